"""Intervals: how sure a figure is, and from how many takers on anything may be said.

Below 30 takers only counts are shown; from 30 on figures with their 95 % intervals; verdicts on
items from 100. With fewer, a good item looks bad in one class of five (measured by simulation).
"""

from __future__ import annotations

from enum import StrEnum
from math import atanh, exp, log, sqrt, tanh
from typing import TypeAlias

INTERVALS_FROM, VERDICTS_FROM = 30, 100
Z = 1.959963984540054
"""Of the normal distribution, for 95 %."""

Interval: TypeAlias = tuple[float, float]


class Depth(StrEnum):
    """What so many takers allow to be shown."""

    COUNTS = "counts"
    INTERVALS = "intervals"
    VERDICTS = "verdicts"


def depth(takers: int) -> Depth:
    """Return what ``takers`` allow."""
    if takers < INTERVALS_FROM:
        return Depth.COUNTS
    return Depth.INTERVALS if takers < VERDICTS_FROM else Depth.VERDICTS


def of_share(share: float, takers: int) -> Interval:
    """Return Wilson's interval of a share (0 to 1); for mean points too, where it is wide enough.

    Points between nothing and everything vary less than right and wrong do (Bhatia and Davis),
    so that the interval of a share holds the mean of any points at least as often.
    """
    if not takers:
        return (0.0, 1.0)
    square = Z * Z / takers
    middle = (share + square / 2) / (1 + square)
    half = Z / (1 + square) * sqrt(share * (1 - share) / takers + square / (4 * takers))
    return (max(0.0, middle - half), min(1.0, middle + half))


def of_correlation(value: float, takers: int) -> Interval:
    """Return Fisher's interval of a correlation."""
    if takers <= 3 or abs(value) >= 1:  # noqa: PLR2004 - his n - 3
        return (-1.0, 1.0) if takers <= 3 else (value, value)  # noqa: PLR2004
    middle, half = atanh(value), Z / sqrt(takers - 3)
    return (tanh(middle - half), tanh(middle + half))


def of_alpha(value: float, takers: int, items: int) -> Interval | None:
    """Return Bonett's interval of alpha (2002); ``None`` where it is not defined."""
    if takers <= 2 or items < 2 or value >= 1:  # noqa: PLR2004
        return None
    middle, half = log(1 - value), Z * sqrt(2 * items / ((items - 1) * (takers - 2)))
    return (1 - exp(middle + half), 1 - exp(middle - half))
