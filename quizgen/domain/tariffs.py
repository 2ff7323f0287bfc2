"""Tariffs: surcharges on the price of electricity by consumption, every table an argument.

What a notice fixes (thresholds, rates, steps) changes from year to year and from province to
province, and for cement no table could be checked against its source. So nothing here knows a
figure: callers bring the table that applies and answer for its source.

Units: electricity in kWh, output in t, consumption in kWh/t, rates in yuan per kWh, shares in
percent, amounts in yuan. Everything is exact but factors, which are rounded roots.
"""

from __future__ import annotations

from fractions import Fraction

from quizgen.domain.energy import steps_above, tier
from quizgen.domain.limits import unit_consumption
from quizgen.domain.roots import rounded_root

FACTOR_PLACES = 4


def counted_consumption(electricity: Fraction, excluded: Fraction, output: Fraction) -> Fraction:
    """Return the kWh/t that the tariff counts: all of the boundary but what is ``excluded``.

    The notice 发改价格〔2021〕1239号 leaves out, from 2023 on, what desulphurisation uses (F).

    Raises:
        ValueError: Where more is excluded than was used, or nothing was made.
    """
    if not 0 <= excluded <= electricity:
        raise ValueError("what is excluded must be a part of the electricity")
    return unit_consumption(electricity - excluded, output)


def tier_surcharge(
    consumption: Fraction, bounds: tuple[Fraction, ...], rates: tuple[Fraction, ...]
) -> Fraction:
    """Return the yuan per kWh of the tier; a bound belongs to the tier below it.

    There is one rate more than bounds: the first applies up to and with the first bound. The
    shape is that of 发改价格〔2013〕2530号 (F) and of the tables for cement.

    Raises:
        ValueError: If bounds or rates do not rise, or are not one rate more than bounds.
    """
    if len(rates) != len(bounds) + 1:
        raise ValueError("a table has one rate more than bounds")
    if list(rates) != sorted(rates) or rates[0] < 0:
        raise ValueError("rates must rise from 0 or more")
    return rates[tier(consumption, bounds)]


def stepped_surcharge(
    consumption: Fraction, threshold: Fraction, step: Fraction, rate: Fraction
) -> Fraction:
    """Return the yuan per kWh: ``rate`` for each ``step`` above, a begun step counting whole.

    The shape is that of 发改价格〔2021〕1239号 (F): a step of 20 kWh/t, 0.01 yuan each.

    Raises:
        ValueError: Where the rate is negative, or the step not more than 0.
    """
    if rate < 0:
        raise ValueError("the rate must not be negative")
    return steps_above(consumption, threshold, step) * rate


def renewable_discount(
    share: Fraction,
    floor: Fraction,
    weight: Fraction,
    start: Fraction,
    per_point: Fraction = Fraction(1),
) -> Fraction:
    """Return by how many percent a surcharge falls for renewable electricity without hydro.

    Both conditions of 发改价格〔2021〕1239号 (F) must hold: the ``share`` is more than ``floor``
    and not less than ``weight`` (the province's incentive value of the year before). From which
    share points are counted, and whether a part of a point counts, the fragment does not tell:
    ``start`` says the first, and only whole points count.

    Raises:
        ValueError: Where a share is not 0 to 100 percent, or a point is negative.
    """
    if not (0 <= share <= 100 and start >= 0 and per_point >= 0):  # noqa: PLR2004 - percent
        raise ValueError("shares are percent, 0 to 100; no point may be negative")
    if share <= floor or share < weight:
        return Fraction(0)
    points = max((share - start).__floor__(), 0)
    return min(points * per_point, Fraction(100))


def discounted_rate(rate: Fraction, discount: Fraction) -> Fraction:
    """Return the yuan per kWh that are left after a discount in percent.

    Raises:
        ValueError: Where the rate is negative, or the discount not 0 to 100 percent.
    """
    if rate < 0 or not 0 <= discount <= 100:  # noqa: PLR2004 - percent
        raise ValueError("the rate must not be negative, the discount is 0 to 100 percent")
    return rate * (1 - discount / 100)


def surcharge_amount(electricity: Fraction, rate: Fraction) -> Fraction:
    """Return the yuan to be paid on top for the electricity that the surcharge covers.

    Raises:
        ValueError: Where the electricity or the rate is negative.
    """
    if electricity < 0 or rate < 0:
        raise ValueError("electricity and rate must not be negative")
    return electricity * rate


def strength_factor(grade: Fraction, strength: Fraction, places: int = FACTOR_PLACES) -> Fraction:
    """Return the correction for strength: fourth root of ``grade`` by ``strength``, in MPa.

    Clinker is brought to 52.5, cement to 42.5 (F, from energy-management software by the
    standards of 2007 and 2012); both come as arguments.

    Raises:
        ValueError: Where a strength is not more than 0.
    """
    if grade <= 0 or strength <= 0:
        raise ValueError("strengths must be more than 0")
    return rounded_root(grade / strength, 4, places)


def pressure_factor(
    pressure: Fraction, standard: Fraction, places: int = FACTOR_PLACES
) -> Fraction:
    """Return the correction for thin air: square root of local by ``standard`` pressure.

    So software by the standards of 2007 and 2012 has it, above an altitude that the standard
    sets; below it the factor is 1 (F). The limits of 2021 have `altitude_factor` instead.

    Raises:
        ValueError: Where the local pressure is not above 0, or above the standard one.
    """
    if not 0 < pressure <= standard:
        raise ValueError("the local pressure is more than 0, at most the standard pressure")
    return rounded_root(pressure / standard, 2, places)


def comparable_consumption(
    consumption: Fraction, altitude: Fraction, strength: Fraction
) -> Fraction:
    """Return the comparable kWh/t: the consumption times both factors (可比综合电耗).

    Raises:
        ValueError: Where the consumption is negative, or a factor not more than 0.
    """
    if consumption < 0 or altitude <= 0 or strength <= 0:
        raise ValueError("the consumption must not be negative, factors must be more than 0")
    return consumption * altitude * strength


def cement_consumption(
    clinker_consumption: Fraction, clinker: Fraction, preparation: Fraction, cement: Fraction
) -> Fraction:
    """Return kWh per t of cement: that of the clinker in it, and of its preparation.

    ``clinker`` and ``cement`` are t; ``preparation`` is the kWh of making cement from clinker.

    Raises:
        ValueError: Where a number is negative, or no cement was made.
    """
    if clinker < 0 or clinker_consumption < 0:
        raise ValueError("clinker and its consumption must not be negative")
    return unit_consumption(clinker_consumption * clinker + preparation, cement)
