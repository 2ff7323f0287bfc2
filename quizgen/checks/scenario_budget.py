"""Scenario budget: a scenario is small enough to be proved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding
from quizgen.diagnostics import Severity
from quizgen.drills.explore import BUDGET
from quizgen.drills.program import MAX_NODES
from quizgen.drills.proof import prove

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.loading.project import Project


def _project(project: Project) -> Iterator[Finding]:
    for scenario in project.scenarios.values():
        nodes = len(scenario.scenes) + len(scenario.endings)
        if nodes > MAX_NODES:
            message = f"{nodes} scenes and endings are more than {MAX_NODES}"
            yield Finding(message, "split the scenario in two", span=scenario.span)
            continue
        proof = prove(scenario, project.procedures)
        if proof is not None and not proof.complete:
            message = f"more than {BUDGET} states: nothing about this scenario is proved"
            hint = "drop state variables, or let choices correct fewer faults one by one"
            yield Finding(message, hint, span=scenario.span)


CHECK = Check(
    name="scenario-budget",
    code="QG429",
    severity=Severity.ERROR,
    summary="All states of a scenario can be visited.",
    bad="""\
state: {a: [0, 1, 2, 3], b: [0, 1, 2, 3], …}   # forty of them
""",
    good="""\
state: {a: [0, 1]}
""",
    project=_project,
)
