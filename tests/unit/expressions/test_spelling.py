"""How values are written in texts."""

from datetime import date
from fractions import Fraction

import pytest

from quizgen.expressions import decimal, spell


@pytest.mark.parametrize(
    ("value", "form", "expected"),
    [
        (Fraction(5), "", "5"),
        (Fraction(1, 8), "", "0.125"),
        (Fraction(-1, 4), "", "-0.25"),
        (Fraction(0), "", "0"),
        (Fraction(1, 3), "2", "0.33"),
        (Fraction("2.5"), "0", "3"),
        (Fraction("-2.5"), "0", "-3"),
        (Fraction(2), "2", "2.00"),
        (Fraction(1234567), ",", "1,234,567"),
        (Fraction("1234567.891"), ",2", "1,234,567.89"),
        (Fraction("-1234.5"), ",", "-1,234.5"),
        (Fraction("-0.5"), ",", "-0.5"),
        (Fraction(50000), "万", "5万"),
        (Fraction(12500), "万", "1.25万"),
        (Fraction(12500), "万1", "1.3万"),
        (Fraction(12500), "1万", "1.3万"),
        (Fraction(120000000), "亿", "1.2亿"),
        (Fraction(3, 100), "%", "3%"),
        (Fraction(1, 3), "%1", "33.3%"),
        (True, "", "true"),
        (False, "", "false"),
        ("甲", "", "甲"),
        (date(2026, 10, 4), "", "2026-10-04"),
        (date(2026, 10, 4), "年月日", "2026年10月4日"),
        (date(2026, 10, 4), "月日", "10月4日"),
        ((Fraction(1), "甲"), "", "1、甲"),
    ],
)
def test_spell_writes_values_as_the_format_says(value, form, expected):
    assert spell(value, form) == expected


@pytest.mark.parametrize(
    ("value", "form"),
    [(Fraction(1, 3), ""), (Fraction(1, 7), "万"), (Fraction(1), "x"), (Fraction(1), "10"), (Fraction(1), "年月日"), (date(2026, 1, 1), "2"),
     ("甲", "2"), (True, "万")],
)  # fmt: skip
def test_spell_refuses_formats_that_do_not_fit(value, form):
    with pytest.raises(ValueError, match=r"format|end"):
        spell(value, form)


def test_decimal_is_exact_or_refused():
    assert decimal(Fraction("0.1229")) == "0.1229"
    assert decimal(Fraction(3, 20)) == "0.15"
    with pytest.raises(ValueError, match="no end"):
        decimal(Fraction(1, 6))
