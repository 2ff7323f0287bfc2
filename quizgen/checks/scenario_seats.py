"""Scenario seats: whatever the number of people, every part is played once."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding
from quizgen.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.loading.project import Project


def _project(project: Project) -> Iterator[Finding]:
    for scenario in project.scenarios.values():
        if not scenario.for_classroom or scenario.broken:
            continue
        plays = {actor.id for actor in scenario.cast.values() if actor.plays}
        for plan in scenario.seats:
            roles = [role.id for seat in plan.roles for role in seat]
            for name, count in Counter(roles).items():
                if count > 1 or name not in plays:
                    what = f"{count} times" if count > 1 else "though the facilitator reads it"
                    message = f"for {plan.people} people `{name}` is seated {what}"
                    yield Finding(message, "seat every playing role once", span=plan.span)
            if missing := sorted(plays - set(roles)):
                message = f"for {plan.people} people nobody plays {', '.join(missing)}"
                yield Finding(message, "seat them, or write `plays: no`", span=plan.span)
            if len(plan.roles) > plan.people:
                message = f"{len(plan.roles)} seats for {plan.people} people"
                yield Finding(message, "give one person several roles", span=plan.span)
        least = scenario.classroom.people[0] if scenario.classroom else 0
        if not any(plan.people <= least for plan in scenario.seats):
            message = f"no seating plan for {least} people"
            yield Finding(message, f"add `{{people: {least}, roles: […]}}`", span=scenario.span)


CHECK = Check(
    name="scenario-seats",
    code="QG485",
    severity=Severity.ERROR,
    summary="A seating plan gives every playing role to one person.",
    bad="""\
cast: [{id: lead, …}, {id: boss, …}]
seats: [{people: 4, roles: [[lead]]}]   # nobody plays the boss
""",
    good="""\
seats: [{people: 4, roles: [[lead], [boss]]}]
""",
    project=_project,
)
