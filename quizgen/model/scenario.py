"""Scenario: a drill as written: people, facts, scenes, decisions, and the rules of procedure.

The shape is restricted on purpose: everything that a choice can change is a finite domain, so
that `quizgen.drills` can walk through all of it. Texts are CommonMark source with holes such as
``{coal|,}``; formulas are kept as written.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quizgen.diagnostics import Span
    from quizgen.model.classroom import (
        Actor,
        Classroom,
        Criterion,
        Debrief,
        Demand,
        Exhibit,
        Fine,
        Inject,
        Margin,
        Paper,
        Seating,
    )
    from quizgen.model.scenes import Decision, Ending, Passage, Reference, Scene

SEVERITIES = {"minor": 1, "void": 2, "abuse": 3}
"""minor: a flaw; void: the decision can be undone; abuse: people answer for it."""

DEVIATIONS = ("forbidden", "missing", "reversed", "late")
"""In what way a fault leaves the lawful way, as a review of the play sorts it."""

VARIANT = "variant"
"""The fact that decides what the law says of the case; other facts may be drawn by it."""

FLAW = "flaw"
"""Name, in conditions, of the worst fault that is not mended: 0, or a value of SEVERITIES."""

FactValue: TypeAlias = Fraction | str | bool | date


class Choices(Protocol):
    """Values of which a seed picks one."""

    def __len__(self) -> int: ...

    def __getitem__(self, index: int, /) -> FactValue: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Jurisdiction:
    """Who is who in a fictional place: stated as data, never guessed from a name."""

    place: str
    agency: str
    """The department in whose name a decision is made."""
    energy_authority: str = ""
    """The department that administers energy conservation (管理节能工作的部门) there.

    Empty in a course on another law: the agency is then compared with the register by its name.
    """
    mode: str = "own"
    """own: its own officers; entrusted: a unit acts in its name; authorized: in the unit's own."""
    unit: str = ""
    """The unit that acts, where it is not the agency itself."""
    hearing_fine_min: int = 0
    """From this fine in yuan on a hearing must be offered there; 0 when it is not stated."""
    hearing_income_min: int = 0
    """From these unlawful gains in yuan on, where they are confiscated."""
    hearing_goods_min: int = 0
    """From this worth of goods in yuan on, where they are confiscated."""
    span: Span

    @property
    def hearing_lines(self) -> tuple[tuple[str, int], ...]:
        """Return from what amount on a hearing must be offered, where it is stated."""
        lines = (
            ("fine", self.hearing_fine_min),
            ("income", self.hearing_income_min),
            ("goods", self.hearing_goods_min),
        )
        return tuple((kind, least) for kind, least in lines if least)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something that a seed decides, each by a stream of its own."""

    id: str
    span: Span
    kind: str
    """int, decimal, pick or date."""
    values: Mapping[str, Choices]
    """By variant; under "" where the variant does not matter."""
    weights: tuple[int, ...] = ()
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What the law says of the facts: a truth that conditions may name."""

    id: str
    when: Passage
    law: Passage
    text: str = ""
    power: str = ""
    """own or transfer, where the author says so; the register must agree."""
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something that may go wrong, as a file review would record it."""

    id: str
    severity: str
    text: str
    cite: tuple[Passage, ...]
    span: Span
    kind: str = DEVIATIONS[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Variable:
    """A state variable with its finite domain; the first value is where it starts."""

    id: str
    domain: tuple[int | str, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule of procedure over events, for example: the card is shown before the inspection.

    precedence: one of ``first`` before ``then``; response: after ``after`` one of ``then``, at
    the latest when ``until`` comes or the case ends; absence: never ``then``; not_after: no
    ``then`` once ``after`` has come; within: after ``after`` one of ``then`` in ``number`` days.
    """

    id: str
    kind: str
    text: str
    severity: str
    cite: tuple[Passage, ...]
    span: Span
    first: tuple[str, ...] = ()
    then: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    until: tuple[str, ...] = ()
    reset: tuple[str, ...] = ()
    """Events that make an earlier ``first`` count no longer."""
    number: int = 0
    unit: str = ""
    """日 or 工作日."""
    implements: tuple[str, ...] = ()
    """Preconditions of penalties, as the register words them, that this rule watches over."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Procedure:
    """A shared file of rules with the vocabulary of their events."""

    id: str
    title: str
    events: Mapping[str, str]
    """Event to what a reader is told."""
    rules: tuple[Rule, ...]
    span: Span
    broken: bool = False
    """Some rule could not be read: nothing is proved of scenarios under it."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Scenario:
    """One drill (``scenarios/*.yaml``). Compared by identity: proofs of it are kept."""

    id: str
    title: str
    span: Span
    law_asof: str
    summary: Passage
    jurisdiction: Jurisdiction
    start: Reference
    given: tuple[Passage, ...] = ()
    """Rules of the setting on which choices may rest, cited as 题给规则§1, §2 and so on."""
    minutes: int = 0
    objectives: Mapping[str, str] = field(default_factory=dict)
    cast: Mapping[str, Actor] = field(default_factory=dict)
    facts: Mapping[str, Fact] = field(default_factory=dict)
    derive: Mapping[str, Passage] = field(default_factory=dict)
    findings: Mapping[str, Finding] = field(default_factory=dict)
    variant_expect: Mapping[str, tuple[Reference, ...]] = field(default_factory=dict)
    procedures: tuple[Reference, ...] = ()
    state: Mapping[str, Variable] = field(default_factory=dict)
    faults: Mapping[str, Fault] = field(default_factory=dict)
    scenes: Mapping[str, Scene] = field(default_factory=dict)
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    endings: Mapping[str, Ending] = field(default_factory=dict)
    injects: tuple[Inject, ...] = ()
    rubric: tuple[Criterion, ...] = ()
    debrief: tuple[Debrief, ...] = ()
    classroom: Classroom | None = None
    seats: tuple[Seating, ...] = ()
    documents: Mapping[str, Paper] = field(default_factory=dict)
    exhibits: Mapping[str, Exhibit] = field(default_factory=dict)
    fines: tuple[Fine, ...] = ()
    conserve: tuple[Passage, ...] = ()
    """Truths over facts and derived values that hold for every seed."""
    margins: tuple[Margin, ...] = ()
    demands: tuple[Demand, ...] = ()
    content_hash: str = ""
    """12 hex digits over the source: a saved walk of another text is not taken up again."""
    broken: bool = False
    """Something in the file could not be read or leads nowhere: nothing is proved of it."""

    @property
    def for_classroom(self) -> bool:
        """Whether a group plays it: then more is asked of it than of a scene for one."""
        return self.classroom is not None or bool(self.injects)
