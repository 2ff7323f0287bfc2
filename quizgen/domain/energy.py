"""Energy: standard coal, limits, tiers and who counts as a key energy-using unit."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

KEY_UNIT_TCE = Fraction(10_000)
"""节约能源法§52.2(1): from this yearly use on, in tonnes of standard coal."""

DESIGNATED_UNIT_TCE = Fraction(5_000)
"""节约能源法§52.2(2): from this use on a unit may be designated."""


def standard_coal(quantity: Fraction, coefficient: Fraction) -> Fraction:
    """Return the standard coal of ``quantity``; the coefficient is per unit of it."""
    if quantity < 0 or coefficient < 0:
        raise ValueError("quantity and coefficient must not be negative")
    return quantity * coefficient


def comprehensive_energy(
    quantities: Mapping[str, Fraction], coefficients: Mapping[str, Fraction]
) -> Fraction:
    """Return the standard coal of all energy kinds together.

    Raises:
        ValueError: If a kind has no coefficient in the table.
    """
    missing = sorted(quantities.keys() - coefficients.keys())
    if missing:
        raise ValueError(f"no coefficient is given for {', '.join(missing)}")
    total = Fraction(0)
    for kind, quantity in quantities.items():
        total += standard_coal(quantity, coefficients[kind])
    return total


def is_key_unit(tce: Fraction, designated: bool = False) -> bool:  # noqa: FBT001, FBT002
    """Say whether a unit that uses ``tce`` a year is a key energy-using unit."""
    return tce >= KEY_UNIT_TCE or (designated and tce >= DESIGNATED_UNIT_TCE)


def excess(value: Fraction, limit: Fraction) -> Fraction:
    """Return by how much ``value`` is above ``limit``, 0 where it is not."""
    return max(value - limit, Fraction(0))


def excess_percent(value: Fraction, limit: Fraction) -> Fraction:
    """Return the excess in percent of ``limit``."""
    if limit <= 0:
        raise ValueError("the limit must be more than 0")
    return excess(value, limit) / limit * 100


def steps_above(value: Fraction, threshold: Fraction, step: Fraction) -> int:
    """Return how many steps of size ``step`` the value is above, a begun step counting whole."""
    if step <= 0:
        raise ValueError("the step must be more than 0")
    return (excess(value, threshold) / step).__ceil__()


def tier(value: Fraction, bounds: tuple[Fraction, ...]) -> int:
    """Return the tier of ``value``: 0 up to and with the first bound, 1 to the second."""
    if list(bounds) != sorted(bounds):
        raise ValueError("bounds must rise")
    return sum(value > bound for bound in bounds)
