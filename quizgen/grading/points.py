"""Points: from the share of the maximum to points, rounded once (contract section 1)."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from quizgen.grading.exact import half_up, ratio
from quizgen.grading.judgement import ONE, ZERO, Judgement
from quizgen.model.outcomes import Outcome, Verdict

if TYPE_CHECKING:
    from quizgen.model.interactions import Marks

_VERDICTS = {verdict.value: verdict for verdict in Verdict}
_UNGRADED = frozenset(["unanswered", "invalid"])
_WRONG_BY_CERTAINTY = (0, -2, -6)


class Settled(NamedTuple):
    """An outcome, with what its rounding has lost."""

    outcome: Outcome
    points: Fraction
    """The score before rounding: a case adds these and rounds once."""
    fraction: Fraction
    """Share of the maximum that the attempt leaves."""


def voided(own: Marks) -> Judgement | None:
    """Return the judgement of what no longer counts, whatever was answered."""
    if own.void == "drop":
        return Judgement(ONE, reasons=("void_drop",), state="void", max=ZERO)
    if own.void == "full":
        return Judgement(ONE, reasons=("void_full",), state="void")
    return None


def settle(own: Marks, judged: Judgement, attempt: int) -> Settled:
    """Apply the points, the attempt, the rounding and the bounds of ``own``."""
    most = ratio(own.max) if judged.max is None else judged.max
    factor = ONE if judged.state == "void" else attempt_factor(own, attempt)
    fraction = _left(judged.fraction, factor)
    points = score = ZERO
    if judged.state not in _UNGRADED:
        raw = most * fraction
        points = _clamped(own, raw, most)
        score = points if raw.denominator == 1 else _rounded(own, raw, most)
    suggested = None
    if judged.suggested is not None:
        suggested = _rounded(own, most * _left(judged.suggested, factor), most)
    if judged.state:
        verdict = _VERDICTS[judged.state]
    elif judged.exact:
        verdict = Verdict.CORRECT
    else:
        verdict = Verdict.PARTIAL if score > 0 else Verdict.INCORRECT
    outcome = Outcome(
        score=score,
        max=most,
        verdict=verdict,
        reasons=judged.reasons,
        suggested=suggested,
        parts=judged.parts,
    )
    return Settled(outcome, points, fraction)


def attempt_factor(own: Marks, attempt: int) -> Fraction:
    """Return what a positive fraction is multiplied by on this attempt; past the end it is 0."""
    factors = own.attempt_factors
    if not factors:
        return ONE
    attempt = max(attempt, 1)
    return ratio(factors[attempt - 1]) if attempt <= len(factors) else ZERO


def _left(fraction: Fraction, factor: Fraction) -> Fraction:
    return fraction * factor if fraction > 0 else fraction


def _rounded(own: Marks, points: Fraction, most: Fraction) -> Fraction:
    return _clamped(own, half_up(points, own.round_dp), most)


def _clamped(own: Marks, points: Fraction, most: Fraction) -> Fraction:
    return max(ratio(own.min), min(points, most))


def by_certainty(own: Marks, settled: Settled, certainty: int) -> Fraction:
    """Return the marks weighted by certainty 1, 2 or 3; they never change the score."""
    outcome = settled.outcome
    if outcome.verdict in {Verdict.UNANSWERED, Verdict.PENDING}:
        return ZERO
    if settled.fraction > 0:
        weighted = certainty * settled.fraction
    else:
        weighted = Fraction(_WRONG_BY_CERTAINTY[certainty - 1])
    return half_up(outcome.max * weighted, own.round_dp)
