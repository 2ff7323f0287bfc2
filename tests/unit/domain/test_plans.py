"""Declines of an indicator over the years of a plan."""

from fractions import Fraction

import pytest

from quizgen import domain


def declines(*numbers):
    return [Fraction(number) for number in numbers]


def test_constant_value_takes_the_rise_of_prices_out():
    assert domain.constant_value(Fraction(1080), Fraction(108)) == 1000
    assert domain.constant_value(Fraction(0), Fraction(100)) == 0


@pytest.mark.parametrize(("value", "index"), [(-1, 100), (1, 0)])
def test_constant_value_of_impossible_figures_is_refused(value, index):
    with pytest.raises(ValueError, match="index"):
        domain.constant_value(Fraction(value), Fraction(index))


def test_decline_percent_is_of_the_first_value():
    assert domain.decline_percent(Fraction(2), Fraction("1.73")) == Fraction("13.5")
    assert domain.decline_percent(Fraction(1), Fraction("1.1")) == -10
    assert domain.decline_percent(Fraction(1), Fraction(0)) == 100


@pytest.mark.parametrize(("before", "after"), [(0, 1), (1, -1)])
def test_decline_percent_of_impossible_figures_is_refused(before, after):
    with pytest.raises(ValueError, match="value"):
        domain.decline_percent(Fraction(before), Fraction(after))


def test_compounded_decline_multiplies_and_does_not_add():
    assert domain.compounded_decline(declines(10, 10)) == 19
    assert domain.compounded_decline(declines(5)) == 5
    assert domain.compounded_decline(declines(10, -10)) == 1
    assert domain.compounded_decline(declines(100, 3)) == 100


@pytest.mark.parametrize("given", [(), (101,)])
def test_compounded_decline_of_no_or_impossible_years_is_refused(given):
    with pytest.raises(ValueError, match="one year or more"):
        domain.compounded_decline(declines(*given))


@pytest.mark.parametrize(
    ("total", "years", "rate"),
    [("13.5", 5, "2.86"), ("18", 5, "3.89"), ("19", 2, "10"), ("7", 1, "7"), ("0", 5, "0")],
)
def test_yearly_decline_is_less_than_the_total_shared_out(total, years, rate):
    assert domain.yearly_decline(Fraction(total), years) == Fraction(rate)


def test_yearly_decline_can_have_more_decimals():
    assert domain.yearly_decline(Fraction("13.5"), 5, 4) == Fraction("2.8589")


@pytest.mark.parametrize(("total", "years"), [(100, 5), (-1, 5), (10, 0)])
def test_yearly_decline_of_impossible_figures_is_refused(total, years):
    with pytest.raises(ValueError, match="one year or more"):
        domain.yearly_decline(Fraction(total), years)


def test_remaining_decline_counts_from_the_value_of_today():
    assert domain.remaining_decline(Fraction(19), Fraction(10)) == 10
    assert domain.remaining_decline(Fraction(18), Fraction(0)) == 18
    assert domain.remaining_decline(Fraction(10), Fraction(-10)) == Fraction(200, 11)
    assert domain.remaining_decline(Fraction(10), Fraction(12)) == 0


@pytest.mark.parametrize(("target", "done"), [(101, 0), (-1, 0), (10, 100)])
def test_remaining_decline_of_impossible_figures_is_refused(target, done):
    with pytest.raises(ValueError, match="target"):
        domain.remaining_decline(Fraction(target), Fraction(done))
