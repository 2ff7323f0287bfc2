"""Interactions: the closed set of ways to respond, with keys, as the grading contract has them.

Points, tolerances and fractions are decimal strings here; `quizgen.grading` makes them exact
rationals. Texts (``text``, ``why``) are CommonMark source and may be "" (vectors have none).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What every interaction has: points, rounded to ``round_dp`` decimals (contract section 1)."""

    max: str = "1"
    min: str = "0"
    round_dp: int = 2
    void: str = ""
    """"" (counted), "full" (max to everyone) or "drop" (0/0)."""
    attempt_factors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """How a part-right response is scored: a name of the contract and its parameters.

    ``parameters`` holds ``points each weights map default lower upper floor partial`` as the
    named policy needs them: decimal strings, or mappings of option id to decimal string.
    """

    name: str
    parameters: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One thing that can be chosen, placed or paired, and why it is right or wrong."""

    id: str
    text: str = ""
    why: str = ""
    fraction: str = ""
    tag: str = ""
    """Misconception that choosing it shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Single(Marks):
    """One option of several (contract section 2)."""

    options: tuple[Option, ...]
    key: str
    also_key: tuple[str, ...] = ()
    wrong_fraction: str = "0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Multi(Marks):
    """A set of options (contract section 2)."""

    options: tuple[Option, ...]
    key: tuple[str, ...]
    policy: Policy = field(default_factory=lambda: Policy(name="cn_zero"))
    allow_empty: bool = False
    max_select: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judge(Marks):
    """True or false (contract section 2)."""

    key: bool
    wrong_fraction: str = "0"
    why_true: str = ""
    why_false: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Accept:
    """A text that is accepted: literal ``text`` or anchored ``pattern``, for ``fraction``."""

    text: str = ""
    pattern: str = ""
    fraction: str = "1"
    tag: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextMatcher:
    """A blank for words (contract section 3)."""

    accept: tuple[Accept, ...]
    case_sensitive: bool = False
    ws: str = "remove"
    strip_prefix: tuple[str, ...] = ()
    strip_suffix: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Precision:
    """How many decimals or significant figures a number must be given with."""

    decimals: int | None = None
    sigfigs: int | None = None
    mode: str = "exact"
    fraction: str = "0"


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownValue:
    """A wrong value that is expected, with its credit and misconception tag."""

    value: str
    fraction: str = "0"
    tag: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tolerance:
    """``abs`` in the item unit, or ``rel`` as a share of the value; at most one is set."""

    abs: str = ""
    rel: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberRule:
    """What number is right (contract section 4)."""

    value: str
    unit: str = ""
    units: tuple[str, ...] = ()
    any_same_dim: bool = True
    unit_required: bool = False
    unit_missing_fraction: str = "0"
    unit_wrong_fraction: str = "0"
    tol: Tolerance | None = None
    precision: Precision | None = None
    also: tuple[KnownValue, ...] = ()
    close_k: str = ""
    close_fraction: str = "0"


@dataclass(frozen=True, slots=True, kw_only=True)
class IntervalRule:
    """What range is right (contract section 5)."""

    lo: str
    hi: str
    unit: str = ""
    units: tuple[str, ...] = ()
    any_same_dim: bool = True
    unit_required: bool = False
    unit_missing_fraction: str = "0"
    unit_wrong_fraction: str = "0"
    one_end: str = "0"


Matcher: TypeAlias = TextMatcher | NumberRule | IntervalRule


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeric(Marks):
    """A number with a unit (contract section 4)."""

    rule: NumberRule


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval(Marks):
    """A range with both ends, such as a range of fines (contract section 5)."""

    rule: IntervalRule


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """One gap in a stem."""

    matcher: Matcher
    weight: str = "1"
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Blanks(Marks):
    """Gaps in a stem, written ``[[1]]``, ``[[2]]`` there (contract section 6)."""

    blanks: tuple[Blank, ...]
    all_or_nothing: bool = False
    order_free: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPoint:
    """One point that a free text should make."""

    id: str
    any: tuple[str, ...]
    deny: tuple[str, ...] = ()
    points: str = "1"
    text: str = ""
    """What the point is, for the marking sheet and the feedback."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Short(Marks):
    """Free text; people decide, ``auto`` for practice only (contract section 7)."""

    keypoints: tuple[KeyPoint, ...]
    auto: bool = False
    answer: str = ""
    """Model answer shown after responding."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order(Marks):
    """Steps to be put in order (contract section 8)."""

    entries: tuple[Option, ...]
    """All steps, the distractors too, in the order in which they are shown."""
    key: tuple[str, ...]
    before: tuple[tuple[str, str], ...] = ()
    distractors: tuple[str, ...] = ()
    policy: Policy = field(default_factory=lambda: Policy(name="exact"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Match(Marks):
    """Left sides to be paired with right sides (contract section 9)."""

    left: tuple[Option, ...]
    right: tuple[Option, ...]
    key: Mapping[str, tuple[str, ...]]
    reuse: bool = False
    policy: Policy = field(default_factory=lambda: Policy(name="per_pair"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Follow:
    """Follow-through: grade against a value computed from the learner's own earlier number."""

    source: str
    """Id of the part whose number is taken (``from`` in YAML and JSON)."""
    ops: tuple[tuple[str, str], ...] = ()
    fraction: str = "1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of a case set."""

    id: str
    interaction: Interaction
    stem: str = ""
    gate: str = ""
    follow: Follow | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case(Marks):
    """Several parts on one stimulus (contract section 10). ``max`` caps the sum."""

    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One action of a scenario item."""

    id: str
    text: str = ""
    why: str = ""
    points: str = "0"
    required: bool = False
    fatal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk(Marks):
    """Actions performed in a scenario (contract section 11, type ``scenario``)."""

    steps: tuple[Step, ...]
    before: tuple[tuple[str, str], ...] = ()
    order_penalty: str = "0"


Interaction: TypeAlias = (
    Single | Multi | Judge | Blanks | Numeric | Interval | Short | Order | Match | Case | Walk
)
