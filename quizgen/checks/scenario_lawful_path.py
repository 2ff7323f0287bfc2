"""Scenario lawful path: in every case the right choices lead to a lawful ending."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding
from quizgen.diagnostics import Severity
from quizgen.drills.proof import LAWFUL, complete_walks, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.drills.explore import Exploration
    from quizgen.loading.project import Project


def _project(project: Project) -> Iterator[Finding]:
    for scenario in project.scenarios.values():
        walks = complete_walks(scenario, project.procedures)
        lost = [walk for walk in walks if not _clean_ending(walk)]
        if lost:
            message = (
                f"{told(lost[0])}no way without a fault leads to a lawful ending "
                f"(in {len(lost)} of {len(walks)} cases)"
            )
            hint = "look for a best option that breaks a rule, or that leads elsewhere"
            yield Finding(message, hint, span=scenario.start.span)


def _clean_ending(walk: Exploration) -> bool:
    """Follow only steps that break nothing."""
    if walk.begun:
        return False
    known = {0}
    waiting = [0]
    while waiting:
        state = waiting.pop()
        if walk.node(state).lawful == LAWFUL:
            return True
        for edge in walk.edges(state):
            if not edge.hits and edge.target not in known:
                known.add(edge.target)
                waiting.append(edge.target)
    return False


CHECK = Check(
    name="scenario-lawful-path",
    code="QG424",
    severity=Severity.ERROR,
    summary="In every case a way without any fault leads to a lawful ending.",
    bad="""\
endings:
  e_ok: {lawful: true}   # only by way of a fault
""",
    good="""\
endings:
  e_ok: {lawful: true}   # the best options lead here
""",
    project=_project,
)
