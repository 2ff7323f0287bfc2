"""Scenario power: what the agency may decide is what the register says it may."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding
from quizgen.diagnostics import Severity
from quizgen.loading.scenario_facts import competence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.loading.project import Project


def _project(project: Project) -> Iterator[Finding]:
    for scenario in project.scenarios.values():
        for finding in scenario.findings.values():
            right = competence(finding.law.text, project.register, scenario.jurisdiction)
            if right and finding.power != right:
                message = f"finding `{finding.id}` says {finding.power}, but the register {right}"
                hint = f"write `power: {right}`, or correct `jurisdiction` or the register"
                yield Finding(message, hint, span=finding.span)


CHECK = Check(
    name="scenario-power",
    code="QG443",
    severity=Severity.ERROR,
    summary="`power` of a finding agrees with the authority that the register names.",
    bad="""\
- {id: F_meter, law: 节约能源法§74, power: own}
""",
    good="""\
- {id: F_meter, law: 节约能源法§74, power: transfer}
""",
    project=_project,
)
