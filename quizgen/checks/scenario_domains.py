"""Scenario domains: no choice puts a value into a variable that it cannot have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding
from quizgen.diagnostics import Severity
from quizgen.drills.machine import OUTSIDE
from quizgen.drills.proof import complete_walks, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.loading.project import Project


def _project(project: Project) -> Iterator[Finding]:
    for scenario in project.scenarios.values():
        seen: set[int] = set()
        for walk in complete_walks(scenario, project.procedures):
            for (number, mark), state in walk.problems.items():
                source = walk.machine.choices[number].result.source
                if mark != OUTSIDE or source is None or id(source) in seen:
                    continue
                seen.add(id(source))
                path = walk.path(state, walk.machine.choices[number])
                message = f"`set` puts a value outside its domain: {told(walk)}{path}"
                hint = "write the value into the domain under `state`, or add a `when`"
                yield Finding(message, hint, span=source.set[0][1].span)


CHECK = Check(
    name="scenario-domains",
    code="QG430",
    severity=Severity.ERROR,
    summary="A state variable never leaves its domain.",
    bad="""\
set: {evid: "evid + 1"}   # when evid may be 3 of [0, 1, 2, 3]
""",
    good="""\
set: {evid: 3}
""",
    project=_project,
)
