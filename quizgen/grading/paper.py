"""Paper: the marks of several items together, and whether they are a pass (contract section 12)."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from quizgen.grading.exact import ratio
from quizgen.grading.judgement import ZERO, share
from quizgen.model.outcomes import PaperOutcome, Verdict

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from quizgen.model.outcomes import Outcome

PASS_PERCENT = "60"


def total(
    graded: Sequence[tuple[str, Outcome]],
    *,
    pass_percent: str = PASS_PERCENT,
    section_min_percent: Mapping[str, str] | None = None,
) -> PaperOutcome:
    """Add up the outcomes of a paper's items; the exact percentage decides, not the shown one.

    Args:
        graded: The section ("" for none) and the outcome of each item, in order.
        pass_percent: The cut score.
        section_min_percent: What must be reached in a section, by its id.
    """
    outcomes = [outcome for _, outcome in graded]
    score, most, percent = _sums(outcomes)
    least = section_min_percent or {}
    failed = tuple(
        section
        for section in dict.fromkeys(place for place, _ in graded if place in least)
        if _falls_short(
            [outcome for place, outcome in graded if place == section], ratio(least[section])
        )
    )
    verdicts = {outcome.verdict for outcome in outcomes}
    if Verdict.PENDING in verdicts:
        status = "pending"
    elif Verdict.FATAL in verdicts or failed or not most or percent < ratio(pass_percent):
        status = "fail"
    else:
        status = "pass"
    return PaperOutcome(
        score=score, max=most, percent=percent, status=status, failed_sections=failed
    )


def _falls_short(outcomes: Collection[Outcome], least: Fraction) -> bool:
    _, most, percent = _sums(outcomes)
    return bool(most) and percent < least


def _sums(outcomes: Collection[Outcome]) -> tuple[Fraction, Fraction, Fraction]:
    score = max(ZERO, _added(outcome.score for outcome in outcomes))
    most = _added(outcome.max for outcome in outcomes)
    return score, most, share(score, most) * 100


def _added(values: Iterable[Fraction]) -> Fraction:
    """Add rationals; those of one denominator as whole numbers, since whole classes are added."""
    numerators: dict[int, int] = {}
    for value in values:
        above, below = value.as_integer_ratio()
        numerators[below] = numerators.get(below, 0) + above
    return sum((Fraction(above, below) for below, above in numerators.items()), ZERO)
