"""Scenario lines: nobody speaks all the time while another stands about."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding
from quizgen.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.loading.project import Project


MOST = 3


def _project(project: Project) -> Iterator[Finding]:
    for scenario in project.scenarios.values():
        if not scenario.for_classroom or scenario.broken:
            continue
        busy = Counter(beat.who for s in scenario.scenes.values() for beat in s.beats if beat.who)
        busy.update(decision.by for decision in scenario.decisions.values() if decision.by)
        for plan in scenario.seats:
            loads = [sum(busy[role.id] for role in seat) for seat in plan.roles]
            if loads and max(loads) > MOST * max(min(loads), 1):
                names = [", ".join(role.id for role in seat) for seat in plan.roles]
                message = (
                    f"for {plan.people} people {names[loads.index(max(loads))]} has {max(loads)} "
                    f"lines, {names[loads.index(min(loads))]} {min(loads)}"
                )
                yield Finding(message, "give the idle more, or seat roles together", span=plan.span)


CHECK = Check(
    name="scenario-lines",
    code="QG486",
    severity=Severity.WARNING,
    summary="The busiest role has at most three times the lines of the idlest.",
    bad="""\
beats: [{who: lead, say: …}, {who: lead, say: …}, …]   # and guard says one line
""",
    good="""\
beats: [{who: lead, say: …}, {who: guard, say: …}, …]
""",
    project=_project,
)
