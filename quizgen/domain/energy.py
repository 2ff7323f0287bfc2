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
    """Return the standard coal of ``quantity``, in the unit of the coefficient's numerator.

    kWh and kgce/kWh give kgce, t and tce/t give tce; at values of which kind (当量值, 等价值) the
    coefficient says. Terms as in GB/T 2589-2020 (待核原文).

    Raises:
        ValueError: Where the quantity or the coefficient is negative.
    """
    if quantity < 0 or coefficient < 0:
        raise ValueError("quantity and coefficient must not be negative")
    return quantity * coefficient


def comprehensive_energy(
    quantities: Mapping[str, Fraction], coefficients: Mapping[str, Fraction]
) -> Fraction:
    """Return the standard coal of all energy kinds together (综合能耗), by kind as `standard_coal`.

    All coefficients must lead to one unit, kgce or tce.

    Raises:
        ValueError: If a kind has no coefficient in the table, or a number is negative.
    """
    missing = sorted(quantities.keys() - coefficients.keys())
    if missing:
        raise ValueError(f"no coefficient is given for {', '.join(missing)}")
    total = Fraction(0)
    for kind, quantity in quantities.items():
        total += standard_coal(quantity, coefficients[kind])
    return total


def is_key_unit(tce: Fraction, designated: bool = False) -> bool:  # noqa: FBT001, FBT002
    """Say whether a unit that uses ``tce`` a year is a key energy-using unit (节约能源法§52.2).

    ``tce`` in tonnes of standard coal; ``designated`` where an authority has named the unit.
    """
    return tce >= KEY_UNIT_TCE or (designated and tce >= DESIGNATED_UNIT_TCE)


def excess(value: Fraction, limit: Fraction) -> Fraction:
    """Return by how much ``value`` is above ``limit``, in their common unit; 0 where it is not."""
    return max(value - limit, Fraction(0))


def excess_percent(value: Fraction, limit: Fraction) -> Fraction:
    """Return by how many percent of ``limit`` the value is above it, 0 where it is not.

    Raises:
        ValueError: Where the limit is not more than 0.
    """
    if limit <= 0:
        raise ValueError("the limit must be more than 0")
    return excess(value, limit) / limit * 100


def steps_above(value: Fraction, threshold: Fraction, step: Fraction) -> int:
    """Return how many steps of size ``step`` the value is above, a begun step counting whole.

    All three in one unit, such as kWh/t.

    Raises:
        ValueError: Where the step is not more than 0.
    """
    if step <= 0:
        raise ValueError("the step must be more than 0")
    return (excess(value, threshold) / step).__ceil__()


def tier(value: Fraction, bounds: tuple[Fraction, ...]) -> int:
    """Return the tier of ``value``: 0 up to and with the first bound, 1 to the second.

    Raises:
        ValueError: Where the bounds do not rise.
    """
    if list(bounds) != sorted(bounds):
        raise ValueError("bounds must rise")
    return sum(value > bound for bound in bounds)
