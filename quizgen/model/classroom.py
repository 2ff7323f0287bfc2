"""Classroom: what a drill adds for a group: role cards, cues, observation, papers, exhibits.

Texts are CommonMark source with holes such as ``{coal|,}``; formulas are kept as written.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from quizgen.model.scenes import DIMENSIONS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quizgen.diagnostics import Span
    from quizgen.model.scenes import Passage, Reference

INJECT_TYPES = ("inject", "information", "facilitation")
"""Something to react to, something to know, a help for the facilitator."""

CHANNELS = ("耳语卡", "电话", "投影", "文书", "当面")

INSPECTORS = "监察"
"""The side of an actor who inspects."""

EVERYBODY = "all"
"""Addressee of an inject that all may read."""

PHASES = ("设场", "反应", "描述", "分析", "应用")
"""Of a debrief, in order."""

SHOWS = ("timeline", "turning_point", "regret", "improvement")
"""What is laid on the table with a question of the debrief."""

SLICES = (*DIMENSIONS, "documents")
"""What observers look at, one slice each."""

PAPER_KINDS = (
    *("jiancha-tongzhi", "li-an", "xianchang-bilu", "xunwen-bilu", "xianxing-dengji"),
    *("zeling-zhenggai", "diaocha-baogao", "chufa-gaozhi", "chenshu-fuhe", "tingzheng-bilu"),
    *("fazhi-shenhe", "jiti-taolun", "chufa-jueding", "songda-huizheng", "yisong-han", "jie-an"),
)
"""Kinds of enforcement papers, in the order of a file."""

PENAL_KINDS = ("chufa-gaozhi", "chufa-jueding")
"""Papers by which a penalty is announced or imposed."""

EXHIBIT_KINDS = ("ledger", "meter", "nameplate", "table")

ISSUERS = ("agency", "unit")


@dataclass(frozen=True, slots=True)
class Rung:
    """A step of the emotional ladder: a mood, and what brings it about."""

    mood: str
    trigger: str


@dataclass(frozen=True, slots=True)
class Answer:
    """Something that is said only if it is asked."""

    ask: Passage
    say: Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """One person of the story. All from ``secret`` on is for that player's card alone."""

    id: str
    name: str
    span: Span
    side: str = ""
    duty: str = ""
    public: str = ""
    secret: str = ""
    breaks_if: str = ""
    conflict: str = ""
    """An interest in the case, for which this officer must withdraw."""
    goal: str = ""
    opening: Passage | None = None
    """Said word for word."""
    ladder: tuple[Rung, ...] = ()
    answers: tuple[Answer, ...] = ()
    fixed: tuple[Passage, ...] = ()
    """Facts that no player may change."""
    improvise: str = ""
    props: tuple[str, ...] = ()
    on_inject: str = ""
    plays: bool = True
    """Whether a participant takes the part; otherwise the facilitator reads it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inject:
    """A cue that a facilitator gives in the classroom."""

    id: str
    text: Passage
    span: Span
    type: str = INJECT_TYPES[0]
    at: Reference | None = None
    """The scene."""
    after: int = 0
    """Minutes into the scene."""
    when: Passage | None = None
    prob: int = 100
    """Percent of the seeds in which it comes."""
    sender: str = ""
    to: str = ""
    channel: str = ""
    expect: tuple[Reference, ...] = ()
    minutes: int = 0
    """Time for what is expected."""
    miss: Passage | None = None
    """What the facilitator does where it is missed."""
    miss_fault: Reference | None = None
    objective: str = ""
    executor: str = ""
    cite: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """A line of the observer's sheet."""

    id: str
    item: str
    span: Span
    dimension: str = ""
    critical: bool = False
    """Without it the case is failed: it has no scale, only yes and no."""
    overall: bool = False
    """The global rating, given apart from the sum."""
    scale: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
    """What each value of the scale looks like; as long as the scale, or empty."""
    objective: str = ""
    observe: Reference | None = None
    events: tuple[Reference, ...] = ()
    """What it records, where that is an event of the procedure."""
    cite: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Debrief:
    """A question for afterwards."""

    phase: str
    ask: Passage
    span: Span
    objective: str = ""
    show: str = ""
    script: Passage | None = None
    """What the facilitator may say before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """An enforcement paper that a choice brings into the file."""

    id: str
    kind: str
    at: Reference
    span: Span
    decision: Reference | None = None
    option: Reference | None = None
    when: Passage | None = None
    date: Passage | None = None
    begin: str = ""
    end: str = ""
    who: tuple[Reference, ...] = ()
    issuer: str = ""
    title: str = ""
    """Another title than that of its kind, such as 限期治理通知书."""
    fields: Mapping[str, Passage] = field(default_factory=dict)
    cite: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """Something that is laid on the table: a ledger, a meter, a nameplate."""

    id: str
    kind: str
    title: Passage
    at: Reference
    span: Span
    alt: Passage | None = None
    columns: tuple[Passage, ...] = ()
    rows: tuple[tuple[Passage, ...], ...] = ()
    fields: Mapping[str, Passage] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Seating:
    """Who plays what when there are so many people or more; the rest observe."""

    people: int
    roles: tuple[tuple[Reference, ...], ...]
    """One entry a person."""
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Classroom:
    """The lesson around the play; its parts in minutes."""

    minutes: int
    """The whole lesson."""
    people: tuple[int, int]
    """The fewest and the most of a group."""
    span: Span
    rules: int = 0
    """To say how it is played (prebrief)."""
    prepare: int = 0
    hotwash: int = 0
    """The first talk at the tables, right after the play (hot wash)."""
    debrief: int = 0
    rooms: tuple[str, ...] = ()
    safeword: str = ""
    stop: tuple[str, ...] = ()

    @property
    def around(self) -> int:
        """Minutes that the lesson takes beside the play itself."""
        return self.rules + self.prepare + self.hotwash + self.debrief


@dataclass(frozen=True, slots=True)
class Fine:
    """A fine that the texts name, with the provision whose bounds it keeps."""

    value: Passage
    law: Passage
    when: Passage | None


@dataclass(frozen=True, slots=True)
class Margin:
    """A value that stays away from a bound, by so many percent of the bound."""

    value: Passage
    bound: Passage
    percent: str
    near: tuple[Reference, ...]
    """Variants that are meant to lie close to the bound."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """A step that the law demands in some cases only."""

    id: str
    when: Passage | None
    first: tuple[Reference, ...]
    then: tuple[Reference, ...]
    """Before these; before a lawful ending where there are none."""
    text: str
    cite: tuple[Passage, ...]
    span: Span
