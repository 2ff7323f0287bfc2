"""Surcharges on electricity, and the consumption that they are measured by."""

from fractions import Fraction

import pytest

from quizgen import domain

BOUNDS = (Fraction(13700), Fraction(13800))
RATES = (Fraction(0), Fraction("0.02"), Fraction("0.08"))


@pytest.mark.parametrize(
    ("consumption", "rate"),
    [
        ("13699", "0"),
        ("13700", "0"),
        ("13700.01", "0.02"),
        ("13800", "0.02"),
        ("13800.01", "0.08"),
        ("15000", "0.08"),
    ],
)
def test_tier_surcharge_bound_belongs_to_the_tier_below(consumption, rate):
    assert domain.tier_surcharge(Fraction(consumption), BOUNDS, RATES) == Fraction(rate)


@pytest.mark.parametrize(
    ("bounds", "rates", "reason"),
    [
        (BOUNDS, RATES[:2], "one rate more"),
        (BOUNDS[::-1], RATES, "bounds must rise"),
        (BOUNDS, RATES[::-1], "rates must rise"),
        (BOUNDS[:1], (Fraction(-1), Fraction(0)), "rates must rise"),
    ],
)
def test_tier_surcharge_with_a_table_that_cannot_be_is_refused(bounds, rates, reason):
    with pytest.raises(ValueError, match=reason):
        domain.tier_surcharge(Fraction(1), bounds, rates)


@pytest.mark.parametrize(
    ("consumption", "rate"),
    [
        ("13250", "0"),
        ("13300", "0"),
        ("13300.01", "0.01"),
        ("13320", "0.01"),
        ("13321", "0.02"),
        ("13385", "0.05"),
        ("13700", "0.2"),
    ],
)
def test_stepped_surcharge_counts_a_begun_step_whole(consumption, rate):
    found = domain.stepped_surcharge(
        Fraction(consumption), Fraction(13300), Fraction(20), Fraction("0.01")
    )
    assert found == Fraction(rate)


def test_stepped_surcharge_with_a_negative_rate_is_refused():
    with pytest.raises(ValueError, match="negative"):
        domain.stepped_surcharge(Fraction(1), Fraction(0), Fraction(20), Fraction(-1))


def test_counted_consumption_leaves_out_what_is_excluded():
    found = domain.counted_consumption(Fraction(13_450_000), Fraction(150_000), Fraction(1000))
    assert found == 13300


@pytest.mark.parametrize(("excluded", "output"), [(2, 1), (-1, 1), (0, 0)])
def test_counted_consumption_of_impossible_figures_is_refused(excluded, output):
    with pytest.raises(ValueError, match=r"part|output"):
        domain.counted_consumption(Fraction(1), Fraction(excluded), Fraction(output))


@pytest.mark.parametrize(
    ("share", "weight", "start", "discount"),
    [
        ("15", "10", "10", 0),  # not more than 15
        ("15.9", "10", "15", 0),  # no whole point yet
        ("16", "10", "15", 1),
        ("20.9", "10", "15", 5),
        ("20", "20", "15", 5),  # as much as the incentive value
        ("19.99", "20", "15", 0),  # below it
        ("22", "20", "20", 2),  # counted from the incentive value
        ("30", "10", "40", 0),
        ("100", "10", "0", 100),
    ],
)
def test_renewable_discount_needs_both_conditions_and_whole_points(share, weight, start, discount):
    found = domain.renewable_discount(
        Fraction(share), Fraction(15), Fraction(weight), Fraction(start)
    )
    assert found == discount


def test_renewable_discount_never_passes_the_whole_surcharge():
    found = domain.renewable_discount(
        Fraction(90), Fraction(15), Fraction(15), Fraction(15), Fraction(2)
    )
    assert found == 100


@pytest.mark.parametrize(
    ("share", "start", "per_point"), [("101", "0", "1"), ("-1", "0", "1"), ("1", "-1", "1")]
)
def test_renewable_discount_of_no_share_is_refused(share, start, per_point):
    with pytest.raises(ValueError, match="percent"):
        domain.renewable_discount(
            Fraction(share), Fraction(15), Fraction(0), Fraction(start), Fraction(per_point)
        )


def test_discounted_rate_falls_by_its_percent():
    assert domain.discounted_rate(Fraction("0.05"), Fraction(5)) == Fraction("0.0475")
    assert domain.discounted_rate(Fraction("0.05"), Fraction(0)) == Fraction("0.05")
    assert domain.discounted_rate(Fraction("0.05"), Fraction(100)) == 0
    with pytest.raises(ValueError, match="discount"):
        domain.discounted_rate(Fraction(1), Fraction(101))


def test_surcharge_amount_is_exact():
    assert domain.surcharge_amount(Fraction(2_677_000_000), Fraction("0.0475")) == 127_157_500
    with pytest.raises(ValueError, match="negative"):
        domain.surcharge_amount(Fraction(-1), Fraction(1))


def test_strength_factor_is_a_rounded_fourth_root():
    assert domain.strength_factor(Fraction("52.5"), Fraction("52.5")) == 1
    assert domain.strength_factor(Fraction(16), Fraction(1)) == 2
    assert domain.strength_factor(Fraction("52.5"), Fraction(58)) == Fraction("0.9754")
    with pytest.raises(ValueError, match="more than 0"):
        domain.strength_factor(Fraction(1), Fraction(0))


def test_pressure_factor_is_a_rounded_square_root():
    assert domain.pressure_factor(Fraction(101325), Fraction(101325)) == 1
    assert domain.pressure_factor(Fraction(84500), Fraction(101325)) == Fraction("0.9132")
    with pytest.raises(ValueError, match="at most"):
        domain.pressure_factor(Fraction(2), Fraction(1))


def test_comparable_consumption_multiplies_both_factors():
    found = domain.comparable_consumption(Fraction(64), Fraction("0.9"), Fraction("0.95"))
    assert found == Fraction("54.72")
    with pytest.raises(ValueError, match="factors"):
        domain.comparable_consumption(Fraction(1), Fraction(0), Fraction(1))


def test_cement_consumption_takes_clinker_and_preparation():
    found = domain.cement_consumption(
        Fraction(60), Fraction(750_000), Fraction(32_000_000), Fraction(1_000_000)
    )
    assert found == 77
    with pytest.raises(ValueError, match="clinker"):
        domain.cement_consumption(Fraction(60), Fraction(-1), Fraction(1), Fraction(1))


@pytest.mark.parametrize(
    ("value", "degree", "places", "root"),
    [
        ("2", 2, 3, "1.414"),
        ("0.25", 2, 0, "1"),  # 0.5 goes up
        ("0.2025", 2, 1, "0.5"),  # 0.45 goes up
        ("0.2024", 2, 1, "0.4"),
        ("81", 4, 4, "3"),
        ("0", 5, 2, "0"),
        ("7", 1, 0, "7"),
        ("0.865", 5, 4, "0.9714"),
    ],
)
def test_rounded_root_rounds_half_up_without_floats(value, degree, places, root):
    assert domain.rounded_root(Fraction(value), degree, places) == Fraction(root)


@pytest.mark.parametrize(
    ("value", "degree", "places"), [(-1, 2, 2), (1, 0, 2), (1, 31, 2), (1, 2, 13), (1, 2, -1)]
)
def test_rounded_root_out_of_range_is_refused(value, degree, places):
    with pytest.raises(ValueError, match=r"root|degree"):
        domain.rounded_root(Fraction(value), degree, places)
