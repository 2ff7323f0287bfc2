"""Scenario faults: what is graded as a fault is one, and what is one is graded so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding
from quizgen.diagnostics import Severity
from quizgen.drills.proof import complete_walks, outcomes, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.loading.project import Project


def _project(project: Project) -> Iterator[Finding]:
    for scenario in project.scenarios.values():
        seen: set[int] = set()
        for walk in complete_walks(scenario, project.procedures):
            for edge, outcome in outcomes(walk):
                if id(outcome) in seen:
                    continue
                path = walk.path(edge.source, edge.choice)
                option = edge.choice.option.id
                if outcome.grade == "fault" and not edge.hits:
                    seen.add(id(outcome))
                    message = f"option `{option}`, graded fault, breaks nothing: {told(walk)}{path}"
                    hint = "name what is wrong in `fault:`, or write the events that break a rule"
                    yield Finding(message, hint, span=outcome.span)
                elif outcome.grade == "weak" and edge.hits:
                    seen.add(id(outcome))
                    broken = ", ".join(edge.hits)
                    message = f"option `{option}`, graded weak, breaks {broken}: {told(walk)}{path}"
                    yield Finding(message, "grade it `fault`", span=outcome.span)


CHECK = Check(
    name="scenario-faults",
    code="QG427",
    severity=Severity.ERROR,
    summary="An outcome is graded `fault` if, and only if, it commits a fault or breaks a rule.",
    bad="""\
- {grade: fault, …}   # no `fault:`, and no rule is broken
""",
    good="""\
- {grade: fault, fault: U_trace, …}
""",
    project=_project,
)
