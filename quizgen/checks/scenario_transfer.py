"""Scenario transfer: what is for another authority is handed over to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding
from quizgen.diagnostics import Severity
from quizgen.drills.grounds import OTHER, TRANSFER, found_in
from quizgen.drills.proof import complete_walks, told
from quizgen.drills.routes import omission

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.loading.project import Project


def _project(project: Project) -> Iterator[Finding]:
    for scenario in project.scenarios.values():
        seen: set[str] = set()
        for walk in complete_walks(scenario, project.procedures):
            for name in found_in(scenario, walk, OTHER):
                way = "" if name in seen else omission(walk, [TRANSFER])
                if way:
                    seen.add(name)
                    finding = scenario.findings[name]
                    message = (
                        f"`{name}` ({finding.law.text}) is for another authority, but is not "
                        f"handed over: {told(walk)}{way}"
                    )
                    hint = (
                        f"give the event `{TRANSFER}` to an option that no lawful way avoids; "
                        "where this agency decides, write `power: own`"
                    )
                    yield Finding(message, hint, span=finding.span)


CHECK = Check(
    name="scenario-transfer",
    code="QG445",
    severity=Severity.ERROR,
    summary="What is for another authority is handed over on every way to a lawful ending.",
    bad="""\
findings: [{id: F_meter, law: 节约能源法§74, power: transfer}]
… next: e_ok   # nothing was handed over
""",
    good="""\
- {grade: best, events: [transfer], next: e_ok, …}
""",
    project=_project,
)
