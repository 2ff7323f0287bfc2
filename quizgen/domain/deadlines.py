"""Deadlines: calendar days and working days; the day of the event is not counted."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

MAX_DAYS = 4_000
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Days off on weekdays and make-up working days, for the years for which they are known."""

    holidays: frozenset[date]
    workdays: frozenset[date]
    first_year: int
    last_year: int

    def is_working_day(self, day: date) -> bool:
        """Say whether people work on ``day``.

        Raises:
            ValueError: For a year whose arrangement is not known: a guess would be wrong.
        """
        if not self.first_year <= day.year <= self.last_year:
            message = (
                f"days off of {day.year} are not known, only {self.first_year} to {self.last_year}"
            )
            raise ValueError(message)
        if day in self.workdays:
            return True
        return day.weekday() < SATURDAY and day not in self.holidays


def add_calendar_days(start: date, days: int) -> date:
    """Return the last day of a term of ``days`` calendar days after ``start``.

    Raises:
        ValueError: Where the term is negative or longer than `MAX_DAYS`.
    """
    _bound(days)
    return start + timedelta(days=days)


def add_months(start: date, months: int) -> date:
    """Return the same day ``months`` later, or the month's last where it has no such day.

    Raises:
        ValueError: Where the term is negative or longer than `MAX_DAYS`.
    """
    _bound(months)
    index = start.year * 12 + start.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(start.day, monthrange(year, month)[1]))


def add_working_days(start: date, days: int, calendar: WorkCalendar) -> date:
    """Return the last day of a term of ``days`` working days after ``start``.

    Raises:
        ValueError: Where the term is negative or longer than `MAX_DAYS`, or ends in a year whose
            days off are not known.
    """
    _bound(days)
    day = start
    while days:
        day += timedelta(days=1)
        days -= calendar.is_working_day(day)
    return day


def next_working_day(day: date, calendar: WorkCalendar) -> date:
    """Return ``day``, or the first working day after it when it is a day off.

    Raises:
        ValueError: Where the days off of that year are not known.
    """
    while not calendar.is_working_day(day):
        day += timedelta(days=1)
    return day


def working_days_between(start: date, end: date, calendar: WorkCalendar) -> int:
    """Return how many working days lie after ``start`` up to and with ``end``.

    Raises:
        ValueError: Where ``end`` is before ``start`` or more than `MAX_DAYS` after it, or the days
            off of a year are not known.
    """
    _bound((end - start).days)
    days = range(1, (end - start).days + 1)
    return sum(calendar.is_working_day(start + timedelta(days=after)) for after in days)


def _bound(days: int) -> None:
    if not 0 <= days <= MAX_DAYS:
        raise ValueError(f"a term must be 0 to {MAX_DAYS} days long")
