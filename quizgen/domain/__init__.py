"""Domain: what inspectors compute; pure functions, exact, with every table as an argument."""

from quizgen.domain.deadlines import (
    WorkCalendar,
    add_calendar_days,
    add_months,
    add_working_days,
    next_working_day,
    working_days_between,
)
from quizgen.domain.energy import (
    comprehensive_energy,
    excess,
    excess_percent,
    is_key_unit,
    standard_coal,
    steps_above,
    tier,
)
from quizgen.domain.penalties import (
    days_until_cap,
    fine_in_range,
    late_payment_penalty,
    multiple_fine,
)

__all__ = [
    "WorkCalendar",
    "add_calendar_days",
    "add_months",
    "add_working_days",
    "comprehensive_energy",
    "days_until_cap",
    "excess",
    "excess_percent",
    "fine_in_range",
    "is_key_unit",
    "late_payment_penalty",
    "multiple_fine",
    "next_working_day",
    "standard_coal",
    "steps_above",
    "tier",
    "working_days_between",
]
