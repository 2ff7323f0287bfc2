"""Limits: use per unit of product, levels of a limit, corrections, conversions and meters.

Every table and coefficient is an argument: which standard it is from, and how well that standard
is known, is for the caller to say. All values are exact fractions; nothing is rounded here.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def unit_consumption(energy: Fraction, output: Fraction) -> Fraction:
    """Return the use per unit of product (单位产品能耗): ``energy`` over ``output``.

    kgce and t give kgce/t, kWh and t give kWh/t. Terms as in GB/T 2589-2020 (待核原文).

    Raises:
        ValueError: Where the energy is negative, or nothing was made.
    """
    _not_negative(energy)
    if output <= 0:
        raise ValueError("the output must be more than 0")
    return energy / output


def plant_unit(energies: Sequence[Fraction], outputs: Sequence[Fraction]) -> Fraction:
    """Return the use per unit of product of all kilns or lines together.

    The sum of the energies over the sum of the outputs, in the units of `unit_consumption`; a
    mean of the lines' own figures would count a small line like a big one.

    Raises:
        ValueError: Where the two lists differ in length, or an entry is negative.
    """
    if len(energies) != len(outputs):
        raise ValueError("every line needs an energy and an output")
    _not_negative(*energies, *outputs)
    return unit_consumption(sum(energies, Fraction(0)), sum(outputs, Fraction(0)))


def apportion(total: Fraction, part: Fraction, whole: Fraction) -> Fraction:
    """Return the share of ``total`` that falls to ``part`` of ``whole``; unit of ``total``.

    For energy that several products share, by output, area or whatever the rule at hand says.

    Raises:
        ValueError: Where the part is not within the whole.
    """
    _not_negative(total)
    if whole <= 0 or not 0 <= part <= whole:
        raise ValueError("the part must lie within a whole that is more than 0")
    return total * part / whole


def limit_level(value: Fraction, limits: Sequence[Fraction]) -> int:
    """Return the level that ``value`` reaches: 1 for the first limit, 2 …, 0 for none of them.

    ``limits`` begin with the strictest; a value equal to a limit reaches it. GB 16780-2021 and
    GB 21346-2022 have three levels, the third being the limit proper (限定值; 待核原文).

    Raises:
        ValueError: Where there are no limits, or they do not rise.
    """
    if not limits or any(low >= high for low, high in pairwise(limits)):
        raise ValueError("limits must rise from the strictest on")
    return next((level for level, limit in enumerate(limits, start=1) if value <= limit), 0)


def excess_energy(value: Fraction, limit: Fraction, output: Fraction) -> Fraction:
    """Return the energy used above a limit in the year: 0 where the limit is kept.

    ``value`` and ``limit`` per unit of product (kgce/t), ``output`` in that unit (t): kgce.

    Raises:
        ValueError: Where a value is negative.
    """
    _not_negative(value, limit, output)
    return max(value - limit, Fraction(0)) * output


def adjusted_limit(
    limit: Fraction, share: Fraction, base: Fraction, per_point: Fraction
) -> Fraction:
    """Return a limit corrected by ``per_point`` for each percentage point from ``base``.

    Up where ``share`` is above ``base``, down where it is below; shares in percent, the others
    in the unit of the limit. GB 16780-2021 5.4 corrects the limits of cement so, for the share
    of clinker (待核原文).

    Raises:
        ValueError: Where a value is negative.
    """
    _not_negative(limit, share, base, per_point)
    return limit + (share - base) * per_point


def altitude_factor(
    altitude: Fraction,
    threshold: Fraction,
    pressure: Fraction,
    constant: Fraction,
    slope: Fraction,
) -> Fraction:
    """Return the factor of a limit for thin air; 1 up to and with the threshold.

    ``constant`` - ``slope`` * ``pressure``; altitudes in m, ``pressure`` as share of the standard
    one (P / 101325 Pa). GB 16780-2021 5.3 has 1500 m, 1.179 and 0.211, for level 3 only (待核原文).

    Raises:
        ValueError: Where a value is negative.
    """
    _not_negative(altitude, threshold, pressure, constant, slope)
    return Fraction(1) if altitude <= threshold else constant - slope * pressure


def equivalent_coefficient(heat: Fraction, standard_heat: Fraction) -> Fraction:
    """Return the coefficient by energy contained (当量值): kgce per unit of the energy.

    ``heat`` of one unit and ``standard_heat`` of 1 kg of standard coal in one unit (kJ, MJ).
    Terms as in GB/T 2589-2020 (待核原文).

    Raises:
        ValueError: Where ``heat`` is negative, or that of standard coal is not more than 0.
    """
    _not_negative(heat)
    if standard_heat <= 0:
        raise ValueError("the heat of standard coal must be more than 0")
    return heat / standard_heat


def equal_coefficient(spent: Fraction, made: Fraction) -> Fraction:
    """Return the coefficient by energy spent to make it (等价值): kgce per unit of the energy.

    ``spent`` standard coal (kgce) went into ``made`` units, such as kWh. Terms as in
    GB/T 2589-2020 (待核原文).

    Raises:
        ValueError: Where ``spent`` is negative, or nothing was made.
    """
    return unit_consumption(spent, made)


def metered(
    start: Fraction, end: Fraction, ratio: Fraction, span: Fraction = Fraction(0)
) -> Fraction:
    """Return what ran through a meter: the difference of its readings times its ratio.

    ``ratio`` is that of the instrument transformers (1 without). ``span`` is where the counter
    begins anew (10000 for four digits): it may then have passed 0 once.

    Raises:
        ValueError: Where the counter runs back, or shows more than it can.
    """
    _not_negative(start, end, ratio, span)
    if span and max(start, end) >= span:
        raise ValueError("a reading must be less than the span of the counter")
    if end < start and not span:
        raise ValueError("the counter runs back")
    return (end - start + (span if end < start else 0)) * ratio


def share_percent(part: Fraction, whole: Fraction) -> Fraction:
    """Return ``part`` in percent of ``whole``: meters fitted of meters due, for one.

    Raises:
        ValueError: Where the part is negative, or the whole is not more than 0.
    """
    _not_negative(part)
    if whole <= 0:
        raise ValueError("the whole must be more than 0")
    return part / whole * 100


def gap_percent(main: Fraction, parts: Sequence[Fraction]) -> Fraction:
    """Return by how much the main meter shows more than its submeters, in percent of it.

    Negative where the submeters show more.

    Raises:
        ValueError: Where a submeter shows less than 0, or the main meter not more than 0.
    """
    _not_negative(*parts)
    if main <= 0:
        raise ValueError("the main meter must show more than 0")
    return (main - sum(parts, Fraction(0))) / main * 100


def _not_negative(*values: Fraction) -> None:
    if any(value < 0 for value in values):
        raise ValueError("values must not be negative")
