"""Scenario debrief: all five phases, in order, and a plan at the end."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding
from quizgen.diagnostics import Severity
from quizgen.model.classroom import PHASES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.loading.project import Project


def _project(project: Project) -> Iterator[Finding]:
    for scenario in project.scenarios.values():
        if not scenario.for_classroom or scenario.broken:
            continue
        places = [PHASES.index(question.phase) for question in scenario.debrief]
        lacks = [phase for n, phase in enumerate(PHASES) if n not in places]
        if lacks:
            message = f"the debrief has nothing for {'、'.join(lacks)}"
            yield Finding(message, f"its phases are {'、'.join(PHASES)}", span=scenario.span)
        for before, question in pairwise(scenario.debrief):
            if PHASES.index(before.phase) > PHASES.index(question.phase):
                message = f"{question.phase} comes after {before.phase}"
                yield Finding(message, "put the phases in order", span=question.span)
        if not any(question.show == "improvement" for question in scenario.debrief):
            message = "the debrief ends without an improvement plan"
            yield Finding(message, "add `show: improvement` to a question", span=scenario.span)


CHECK = Check(
    name="scenario-debrief",
    code="QG484",
    severity=Severity.ERROR,
    summary="The debrief goes through its five phases in order and ends with an improvement plan.",
    bad="""\
debrief: [{phase: 分析, …}, {phase: 反应, …}]
""",
    good="""\
debrief: [{phase: 反应, …}, …, {phase: 分析, …}, {phase: 应用, show: improvement, …}]
""",
    project=_project,
)
