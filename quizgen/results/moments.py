"""Moments: means, variances and correlations of points, counted in millionths without loss.

Binary fractions would let the totals of equal points differ in the last digit, and a correlation
with such noise can be anything. Whole numbers are divided once, at the end, so that what never
varies has no variance at all.
"""

from __future__ import annotations

from math import sqrt
from operator import mul
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    Column = Sequence[int]

MILLION = 10**6


def millionths(points: float) -> int:
    """Return points as a whole number of millionths."""
    return round(points * MILLION)


def mean(column: Column) -> float:
    """Return the mean in points; 0 of nothing."""
    return _quotient(sum(column), len(column) * MILLION) if column else 0.0


def covariance(first: Column, second: Column) -> float:
    """Return the covariance of a sample (n - 1); 0 of fewer than two."""
    n = len(first)
    if n < 2:  # noqa: PLR2004
        return 0.0
    spread = n * sum(map(mul, first, second)) - sum(first) * sum(second)
    return _quotient(spread, n * (n - 1) * MILLION**2)


def _quotient(above: int, below: int) -> float:
    # Both are made doubles first, as browsers do; int / int would round once.
    return float(above) / float(below)


def variance(column: Column) -> float:
    """Return the variance of a sample (n - 1); 0 of fewer than two."""
    return covariance(column, column)


def correlation(first: Column, second: Column) -> float | None:
    """Return Pearson's correlation; ``None`` where one of the two never varies."""
    spread = variance(first) * variance(second)
    return covariance(first, second) / sqrt(spread) if spread > 0 else None


def most_covariance(first: Column, second: Column) -> float:
    """Return the covariance if the best on one side were the best on the other, and so on."""
    return covariance(sorted(first), sorted(second))
