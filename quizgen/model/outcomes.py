"""Outcomes: what came of a response, and of a paper."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction


class Verdict(StrEnum):
    """The class of a response: about the answer, not the points (contract P2)."""

    CORRECT = "correct"
    PARTIAL = "partial"
    INCORRECT = "incorrect"
    UNANSWERED = "unanswered"
    INVALID = "invalid"
    PENDING = "pending"
    VOID = "void"
    FATAL = "fatal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The marks of one response; points are exact, ``score`` already rounded once."""

    score: Fraction
    """Points."""
    max: Fraction
    """Points that there were to earn."""
    verdict: Verdict
    reasons: tuple[str, ...] = ()
    cbm: Fraction | None = None
    """Points of certainty-based marking, beside the score; ``None`` where nobody said how sure."""
    suggested: Fraction | None = None
    """Points for a person who has yet to judge; the score waits."""
    parts: Mapping[str, Outcome] = field(default_factory=dict)
    """Outcomes of the parts of a case, by part id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperOutcome:
    """The marks of a paper, in points (contract section 12)."""

    score: Fraction
    max: Fraction
    percent: Fraction
    """Exact; shown rounded half up to two decimals."""
    status: str
    """``pass``, ``fail`` or ``pending``."""
    failed_sections: tuple[str, ...] = ()
