"""The table of functions that formulas may call."""

from datetime import date
from fractions import Fraction

import pytest

from quizgen.expressions import ExpressionError, evaluate, parse
from quizgen.loading.functions import FUNCTIONS


def value(text):
    return evaluate(parse(text), {"day": date(2026, 9, 29)}, FUNCTIONS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("standard_coal(1000, 0.1229)", Fraction("122.9")),
        ("is_key_unit(9000)", False),
        ("is_key_unit(9000, true)", True),
        ("excess(120, 117)", Fraction(3)),
        ("excess_percent(120, 100)", Fraction(20)),
        ("steps_above(13385, 13300, 20)", Fraction(5)),
        ("unit_consumption(470, 5)", Fraction(94)),
        ("plant_unit([100, 300], [1, 2])", Fraction(400, 3)),
        ("apportion(90, 1, 3)", Fraction(30)),
        ("limit_level(87, [80, 87, 94])", Fraction(2)),
        ("excess_energy(95, 94, 1000)", Fraction(1000)),
        ("adjusted_limit(94, 80, 75, 1.2)", Fraction(100)),
        ("altitude_factor(1500, 1500, 0.8, 1.179, 0.211)", Fraction(1)),
        ("altitude_factor(1600, 1500, 0.8, 1.179, 0.211)", Fraction("1.0102")),
        ("equivalent_coefficient(20934, 29307.6)", Fraction(209340, 293076)),
        ("equal_coefficient(300, 1000)", Fraction("0.3")),
        ("metered(9990, 10, 60, 10000)", Fraction(1200)),
        ("share_percent(19, 20)", Fraction(95)),
        ("gap_percent(100, [50, 47])", Fraction(3)),
        ("late_payment_penalty(50000, 20)", Fraction(30000)),
        ("late_payment_penalty(50000, 20, 0.01, 2000)", Fraction(2000)),
        ("fine_in_range(10000, 10000, 50000)", True),
        ("add_calendar_days(day, 15)", date(2026, 10, 14)),
        ("add_months(day, 3)", date(2026, 12, 29)),
        ("add_working_days(day, 5)", date(2026, 10, 12)),
        ("working_days_between(day, day + 13)", Fraction(5)),
        ("is_working_day(day + 11)", True),
        ("next_working_day(day + 4)", date(2026, 10, 8)),
        ("counted_consumption(1000, 50, 10)", Fraction(95)),
        ("tier_surcharge(13801, [13700, 13800], [0, 0.02, 0.08])", Fraction("0.08")),
        ("stepped_surcharge(13385, 13300, 20, 0.01)", Fraction("0.05")),
        ("renewable_discount(20, 15, 18, 15)", Fraction(5)),
        ("renewable_discount(20, 15, 18, 15, 2)", Fraction(10)),
        ("discounted_rate(0.05, 5)", Fraction("0.0475")),
        ("surcharge_amount(1000, 0.05)", Fraction(50)),
        ("strength_factor(52.5, 58)", Fraction("0.9754")),
        ("strength_factor(52.5, 58, 2)", Fraction("0.98")),
        ("pressure_factor(84500, 101325)", Fraction("0.9132")),
        ("pressure_factor(84500, 101325, 2)", Fraction("0.91")),
        ("comparable_consumption(60, 0.9132, 0.9754)", Fraction("53.4441168")),
        ("cement_consumption(60, 75, 3000, 100)", Fraction(75)),
        ("constant_value(1080, 108)", Fraction(1000)),
        ("decline_percent(2, 1.73)", Fraction("13.5")),
        ("compounded_decline([10, 10])", Fraction(19)),
        ("yearly_decline(13.5, 5)", Fraction("2.86")),
        ("yearly_decline(13.5, 5, 1)", Fraction("2.9")),
        ("remaining_decline(19, 10)", Fraction(10)),
        ("rounded_root(2, 2, 3)", Fraction("1.414")),
    ],
)
def test_function_can_be_called_by_its_name(text, expected):
    found = value(text)
    assert found == expected
    assert type(found) is type(expected)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("standard_coal('1', 2)", "QG253"),
        ("standard_coal(-1, 2)", "QG254"),
        ("is_key_unit(9000, 1)", "QG253"),
        ("late_payment_penalty(1, 0.5)", "QG253"),
        ("add_working_days(5, day)", "QG253"),
        ("add_working_days(day, 0.5)", "QG253"),
        ("add_working_days(date('2030-01-01'), 5)", "QG254"),
        ("fine_in_range(1, 5, 2)", "QG254"),
        ("steps_above(1, 2)", "QG252"),
        ("limit_level(1, ['80'])", "QG253"),
        ("plant_unit([1, true], [1, 2])", "QG253"),
        ("gap_percent(1, 2)", "QG253"),
        ("tier_surcharge(1, ['a'], [0, 1])", "QG253"),
        ("tier_surcharge(1, [1], [0])", "QG254"),
        ("compounded_decline(['a'])", "QG253"),
        ("yearly_decline(13.5, 0.5)", "QG253"),
        ("unit_consumption(1, 0)", "QG254"),
    ],
)
def test_function_with_wrong_values_is_reported(text, code):
    with pytest.raises(ExpressionError) as caught:
        value(text)
    assert caught.value.code == code


def test_every_function_is_called_above():
    called = {text.partition("(")[0] for text, _ in _cases()}
    own = {name for name in FUNCTIONS if name not in _standard()}
    assert own == called


def _cases():
    (mark,) = test_function_can_be_called_by_its_name.pytestmark
    return mark.args[1]


def _standard():
    from quizgen.expressions import STANDARD

    return STANDARD
