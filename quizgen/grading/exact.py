"""Exact: decimal strings to rationals and back; rounding once, half up (contract P0, P1)."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@lru_cache(maxsize=4096)
def ratio(text: str) -> Fraction:
    """Return the exact value of a decimal string, such as ``0.5`` or ``1/60``."""
    return Fraction(text)


def added(values: Iterable[Fraction]) -> Fraction:
    """Add rationals; those of one denominator as whole numbers, since whole classes are added."""
    numerators: dict[int, int] = {}
    for value in values:
        above, below = value.as_integer_ratio()
        numerators[below] = numerators.get(below, 0) + above
    parts = [Fraction(above, below) for below, above in numerators.items()]
    return parts[0] if len(parts) == 1 else sum(parts, Fraction(0))


def half_up(value: Fraction, places: int) -> Fraction:
    """Round to ``places`` decimals, halves away from zero (四舍五入)."""
    scale = 10**places
    scaled = abs(value) * scale
    rounded = Fraction(
        (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator), scale
    )
    return rounded if value >= 0 else -rounded


def decimal_text(value: Fraction) -> str:
    """Return the shortest decimal string of a value whose decimals end."""
    places = 0
    denominator = value.denominator
    while denominator % 10 == 0:
        denominator //= 10
        places += 1
    while denominator % 2 == 0 or denominator % 5 == 0:
        denominator //= 2 if denominator % 2 == 0 else 5
        places += 1
    digits = str(abs(value.numerator) * 10**places // value.denominator).rjust(places + 1, "0")
    whole, part = digits[: len(digits) - places], digits[len(digits) - places :]
    return ("-" if value < 0 else "") + whole + (f".{part}" if part else "")
