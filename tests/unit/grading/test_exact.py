"""Exact numbers: rounded half away from zero, written as shortest decimals."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.grading.exact import decimal_text, half_up, ratio


@pytest.mark.parametrize(
    ("value", "places", "rounded"),
    [
        ("0.025", 2, "0.03"),
        ("-0.025", 2, "-0.03"),
        ("0.0249", 2, "0.02"),
        ("2/3", 2, "0.67"),
        ("-2/3", 2, "-0.67"),
        ("1/3", 0, "0"),
        ("0.5", 0, "1"),
        ("-0.5", 0, "-1"),
        ("1.5", 0, "2"),
        ("7", 2, "7"),
        ("0.12345", 4, "0.1235"),
    ],
)
def test_half_up_rounds_halves_away_from_zero(value: str, places: int, rounded: str) -> None:
    assert decimal_text(half_up(ratio(value), places)) == rounded


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(1, 2), "0.5"),
        (Fraction(-1, 4), "-0.25"),
        (Fraction(0), "0"),
        (Fraction(100), "100"),
        (Fraction(1, 100), "0.01"),
        (Fraction(1005, 100), "10.05"),
        (Fraction(1, 8), "0.125"),
        (Fraction(3, 25), "0.12"),
        (Fraction(1, 2**20), "0.00000095367431640625"),
        (Fraction(-1200), "-1200"),
        (Fraction(1, 10**25), "0." + "0" * 24 + "1"),
        (Fraction(1, 2**70), "0." + str(5**70).rjust(70, "0")),
        (Fraction(1, 5**30), "0." + str(2**30).rjust(30, "0")),
        (Fraction(3, 20), "0.15"),
    ],
)
def test_decimal_text_is_the_shortest(value: Fraction, text: str) -> None:
    assert decimal_text(value) == text


@given(st.integers(), st.integers(0, 12))
@settings(max_examples=200, derandomize=True, deadline=None)
def test_decimal_text_reads_back(above: int, places: int) -> None:
    value = Fraction(above, 10**places)
    assert ratio(decimal_text(value)) == value


@given(st.fractions(), st.integers(0, 4))
@settings(max_examples=200, derandomize=True, deadline=None)
def test_half_up_is_nearest_and_symmetric(value: Fraction, places: int) -> None:
    rounded = half_up(value, places)
    assert abs(rounded - value) * 10**places * 2 <= 1
    assert half_up(-value, places) == -rounded
    assert (rounded * 10**places).denominator == 1
