"""Clock: when in the story a scene begins, for one drawn case."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

from quizgen.drills.facts import reckon

if TYPE_CHECKING:
    from quizgen.drills.facts import Case
    from quizgen.model.scenes import Clock


def begin(clock: Clock | None, case: Case) -> datetime | None:
    """Return when a scene begins; ``None`` where no clock says so."""
    if clock is None:
        return None
    day = reckon(clock.day, case)
    return datetime.combine(day, time.fromisoformat(clock.time)) if isinstance(day, date) else None


def spread_of(cases: tuple[Case, ...], count: int = 3) -> list[Case]:
    """Return the first cases of every variant."""
    found: dict[str, list[Case]] = {}
    for case in cases:
        own = found.setdefault(case.variant, [])
        if len(own) < count:
            own.append(case)
    return [case for own in found.values() for case in own]
