"""Scenario lines: nobody speaks all the time while another stands about."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
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
        busy.update(inject.to for inject in scenario.injects)
        # Whoever has the last word, a side decides together: that is nobody's line. An answer
        # counts once a person, since nobody knows how much will be asked.
        busy.update(actor.id for actor in scenario.cast.values() if actor.answers)
        for plan in scenario.seats:
            loads = [sum(busy[role.id] for role in seat) for seat in plan.roles]
            mean = Fraction(sum(loads), len(loads) or 1)
            for seat, load in zip(plan.roles, loads, strict=True):
                if not mean <= MOST * load or load > MOST * mean:
                    who = ", ".join(role.id for role in seat)
                    message = f"for {plan.people} people {who} has {load} of {sum(loads)} lines"
                    hint = "give the idle more, or seat roles together"
                    yield Finding(message, hint, span=plan.span)


CHECK = Check(
    name="scenario-lines",
    code="QG486",
    severity=Severity.WARNING,
    summary="A seat has at least a third, at most three times, the lines of an average one.",
    bad="""\
beats: [{who: lead, say: …}, {who: lead, say: …}, …]   # and guard says one line
""",
    good="""\
beats: [{who: lead, say: …}, {who: guard, say: …}, …]
""",
    project=_project,
)
