"""Scenario endings: every ending and every scene is reached by some choices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding
from quizgen.diagnostics import Severity
from quizgen.drills.proof import complete_walks
from quizgen.drills.usage import linked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.loading.project import Project


def _project(project: Project) -> Iterator[Finding]:
    for scenario in project.scenarios.values():
        walks = complete_walks(scenario, project.procedures)
        met = {walk.node(n).id for walk in walks for n in range(len(walk.states))}
        for name in linked(scenario):
            if not walks or name in met:
                continue
            ending = scenario.endings.get(name)
            what = "ending" if ending else "scene"
            message = f"{what} `{name}` can never be reached, though something leads to it"
            hint = "correct the conditions of what leads to it"
            span = ending.span if ending else scenario.scenes[name].span
            yield Finding(message, hint, span=span)
        for name, ending in scenario.endings.items():
            if not scenario.broken and name not in linked(scenario):
                message = f"ending `{name}` can never be reached: nothing leads to it"
                yield Finding(message, "let some `next` lead to it, or delete it", span=ending.span)


CHECK = Check(
    name="scenario-endings",
    code="QG423",
    severity=Severity.ERROR,
    summary="Every ending and every scene that something leads to can be reached.",
    bad="""\
next: [{when: "evid == 9", to: e_ok}, {to: e_lost}]
""",
    good="""\
next: [{when: "evid == 3", to: e_ok}, {to: e_lost}]
""",
    project=_project,
)
