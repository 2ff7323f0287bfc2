"""Moments: means, variances and correlations, summed without loss."""

from __future__ import annotations

from math import fsum, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    Column = Sequence[float]


def mean(column: Column) -> float:
    """Return the mean; 0 of nothing."""
    return fsum(column) / len(column) if column else 0.0


def covariance(first: Column, second: Column) -> float:
    """Return the covariance of a sample (n - 1); 0 of fewer than two."""
    if len(first) < 2:  # noqa: PLR2004
        return 0.0
    one, other = mean(first), mean(second)
    products = [(a - one) * (b - other) for a, b in zip(first, second, strict=True)]
    return fsum(products) / (len(first) - 1)


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
