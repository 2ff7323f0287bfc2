"""Law: instruments, their provisions down to 条款项, and citations of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizgen.diagnostics import Span


class Evidence(StrEnum):
    """How well a text is known. Grade M (memory) does not exist here on purpose."""

    V = "V"
    """Three transcriptions agree."""
    V1 = "V1"
    """One full text."""
    F = "F"
    """Fragment or secondary source: taught as 待核原文, never the base of a key."""


GIVEN = "题给规则"
"""What 题给规则§1 names: no law, but a rule of the setting that is printed in a scenario."""


@dataclass(frozen=True, slots=True, order=True)
class Citation:
    """A provision named in the one grammar: ``节约能源法§73.2(1)`` is 条.款(项)."""

    instrument: str
    """Title of the instrument, as written."""
    article: int
    paragraph: int = 0
    """款, 0 when the article as a whole is meant."""
    item: int = 0
    """项, 0 when none is meant."""

    def __str__(self) -> str:
        text = f"{self.instrument}§{self.article}"
        if self.paragraph:
            text += f".{self.paragraph}"
        return f"{text}({self.item})" if self.item else text


@dataclass(frozen=True, slots=True, kw_only=True)
class Consequence:
    """What follows from a breach: ``kind`` such as 罚款, and its range where it has one."""

    kind: str
    min: str = ""
    max: str = ""
    unit: str = ""
    """Unit of ``min`` and ``max``: 元, or 倍 of ``base``."""
    base: str = ""
    """What a multiple is taken of, such as 违法所得."""
    after: str = ""
    """What must come first for this consequence, such as 逾期不改正."""
    by: str = ""
    """Who decides this consequence, when not the authority of the provision."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A term set by a provision."""

    what: str
    number: str
    unit: str
    """日 (calendar days), 工作日, 月 or 年: already read by the instrument's own rule."""
    limit: str = "以内"
    """以内 (within), 以前 (before) or 届满后 (after)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """An article, paragraph (款) or item (项) of an instrument."""

    citation: Citation
    span: Span
    topic: str = ""
    gist: str = ""
    """What it says, in our own words."""
    evidence: Evidence = Evidence.F
    duty_holder: str = ""
    proposes: str = ""
    """Who proposes the measure, where somebody else decides it."""
    decides: str = ""
    """Authority that decides."""
    precondition: str = ""
    """What must have happened first: 逾期不改正, 拒不改正, 书面整改要求 …"""
    consequences: tuple[Consequence, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    see: tuple[str, ...] = ()
    """Citations of related provisions, as written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """One version of a law, regulation, rule or standard."""

    id: str
    title: str
    span: Span
    full_title: str = ""
    kind: str = "法律"
    issuer: str = ""
    number: str = ""
    version: str = ""
    effective: str = ""
    """Date (ISO) from which this version applies."""
    status: str = "in_force"
    """in_force, repealed, expired or unknown, as known on ``law_asof``."""
    ended: str = ""
    """Date (ISO) of repeal or expiry."""
    successor: str = ""
    evidence: Evidence = Evidence.F
    note: str = ""
    articles: int = 0
    """Number of articles; 0 when not known (fragments)."""
    aliases: tuple[str, ...] = ()
    """Other names of it; a citation must use ``title``."""
    chapters: tuple[tuple[str, int, int], ...] = ()
    """(title, first article, last article)."""
    provisions: dict[tuple[int, int, int], Provision] = field(default_factory=dict)
    """By (article, paragraph, item), in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """All instruments that a course may cite."""

    asof: str
    """Date (ISO) up to which the evidence reaches."""
    instruments: dict[str, Instrument] = field(default_factory=dict)
    """By title."""
