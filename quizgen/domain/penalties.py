"""Penalties: arithmetic of fines."""

from __future__ import annotations

from fractions import Fraction

DAILY_RATE = Fraction(3, 100)
"""行政处罚法§72(1): share of the fine that is added for each day of delay."""


def late_payment_penalty(
    fine: Fraction, days: int, rate: Fraction = DAILY_RATE, cap: Fraction | None = None
) -> Fraction:
    """Return what is added to a fine paid ``days`` late (加处罚款), in yuan; at most ``cap``.

    ``rate`` is the share of the fine for each day. 行政处罚法§72.1(1): 3 percent, and never more
    than the fine, which is the cap where none is given. Days of a review or a lawsuit do not count
    (行政处罚法§73): leave them out of ``days``.

    Raises:
        ValueError: Where the fine, the days or the rate are negative.
    """
    if fine < 0 or days < 0 or rate < 0:
        raise ValueError("fine, days and rate must not be negative")
    return min(fine * rate * days, fine if cap is None else cap)


def days_until_cap(rate: Fraction = DAILY_RATE) -> int:
    """Return the day of delay on which the added penalty first reaches the fine: 34 at 3 percent.

    Raises:
        ValueError: Where the rate is not more than 0.
    """
    if rate <= 0:
        raise ValueError("the rate must be more than 0")
    return (1 / rate).__ceil__()


def fine_in_range(fine: Fraction, least: Fraction, most: Fraction) -> bool:
    """Say whether a fine keeps a range, all in yuan; 以上 and 以下 include their ends.

    Raises:
        ValueError: Where the range does not begin with its lower end.
    """
    if least > most:
        raise ValueError("the range must begin with its lower end")
    return least <= fine <= most


def multiple_fine(base: Fraction, least: Fraction, most: Fraction) -> tuple[Fraction, Fraction]:
    """Return the range of a fine of ``least`` to ``most`` times ``base``, an amount in yuan.

    Raises:
        ValueError: Where the base is negative, or ``least`` is more than ``most``.
    """
    if base < 0 or least > most:
        raise ValueError("the base must not be negative, the range must begin with its lower end")
    return base * least, base * most
