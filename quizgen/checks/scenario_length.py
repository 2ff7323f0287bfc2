"""Scenario length: long enough to be a case, short enough for a lesson."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding
from quizgen.diagnostics import Severity
from quizgen.drills.proof import complete_walks, told
from quizgen.drills.routes import best_way, decisions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.loading.project import Project


DECISIONS, MINUTES = (8, 20), (15, 35)


def _project(project: Project) -> Iterator[Finding]:
    for scenario in project.scenarios.values():
        if not scenario.for_classroom:
            continue
        for walk in complete_walks(scenario, project.procedures):
            way = best_way(walk)
            if way and not DECISIONS[0] <= decisions(way) <= DECISIONS[1]:
                message = f"{told(walk)}the best way has {decisions(way)} decisions"
                hint = f"{DECISIONS[0]} to {DECISIONS[1]} fill a lesson"
                yield Finding(message, hint, span=scenario.span)
                break
        if not MINUTES[0] <= scenario.minutes <= MINUTES[1]:
            message = f"alone it takes {scenario.minutes} minutes"
            hint = f"write `minutes:` from {MINUTES[0]} to {MINUTES[1]}, and cut or add scenes"
            yield Finding(message, hint, span=scenario.span)


CHECK = Check(
    name="scenario-length",
    code="QG434",
    severity=Severity.WARNING,
    summary="The best way of a drill for a class has 8 to 20 decisions, and 15 to 35 minutes.",
    bad="""\
minutes: 90
""",
    good="""\
minutes: 30
""",
    project=_project,
)
