"""Judgement: what one response is worth before points, attempts and rounding are applied."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quizgen.model.outcomes import Outcome

ZERO = Fraction(0)
ONE = Fraction(1)


@dataclass(frozen=True, slots=True)
class Judgement:
    """``fraction`` of the points; ``exact`` is about the answer, not the points (contract P2)."""

    fraction: Fraction = ZERO
    exact: bool = False
    reasons: tuple[str, ...] = ()
    state: str = ""
    """"" when graded, else the verdict: ``unanswered invalid pending fatal void``."""
    suggested: Fraction | None = None
    """What it would be worth, while people have not decided (contract P5)."""
    max: Fraction | None = None
    """The points, where they are not simply those of the interaction."""
    parts: Mapping[str, Outcome] = field(default_factory=dict)
    """Outcomes of the parts of a case."""


UNANSWERED = Judgement(state="unanswered")


def invalid(reason: str) -> Judgement:
    """Return the judgement of a response that cannot be read."""
    return Judgement(reasons=(reason,), state="invalid")


def correct(*reasons: str) -> Judgement:
    """Return the judgement of an exact match."""
    return Judgement(ONE, exact=True, reasons=reasons)


def inexact(fraction: Fraction, *reasons: str) -> Judgement:
    """Return the judgement of an answer that is not exactly right; empty reasons are left out."""
    return Judgement(fraction, reasons=tuple(dict.fromkeys(filter(None, reasons))))


def share(part: Fraction | int, whole: Fraction | int) -> Fraction:
    """Return ``part / whole``; nothing is a share of 0."""
    return Fraction(part) / whole if whole else ZERO
