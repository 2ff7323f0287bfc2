"""Decimals: numbers of items as other systems write them: plain, without exponents."""

from __future__ import annotations

from decimal import Decimal
from math import lcm
from typing import TYPE_CHECKING

from quizgen.grading.exact import ratio

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from quizgen.model.interactions import NumberRule

_PLACES = 12


def written(value: Fraction) -> str:
    """Return a number as a decimal; what has no end is cut after so many places that it is near."""
    whole = Decimal(value.numerator) / Decimal(value.denominator)
    text = f"{round(whole, _PLACES):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def margin(rule: NumberRule) -> str:
    """Return how far off a right number may be, in the unit of the item."""
    if rule.tol is None:
        return "0"
    if rule.tol.rel:
        return written(abs(ratio(rule.value)) * ratio(rule.tol.rel))
    return rule.tol.abs or "0"


def whole_weights(weights: Sequence[Fraction], most: Fraction) -> list[int]:
    """Return whole numbers in the same proportion, which add up to ``most`` where they can."""
    total = sum(weights)
    if not total:
        return [1] * len(weights)
    scaled = [weight * most / total for weight in weights] if most else list(weights)
    if all(weight.denominator == 1 and weight > 0 for weight in scaled):
        return [int(weight) for weight in scaled]
    scale = lcm(*(weight.denominator for weight in weights))
    return [max(1, int(weight * scale)) for weight in weights]


def named(unit: str) -> str:
    """Return what stands beside a number: nothing where it is a bare ratio, whose unit is 1."""
    return "" if unit == "1" else unit
