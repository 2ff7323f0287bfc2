"""Functions: the table of what formulas in items and scenarios may call."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

from quizgen import domain
from quizgen.expressions import STANDARD, Function
from quizgen.expressions.functions import KindError

if TYPE_CHECKING:
    from datetime import date

    from quizgen.expressions import Value


@cache
def china() -> domain.WorkCalendar:
    """Return the days off and make-up working days that the State Council has announced."""
    import chinese_calendar  # noqa: PLC0415 - most courses never ask

    holidays = frozenset(chinese_calendar.holidays)
    return domain.WorkCalendar(
        holidays,
        frozenset(chinese_calendar.workdays),
        min(day.year for day in holidays),
        max(day.year for day in holidays),
    )


def _add_working_days(start: date, days: int) -> date:
    return domain.add_working_days(start, days, china())


def _working_days_between(start: date, end: date) -> Fraction:
    return Fraction(domain.working_days_between(start, end, china()))


def _is_working_day(day: date) -> bool:
    return china().is_working_day(day)


def _next_working_day(day: date) -> date:
    return domain.next_working_day(day, china())


def _steps_above(value: Fraction, threshold: Fraction, step: Fraction) -> Fraction:
    return Fraction(domain.steps_above(value, threshold, step))


def _numbers(values: tuple[Value, ...]) -> list[Fraction]:
    numbers = [value for value in values if isinstance(value, Fraction)]
    if len(numbers) != len(values):
        raise KindError("takes a list of numbers")
    return numbers


def _limit_level(value: Fraction, limits: tuple[Value, ...]) -> Fraction:
    return Fraction(domain.limit_level(value, _numbers(limits)))


def _plant_unit(energies: tuple[Value, ...], outputs: tuple[Value, ...]) -> Fraction:
    return domain.plant_unit(_numbers(energies), _numbers(outputs))


def _gap_percent(main: Fraction, parts: tuple[Value, ...]) -> Fraction:
    return domain.gap_percent(main, _numbers(parts))


def _tier_surcharge(
    consumption: Fraction, bounds: tuple[Value, ...], rates: tuple[Value, ...]
) -> Fraction:
    return domain.tier_surcharge(consumption, tuple(_numbers(bounds)), tuple(_numbers(rates)))


def _compounded_decline(declines: tuple[Value, ...]) -> Fraction:
    return domain.compounded_decline(_numbers(declines))


FUNCTIONS: dict[str, Function] = {
    **STANDARD,
    "standard_coal": Function(("number", "number"), domain.standard_coal),
    "is_key_unit": Function(("number", "truth?"), domain.is_key_unit),
    "excess": Function(("number", "number"), domain.excess),
    "excess_percent": Function(("number", "number"), domain.excess_percent),
    "steps_above": Function(("number", "number", "number"), _steps_above),
    "unit_consumption": Function(("number", "number"), domain.unit_consumption),
    "plant_unit": Function(("list", "list"), _plant_unit),
    "apportion": Function(("number", "number", "number"), domain.apportion),
    "limit_level": Function(("number", "list"), _limit_level),
    "excess_energy": Function(("number", "number", "number"), domain.excess_energy),
    "adjusted_limit": Function(("number",) * 4, domain.adjusted_limit),
    "altitude_factor": Function(("number",) * 5, domain.altitude_factor),
    "equivalent_coefficient": Function(("number", "number"), domain.equivalent_coefficient),
    "equal_coefficient": Function(("number", "number"), domain.equal_coefficient),
    "metered": Function(("number", "number", "number", "number?"), domain.metered),
    "share_percent": Function(("number", "number"), domain.share_percent),
    "gap_percent": Function(("number", "list"), _gap_percent),
    "late_payment_penalty": Function(
        ("number", "whole", "number?", "number?"), domain.late_payment_penalty
    ),
    "fine_in_range": Function(("number", "number", "number"), domain.fine_in_range),
    "add_calendar_days": Function(("date", "whole"), domain.add_calendar_days),
    "add_months": Function(("date", "whole"), domain.add_months),
    "add_working_days": Function(("date", "whole"), _add_working_days),
    "working_days_between": Function(("date", "date"), _working_days_between),
    "is_working_day": Function(("date",), _is_working_day),
    "next_working_day": Function(("date",), _next_working_day),
    "counted_consumption": Function(("number",) * 3, domain.counted_consumption),
    "tier_surcharge": Function(("number", "list", "list"), _tier_surcharge),
    "stepped_surcharge": Function(("number",) * 4, domain.stepped_surcharge),
    "renewable_discount": Function(
        ("number", "number", "number", "number", "number?"), domain.renewable_discount
    ),
    "discounted_rate": Function(("number", "number"), domain.discounted_rate),
    "surcharge_amount": Function(("number", "number"), domain.surcharge_amount),
    "strength_factor": Function(("number", "number", "whole?"), domain.strength_factor),
    "pressure_factor": Function(("number", "number", "whole?"), domain.pressure_factor),
    "comparable_consumption": Function(("number",) * 3, domain.comparable_consumption),
    "cement_consumption": Function(("number",) * 4, domain.cement_consumption),
    "constant_value": Function(("number", "number"), domain.constant_value),
    "decline_percent": Function(("number", "number"), domain.decline_percent),
    "compounded_decline": Function(("list",), _compounded_decline),
    "yearly_decline": Function(("number", "whole", "whole?"), domain.yearly_decline),
    "remaining_decline": Function(("number", "number"), domain.remaining_decline),
    "rounded_root": Function(("number", "whole", "whole"), domain.rounded_root),
}
"""Names that authors may call, beside ``if(condition, a, b)``."""
