"""Statistics: classical figures of items and of a paper, from points alone.

Facility, corrected discrimination and discriminative efficiency are those of Moodle's report.
Checked apart from it: effective weights are the roots of the covariances with the total, each by
their sum; the error ratio is the root of 1 - alpha; the standard error of measurement is that
share of the standard deviation of the totals (Crocker and Algina, chapters 6 and 7).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum, sqrt
from typing import TYPE_CHECKING

from quizgen.results import moments

if TYPE_CHECKING:
    from collections.abc import Sequence

    Row = Sequence[float]

TWO = 2
"""Items from which on a paper can agree with itself, and takers from whom on anything varies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemFigures:
    """Figures of one item; ``None`` where nothing varies.

    ``facility``, ``discrimination``, ``efficiency`` and the weights are percentages; ``sd`` is in
    points, ``point_biserial`` a correlation.
    """

    facility: float
    """Mean share of the points: 100 where everybody had all of them."""
    sd: float
    discrimination: float | None
    """Correlation with the points of the other items."""
    efficiency: float | None
    """Covariance with the other items, by the most that these points allow."""
    effective_weight: float | None
    """Share of the item in the spread of the totals: 0 if it adds nothing to them, ``None`` if it
    works against them, or nothing varies."""
    intended_weight: float
    """Share of the item's points in those of the paper."""
    point_biserial: float | None
    """Correlation with the total, which holds the item itself: for comparison only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperFigures:
    """Figures of a paper: percentages, but ``sd`` and ``standard_error`` in points."""

    n: int
    """Takers."""
    mean_percent: float
    sd: float
    alpha: float | None
    """Internal consistency (Cronbach), 100 at the most; ``None`` where nothing varies."""
    error_ratio: float | None
    """Share of the spread that is chance: the root of what ``alpha`` leaves."""
    standard_error: float | None
    """Of one person's total (SEM)."""


def item_figures(rows: Sequence[Row], maxima: Row) -> tuple[ItemFigures, ...]:
    """Return the figures of each item.

    Args:
        rows: Points of each taker (n x items).
        maxima: Highest points of each item.
    """
    columns = _columns(rows, len(maxima))
    totals = _totals(columns, len(rows))
    shares = [moments.covariance(column, totals) for column in columns]
    whole = fsum(sqrt(share) for share in shares if share > 0)
    return tuple(
        _item(
            column,
            totals,
            most,
            fsum(maxima),
            sqrt(share) / whole if whole and share >= 0 else None,
        )
        for column, most, share in zip(columns, maxima, shares, strict=True)
    )


def _columns(rows: Sequence[Row], width: int) -> list[list[int]]:
    """Return the points of each item, in millionths."""
    return [[moments.millionths(row[place]) for row in rows] for place in range(width)]


def _totals(columns: Sequence[Sequence[int]], n: int) -> list[int]:
    return list(map(sum, zip(*columns, strict=True))) if columns else [0] * n


def _item(
    column: Sequence[int],
    totals: Sequence[int],
    most: float,
    most_of_all: float,
    weight: float | None,
) -> ItemFigures:
    rest = [total - points for total, points in zip(totals, column, strict=True)]
    limit = moments.most_covariance(column, rest)
    efficiency = moments.covariance(column, rest) / limit if limit > 0 else None
    return ItemFigures(
        facility=100 * moments.mean(column) / most if most else 0.0,
        sd=sqrt(moments.variance(column)),
        discrimination=_percent(moments.correlation(column, rest)),
        efficiency=_percent(efficiency),
        effective_weight=_percent(weight),
        intended_weight=100 * most / most_of_all if most_of_all else 0.0,
        point_biserial=moments.correlation(column, totals),
    )


def _percent(share: float | None) -> float | None:
    return None if share is None else 100 * share


def paper_figures(rows: Sequence[Row], maxima: Row) -> PaperFigures:
    """Return the figures of a paper; see `item_figures` for the arguments."""
    columns = _columns(rows, len(maxima))
    totals = _totals(columns, len(rows))
    most, spread = fsum(maxima), moments.variance(totals)
    found = _alpha(columns, spread)
    ratio = None if found is None else sqrt(max(0.0, 1 - found))
    return PaperFigures(
        n=len(rows),
        mean_percent=100 * moments.mean(totals) / most if most else 0.0,
        sd=sqrt(spread),
        alpha=_percent(found),
        error_ratio=_percent(ratio),
        standard_error=None if ratio is None else ratio * sqrt(spread),
    )


def alpha(rows: Sequence[Row], width: int) -> float | None:
    """Return Cronbach's alpha, the coefficient of internal consistency; ``None`` without spread."""
    columns = _columns(rows, width)
    return _alpha(columns, moments.variance(_totals(columns, len(rows))))


def _alpha(columns: Sequence[Sequence[int]], spread: float) -> float | None:
    width = len(columns)
    if width < TWO or spread <= 0:
        return None
    own = fsum(map(moments.variance, columns))
    return width / (width - 1) * (1 - own / spread)


def kr20(rows: Sequence[Row]) -> float | None:
    """Return Kuder-Richardson 20 of points that are 0 or 1; equals `alpha` of the same points.

    Both variances are of the population or both of the sample: mixing them, as some books do,
    gives another number.
    """
    if not rows:
        return None
    n, width = len(rows), len(rows[0])
    columns = _columns(rows, width)
    spread = moments.variance(_totals(columns, n)) * (n - 1) / n
    if width < TWO or spread <= 0:
        return None
    shares = list(map(moments.mean, columns))
    own = fsum(share * (1 - share) for share in shares)
    return width / (width - 1) * (1 - own / spread)
