"""Terms: ends of terms in working days, where the days off of that year are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.domain import add_working_days

if TYPE_CHECKING:
    from datetime import date

    from quizgen.documents.dossier import Setting


def last_day(start: date, days: int, setting: Setting) -> date | None:
    """Return the last of ``days`` working days; none when the year's days off are not out yet."""
    try:
        return add_working_days(start, days, setting.calendar)
    except ValueError:
        return None
