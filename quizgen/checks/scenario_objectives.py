"""Scenario objectives: each is observed twice and talked about once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding
from quizgen.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.loading.project import Project


CRITERIA = 2


def _project(project: Project) -> Iterator[Finding]:
    for scenario in project.scenarios.values():
        if not scenario.for_classroom or scenario.broken:
            continue
        if not scenario.objectives:
            yield Finding("a drill for a class needs objectives", "add some", span=scenario.span)
        for name in scenario.objectives:
            count = sum(line.objective == name for line in scenario.rubric)
            if count < CRITERIA:
                message = f"objective `{name}` has {count} criteria"
                yield Finding(message, f"give it {CRITERIA} or more", span=scenario.span)
            if not any(question.objective == name for question in scenario.debrief):
                message = f"nothing is asked about objective `{name}` in the debrief"
                yield Finding(message, f"add a question with `for: {name}`", span=scenario.span)


CHECK = Check(
    name="scenario-objectives",
    code="QG482",
    severity=Severity.ERROR,
    summary="Every objective has two criteria and a question of the debrief.",
    bad="""\
objectives: [{id: OB1, …}]
rubric: [{id: R1, objective: OB1, …}]
""",
    good="""\
rubric: [{id: R1, objective: OB1, …}, {id: R2, objective: OB1, …}]
debrief: [{phase: 分析, for: OB1, …}]
""",
    project=_project,
)
