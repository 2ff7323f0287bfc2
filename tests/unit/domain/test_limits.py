"""Use per unit of product, levels, corrections, conversions and meters."""

from fractions import Fraction

import pytest

from quizgen import domain

CEMENT = (Fraction(80), Fraction(87), Fraction(94))


def test_unit_consumption_is_exact():
    assert domain.unit_consumption(Fraction(100), Fraction(3)) == Fraction(100, 3)
    assert domain.unit_consumption(Fraction(0), Fraction(1)) == 0
    with pytest.raises(ValueError, match="output"):
        domain.unit_consumption(Fraction(1), Fraction(0))
    with pytest.raises(ValueError, match="negative"):
        domain.unit_consumption(Fraction(-1), Fraction(1))


def test_plant_unit_weighs_lines_by_output():
    energies, outputs = (Fraction(120), Fraction(900)), (Fraction(1), Fraction(9))
    assert domain.plant_unit(energies, outputs) == 102
    assert domain.plant_unit((Fraction(0), Fraction(6)), (Fraction(0), Fraction(2))) == 3
    with pytest.raises(ValueError, match="every line"):
        domain.plant_unit(energies, outputs[:1])
    with pytest.raises(ValueError, match="negative"):
        domain.plant_unit(energies, (Fraction(-1), Fraction(9)))
    with pytest.raises(ValueError, match="output"):
        domain.plant_unit((), ())


def test_apportion_gives_the_whole_back():
    parts = [domain.apportion(Fraction(90), Fraction(part), Fraction(7)) for part in (0, 3, 4, 7)]
    assert parts[1] + parts[2] == 90
    assert (parts[0], parts[3]) == (0, 90)
    for part, whole in ((8, 7), (-1, 7), (0, 0)):
        with pytest.raises(ValueError, match="within"):
            domain.apportion(Fraction(1), Fraction(part), Fraction(whole))


@pytest.mark.parametrize(
    ("value", "level"),
    [("79", 1), ("80", 1), ("80.01", 2), ("87", 2), ("93.99", 3), ("94", 3), ("94.01", 0)],
)
def test_limit_level_equal_to_a_limit_reaches_it(value, level):
    assert domain.limit_level(Fraction(value), CEMENT) == level


@pytest.mark.parametrize("limits", [(), CEMENT[::-1], (Fraction(1), Fraction(1))])
def test_limit_level_limits_that_do_not_rise_are_refused(limits):
    with pytest.raises(ValueError, match="rise"):
        domain.limit_level(Fraction(1), limits)


def test_excess_energy_is_zero_where_the_limit_is_kept():
    assert domain.excess_energy(Fraction("96.5"), Fraction(94), Fraction(1000)) == 2500
    assert domain.excess_energy(Fraction(94), Fraction(94), Fraction(1000)) == 0
    assert domain.excess_energy(Fraction(90), Fraction(94), Fraction(1000)) == 0
    with pytest.raises(ValueError, match="negative"):
        domain.excess_energy(Fraction(1), Fraction(1), Fraction(-1))


@pytest.mark.parametrize(("share", "limit"), [("75", "94"), ("80", "100"), ("70.5", "88.6")])
def test_adjusted_limit_goes_both_ways(share, limit):
    found = domain.adjusted_limit(Fraction(94), Fraction(share), Fraction(75), Fraction("1.2"))
    assert found == Fraction(limit)


def test_altitude_factor_begins_above_the_threshold():
    rule = (Fraction(1500), Fraction("0.8"), Fraction("1.179"), Fraction("0.211"))
    assert domain.altitude_factor(Fraction(1500), *rule) == 1
    assert domain.altitude_factor(Fraction(1501), *rule) == Fraction("1.0102")
    with pytest.raises(ValueError, match="negative"):
        domain.altitude_factor(Fraction(-1), *rule)


def test_coefficients_by_content_and_by_making_differ():
    contained = domain.equivalent_coefficient(Fraction(3600), Fraction(29300))
    spent = domain.equal_coefficient(Fraction(305), Fraction(1000))
    assert contained == Fraction(36, 293)
    assert spent == Fraction("0.305")
    with pytest.raises(ValueError, match="heat of standard coal"):
        domain.equivalent_coefficient(Fraction(1), Fraction(0))
    with pytest.raises(ValueError, match="output"):
        domain.equal_coefficient(Fraction(1), Fraction(0))


def test_metered_counts_the_ratio_and_one_passage_of_zero():
    assert domain.metered(Fraction(100), Fraction("250.5"), Fraction(60)) == 9030
    assert domain.metered(Fraction(9900), Fraction(100), Fraction(1), Fraction(10000)) == 200
    assert domain.metered(Fraction(5), Fraction(5), Fraction(60), Fraction(10)) == 0
    with pytest.raises(ValueError, match="runs back"):
        domain.metered(Fraction(9900), Fraction(100), Fraction(1))
    with pytest.raises(ValueError, match="span"):
        domain.metered(Fraction(1), Fraction(10000), Fraction(1), Fraction(10000))


def test_percent_of_meters_and_gap_of_meters():
    assert domain.share_percent(Fraction(7), Fraction(8)) == Fraction("87.5")
    assert domain.gap_percent(Fraction(200), (Fraction(120), Fraction(90))) == -5
    assert domain.gap_percent(Fraction(200), ()) == 100
    for call in (domain.share_percent, lambda part, whole: domain.gap_percent(whole, (part,))):
        with pytest.raises(ValueError, match="more than 0"):
            call(Fraction(1), Fraction(0))
        with pytest.raises(ValueError, match="negative"):
            call(Fraction(-1), Fraction(1))
