"""Plans: how far an indicator has fallen, what is still to come, and how much a year that is.

Energy per value added falls in percent of what it was; declines of years multiply and do not add.
Values added are compared at the prices of one base year. All percentages are of 100; everything
is exact but the yearly rate, which is a rounded root. Targets are arguments: what a plan says is
for the caller to bring, with its source.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from quizgen.domain.roots import rounded_root

if TYPE_CHECKING:
    from collections.abc import Sequence

HUNDRED = Fraction(100)
_ROOM = 2
"""Decimals that a share has more than the same figure in percent."""


def constant_value(value: Fraction, index: Fraction) -> Fraction:
    """Return a value added at the prices of the base year: at current prices over the index.

    ``index`` is the price index with the base year as 100; the value keeps its unit (万元).

    Raises:
        ValueError: Where the value is negative, or the index not more than 0.
    """
    if value < 0 or index <= 0:
        raise ValueError("the value must not be negative, the index must be more than 0")
    return value * HUNDRED / index


def decline_percent(before: Fraction, after: Fraction) -> Fraction:
    """Return by how many percent of ``before`` an indicator fell; negative where it rose.

    Raises:
        ValueError: Where ``before`` is not more than 0, or ``after`` is negative.
    """
    if before <= 0 or after < 0:
        raise ValueError("the first value must be more than 0, the second not negative")
    return (before - after) / before * HUNDRED


def compounded_decline(declines: Sequence[Fraction]) -> Fraction:
    """Return the decline in percent over all years together, from that of each year.

    Raises:
        ValueError: Where there is no year, or one fell by more than 100 percent.
    """
    if not declines or any(decline > HUNDRED for decline in declines):
        raise ValueError("declines are given for one year or more, each at most 100 percent")
    left = Fraction(1)
    for decline in declines:
        left *= 1 - decline / HUNDRED
    return (1 - left) * HUNDRED


def yearly_decline(total: Fraction, years: int, places: int = 2) -> Fraction:
    """Return the equal yearly decline in percent that makes ``total`` percent in ``years``.

    It is rounded half up to ``places`` decimals: the root behind it seldom ends.

    Raises:
        ValueError: Where the total is not 0 to less than 100 percent, or there is no year.
    """
    if not 0 <= total < HUNDRED or years < 1:
        raise ValueError("the decline is 0 to less than 100 percent, over one year or more")
    return HUNDRED - rounded_root(1 - total / HUNDRED, years, places + _ROOM) * HUNDRED


def remaining_decline(target: Fraction, done: Fraction) -> Fraction:
    """Return the percent by which an indicator must still fall from now on, 0 when it is there.

    ``target`` and ``done`` are declines since the base year; what is left counts from today's
    value, which is lower, so it is more than their difference.

    Raises:
        ValueError: Where the target is not 0 to 100 percent, or all has fallen already.
    """
    if not 0 <= target <= HUNDRED or done >= HUNDRED:
        raise ValueError("the target is 0 to 100 percent, what is done less than 100 percent")
    return max(1 - (HUNDRED - target) / (HUNDRED - done), Fraction(0)) * HUNDRED
