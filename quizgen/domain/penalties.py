"""Penalties: arithmetic of fines."""

from __future__ import annotations

from fractions import Fraction

DAILY_RATE = Fraction(3, 100)
"""行政处罚法§72(1): share of the fine that is added for each day of delay."""


def late_payment_penalty(
    fine: Fraction, days: int, rate: Fraction = DAILY_RATE, cap: Fraction | None = None
) -> Fraction:
    """Return what is added to a fine paid ``days`` late; never more than ``cap`` (the fine).

    Days of a review or a lawsuit do not count (行政处罚法§73): leave them out of ``days``.
    """
    if fine < 0 or days < 0 or rate < 0:
        raise ValueError("fine, days and rate must not be negative")
    return min(fine * rate * days, fine if cap is None else cap)


def days_until_cap(rate: Fraction = DAILY_RATE) -> int:
    """Return the day on which the added penalty first reaches the fine."""
    if rate <= 0:
        raise ValueError("the rate must be more than 0")
    return (1 / rate).__ceil__()


def fine_in_range(fine: Fraction, least: Fraction, most: Fraction) -> bool:
    """Say whether a fine keeps a range; 以上 and 以下 include their ends."""
    if least > most:
        raise ValueError("the range must begin with its lower end")
    return least <= fine <= most


def multiple_fine(base: Fraction, least: Fraction, most: Fraction) -> tuple[Fraction, Fraction]:
    """Return the range of a fine of ``least`` to ``most`` times ``base``."""
    if base < 0 or least > most:
        raise ValueError("the base must not be negative, the range must begin with its lower end")
    return base * least, base * most
