"""Scenario order first: where only delay is fined, nothing is fined before an order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding
from quizgen.diagnostics import Severity
from quizgen.drills.usage import preconditions
from quizgen.loading import citations
from quizgen.loading.scenario_links import rules_of
from quizgen.model.law import Provision

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.loading.project import Project


def _project(project: Project) -> Iterator[Finding]:
    for scenario in project.scenarios.values():
        rules = rules_of(scenario, project.procedures)
        watched = {word for rule in rules for word in rule.implements}
        for finding in scenario.findings.values():
            citation = citations.parse(finding.law.text)
            provision = citation and citations.resolve(citation, project.register)
            if not isinstance(provision, Provision):
                continue
            for word in preconditions(provision, project.procedures):
                if word not in watched:
                    message = (
                        f"{finding.law.text} fines only after {word}, but no rule of this scenario "
                        "watches over that"
                    )
                    hint = "add the procedure file whose rules have `implements` with this word"
                    yield Finding(message, hint, span=finding.law.span)


CHECK = Check(
    name="scenario-order-first",
    code="QG444",
    severity=Severity.ERROR,
    summary="Where a provision fines only after an order, rules of the scenario watch over that.",
    bad="""\
findings: [{law: 节约能源法§82, …}]
procedure: [onsite]
""",
    good="""\
findings: [{law: 节约能源法§82, …}]
procedure: [onsite, order-first]
""",
    project=_project,
)
