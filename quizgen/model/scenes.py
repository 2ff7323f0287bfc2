"""Scenes: what happens in a scenario and what can be done about it: beats, options, endings.

Texts are CommonMark source with holes such as ``{coal|,}``; formulas are kept as written.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quizgen.diagnostics import Span

GRADES = ("best", "ok", "weak", "fault")
"""From the best to the worst; one option of a decision is best."""

OPEN = "open"
"""The grade of every option where the law is disputed: it is talked over, nobody is marked."""

DIMENSIONS = ("procedure", "evidence", "law", "manner")
"""What a choice scores in."""

LAWFUL = ("true", "flawed", "false")
"""An ending: nothing went wrong, only flaws that are minor or mended, or more."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A text, or a formula, as it was written."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Reference:
    """The name of something that is written elsewhere."""

    id: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Beat:
    """One moment of a scene: something said, done, shown or handed over."""

    span: Span
    who: str = ""
    say: Passage | None = None
    act: Passage | None = None
    show: Passage | None = None
    fields: tuple[Passage, ...] = ()
    """Lines of the table that is shown, such as ``煤炭：{coal|,} 吨标准煤``."""
    doc: Passage | None = None
    doc_state: str = ""
    to: str = ""
    events: tuple[Reference, ...] = ()
    when: Passage | None = None


@dataclass(frozen=True, slots=True)
class Transition:
    """Where a choice leads; the first whose condition holds is taken."""

    to: Reference
    when: Passage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Elapse:
    """Time that passes, told in both counts, since deadlines use one or the other."""

    days: int = 0
    workdays: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What comes of an option; the first outcome whose condition holds applies."""

    span: Span
    grade: str
    feedback: Passage
    next: tuple[Transition, ...]
    when: Passage | None = None
    cite: tuple[Passage, ...] = ()
    events: tuple[Reference, ...] = ()
    set: tuple[tuple[Reference, Passage], ...] = ()
    faults: tuple[Reference, ...] = ()
    corrects: tuple[Reference, ...] = ()
    elapse: Elapse = field(default_factory=Elapse)
    score: Mapping[str, int] = field(default_factory=dict)

    @property
    def points(self) -> int:
        """The score over all dimensions."""
        return sum(self.score.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One thing that can be done."""

    id: str
    text: Passage
    outcomes: tuple[Outcome, ...]
    span: Span
    when: Passage | None = None
    once: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A question with what can be done about it."""

    id: str
    ask: Passage
    options: tuple[Option, ...]
    span: Span
    by: str = ""
    discussion: bool = False
    """A disputed point: its options are graded `OPEN`, and nothing later rests on the choice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """When a scene begins in the story, and when the facilitator warns of its end."""

    day: Passage
    """A formula that gives a date."""
    time: str
    """Such as 09:30."""
    warn: int = 0
    """Minutes before the end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A place and what happens there, up to a decision or straight on to the next scene."""

    id: str
    where: Passage
    beats: tuple[Beat, ...]
    span: Span
    decision: Reference | None = None
    next: tuple[Transition, ...] = ()
    minutes: int = 0
    clock: Clock | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """How it came out."""

    id: str
    title: Passage
    lawful: str
    text: Passage
    span: Span
    cite: tuple[Passage, ...] = ()
    requires: tuple[Reference, ...] = ()
    """Events that every way to this ending must hold."""
