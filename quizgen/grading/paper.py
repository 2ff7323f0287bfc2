"""Paper: the marks of several items together, and whether they are a pass (contract section 12)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from quizgen.grading.exact import added, ratio
from quizgen.grading.judgement import ZERO, share
from quizgen.model.outcomes import PaperOutcome, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from fractions import Fraction

    from quizgen.model.outcomes import Outcome

PASS_PERCENT = "60"


def total(
    graded: Sequence[tuple[str, Outcome]],
    *,
    pass_percent: str = PASS_PERCENT,
    section_min_percent: Mapping[str, str] | None = None,
) -> PaperOutcome:
    """Add up the outcomes of a paper's items.

    Args:
        graded: The section ("" for none) and the outcome of each item, in order.
        pass_percent: The cut score.
        section_min_percent: What must be reached in a section, by its id.
    """
    items = [(section, outcome.max) for section, outcome in graded]
    adder = Adder(items, pass_percent=pass_percent, section_min_percent=section_min_percent)
    return adder([outcome for _, outcome in graded])


class _Section(NamedTuple):
    id: str
    places: tuple[int, ...]
    max: Fraction
    least: Fraction
    """Percentage that must be reached."""


class Adder:
    """Adds up papers of one form; the exact percentage decides, not the shown one.

    What an item is worth is the same for everybody, so that is added only once.
    """

    __slots__ = ("_max", "_pass", "_sections")

    def __init__(
        self,
        items: Sequence[tuple[str, Fraction]],
        *,
        pass_percent: str = PASS_PERCENT,
        section_min_percent: Mapping[str, str] | None = None,
    ) -> None:
        """Take the section and the highest points of each item; for the others see `total`."""
        self._pass = ratio(pass_percent)
        self._max = added(most for _, most in items)
        self._sections = []
        least = section_min_percent or {}
        for id_ in dict.fromkeys(section for section, _ in items if section in least):
            places = tuple(place for place, (section, _) in enumerate(items) if section == id_)
            most = added(items[place][1] for place in places)
            self._sections.append(_Section(id_, places, most, ratio(least[id_])))

    def __call__(self, outcomes: Sequence[Outcome]) -> PaperOutcome:
        """Return what the outcomes of one paper come to; there is one for each item."""
        score, percent = _score(outcomes, self._max)
        failed = tuple(one.id for one in self._sections if _falls_short(one, outcomes))
        verdicts = {outcome.verdict for outcome in outcomes}
        if Verdict.PENDING in verdicts:
            status = "pending"
        elif Verdict.FATAL in verdicts or failed or not self._max or percent < self._pass:
            status = "fail"
        else:
            status = "pass"
        return PaperOutcome(
            score=score, max=self._max, percent=percent, status=status, failed_sections=failed
        )


def _falls_short(section: _Section, outcomes: Sequence[Outcome]) -> bool:
    _, percent = _score([outcomes[place] for place in section.places], section.max)
    return bool(section.max) and percent < section.least


def _score(outcomes: Iterable[Outcome], most: Fraction) -> tuple[Fraction, Fraction]:
    """Return the points, never below 0, and their percentage."""
    score = max(ZERO, added(outcome.score for outcome in outcomes))
    return score, share(score, most) * 100
