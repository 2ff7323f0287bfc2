"""Roots: square, fourth and other roots, rounded half up to a number of decimals, no floats."""

from __future__ import annotations

from fractions import Fraction

MAX_DEGREE = 30
MAX_PLACES = 12


def rounded_root(value: Fraction, degree: int, places: int) -> Fraction:
    """Return the root of ``value``, rounded half up to ``places`` decimals.

    Most roots never end as decimals. They are found among whole numbers, so that every machine
    and the player in the browser come to the same last digit.

    Raises:
        ValueError: For a negative value, or a degree or places out of range.
    """
    if value < 0:
        raise ValueError("a root is taken of 0 or more")
    if not 1 <= degree <= MAX_DEGREE or not 0 <= places <= MAX_PLACES:
        raise ValueError(f"the degree is 1 to {MAX_DEGREE}, the decimals are 0 to {MAX_PLACES}")
    scale = Fraction(10) ** places
    # Halves are kept by looking at twice the root: (floor(2y) + 1) // 2 rounds y half up.
    doubled = _whole_root((value * (2 * scale) ** degree).__floor__(), degree)
    return Fraction((doubled + 1) // 2) / scale


def _whole_root(number: int, degree: int) -> int:
    """Return the greatest whole number whose power is not above ``number``."""
    low, high = 0, 1 << (number.bit_length() // degree + 1)
    while low < high:
        middle = (low + high + 1) // 2
        if middle**degree <= number:
            low = middle
        else:
            high = middle - 1
    return low
