"""Scenario lawful endings: no fault ends well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding
from quizgen.diagnostics import Severity
from quizgen.drills.proof import complete_walks, told
from quizgen.model.scenario import SEVERITIES
from quizgen.model.scenes import LAWFUL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.loading.project import Project


MOST = {"true": 0, "flawed": 1, "false": len(SEVERITIES)}
"""The worst that may have happened, by kind of ending."""

assert set(MOST) == set(LAWFUL)


def _project(project: Project) -> Iterator[Finding]:
    words = {number: word for word, number in SEVERITIES.items()}
    for scenario in project.scenarios.values():
        seen: set[str] = set()
        for walk in complete_walks(scenario, project.procedures):
            for state, row in enumerate(walk.states):
                node = walk.node(state)
                if not node.lawful or node.id in seen:
                    continue
                flaw = walk.machine.flaw(row)
                if flaw > MOST[node.lawful]:
                    seen.add(node.id)
                    kind = "lawful" if node.lawful == "true" else "flawed"
                    message = (
                        f"the {kind} ending `{node.id}` is reached with a fault ({words[flaw]}): "
                        f"{told(walk)}{walk.path(state)}"
                    )
                    hint = f'lead to it only `when: "flaw <= {MOST[node.lawful]}"`'
                    yield Finding(message, hint, span=scenario.endings[node.id].span)


CHECK = Check(
    name="scenario-lawful-endings",
    code="QG425",
    severity=Severity.ERROR,
    summary="A lawful ending is reached without a fault, a flawed one without a grave open one.",
    bad="""\
next: e_ok   # whatever has happened before
""",
    good="""\
next: [{when: "flaw == 0", to: e_ok}, {to: e_flaw}]
""",
    project=_project,
)
