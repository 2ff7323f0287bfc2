"""What inspectors compute."""

from datetime import date
from fractions import Fraction

import pytest

from quizgen import domain
from quizgen.loading.functions import china

CALENDAR = domain.WorkCalendar(
    holidays=frozenset({date(2026, 10, day) for day in range(1, 8)}),
    workdays=frozenset({date(2026, 10, 10)}),
    first_year=2026,
    last_year=2026,
)


def test_standard_coal_is_exact():
    assert domain.standard_coal(Fraction(1000), Fraction("0.1229")) == Fraction("122.9")
    with pytest.raises(ValueError, match="negative"):
        domain.standard_coal(Fraction(-1), Fraction(1))


def test_comprehensive_energy_adds_all_kinds_and_needs_every_coefficient():
    table = {"电": Fraction("1.229"), "原煤": Fraction("0.7143")}
    assert domain.comprehensive_energy(
        {"电": Fraction(10), "原煤": Fraction(100)}, table
    ) == Fraction("83.72")
    with pytest.raises(ValueError, match="焦炭"):
        domain.comprehensive_energy({"焦炭": Fraction(1)}, table)


@pytest.mark.parametrize(
    ("tce", "designated", "expected"),
    [
        ("10000", False, True),
        ("9999.99", False, False),
        ("9999.99", True, True),
        ("5000", True, True),
        ("4999.99", True, False),
        ("5000", False, False),
    ],
)
def test_is_key_unit_includes_its_bounds(tce, designated, expected):
    assert domain.is_key_unit(Fraction(tce), designated) is expected


def test_excess_is_never_negative():
    assert domain.excess(Fraction(120), Fraction(117)) == 3
    assert domain.excess(Fraction(110), Fraction(117)) == 0
    assert domain.excess_percent(Fraction(120), Fraction(100)) == 20
    with pytest.raises(ValueError, match="more than 0"):
        domain.excess_percent(Fraction(1), Fraction(0))


@pytest.mark.parametrize(
    ("value", "steps"), [("13385", 5), ("13300", 0), ("13320", 1), ("13320.01", 2)]
)
def test_steps_above_count_a_begun_step_whole(value, steps):
    assert domain.steps_above(Fraction(value), Fraction(13300), Fraction(20)) == steps


def test_steps_above_needs_a_step():
    with pytest.raises(ValueError, match="more than 0"):
        domain.steps_above(Fraction(1), Fraction(0), Fraction(0))


def test_tier_bounds_belong_to_the_lower_tier():
    bounds = (Fraction(13700), Fraction(13800))
    assert [domain.tier(Fraction(v), bounds) for v in (13700, 13701, 13800, 13801)] == [0, 1, 1, 2]
    with pytest.raises(ValueError, match="rise"):
        domain.tier(Fraction(1), bounds[::-1])


def test_late_payment_penalty_stops_at_the_fine():
    assert domain.late_payment_penalty(Fraction(50000), 20) == 30000
    assert domain.late_payment_penalty(Fraction(50000), 33) == 49500
    assert domain.late_payment_penalty(Fraction(50000), 34) == 50000
    assert (
        domain.late_payment_penalty(Fraction(50000), 10, Fraction(1, 100), Fraction(3000)) == 3000
    )
    assert domain.days_until_cap() == 34
    with pytest.raises(ValueError, match="negative"):
        domain.late_payment_penalty(Fraction(1), -1)
    with pytest.raises(ValueError, match="rate"):
        domain.days_until_cap(Fraction(0))


def test_fine_in_range_includes_its_ends():
    held = [
        domain.fine_in_range(Fraction(v), Fraction(10000), Fraction(50000))
        for v in (9999, 10000, 50000, 50001)
    ]
    assert held == [False, True, True, False]
    with pytest.raises(ValueError, match="lower end"):
        domain.fine_in_range(Fraction(1), Fraction(5), Fraction(2))


def test_multiple_fine_is_a_range_of_its_base():
    assert domain.multiple_fine(Fraction(20000), Fraction(1), Fraction(5)) == (20000, 100000)
    with pytest.raises(ValueError, match="base"):
        domain.multiple_fine(Fraction(-1), Fraction(1), Fraction(5))


def test_add_working_days_skips_days_off_and_counts_make_up_days():
    assert domain.add_working_days(date(2026, 9, 29), 5, CALENDAR) == date(2026, 10, 12)
    assert domain.add_working_days(date(2026, 9, 29), 0, CALENDAR) == date(2026, 9, 29)
    assert domain.working_days_between(date(2026, 9, 29), date(2026, 10, 12), CALENDAR) == 5
    assert domain.next_working_day(date(2026, 10, 3), CALENDAR) == date(2026, 10, 8)
    assert domain.next_working_day(date(2026, 10, 10), CALENDAR) == date(2026, 10, 10)


def test_add_working_days_skips_weekends():
    assert domain.add_working_days(date(2026, 11, 13), 1, CALENDAR) == date(2026, 11, 16)
    assert domain.working_days_between(date(2026, 11, 13), date(2026, 11, 15), CALENDAR) == 0


def test_zero_is_an_amount_like_others():
    assert domain.standard_coal(Fraction(0), Fraction(0)) == 0
    assert domain.late_payment_penalty(Fraction(0), 0, Fraction(0)) == 0
    assert domain.multiple_fine(Fraction(0), Fraction(1), Fraction(1)) == (0, 0)
    assert domain.excess_percent(Fraction(1), Fraction(1)) == 0


def test_add_working_days_does_not_guess_a_year_that_is_not_announced():
    with pytest.raises(ValueError, match="2027 are not known"):
        domain.add_working_days(date(2026, 12, 30), 5, CALENDAR)
    with pytest.raises(ValueError, match="0 to 4000"):
        domain.add_working_days(date(2026, 1, 1), -1, CALENDAR)


def test_china_knows_the_make_up_day_of_october_2026():
    assert domain.add_working_days(date(2026, 9, 29), 5, china()) == date(2026, 10, 12)
    assert china().is_working_day(date(2026, 10, 10))
    assert not china().is_working_day(date(2026, 10, 5))


def test_add_calendar_days_counts_every_day():
    assert domain.add_calendar_days(date(2026, 9, 29), 15) == date(2026, 10, 14)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ((2026, 11, 30), 3, (2027, 2, 28)),
        ((2026, 10, 15), 3, (2027, 1, 15)),
        ((2026, 12, 1), 0, (2026, 12, 1)),
    ],
)
def test_add_months_keeps_the_day_where_the_month_has_it(start, months, end):
    assert domain.add_months(date(*start), months) == date(*end)
