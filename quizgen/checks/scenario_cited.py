"""Scenario cited: every outcome, fault, rule and criterion says on what law it rests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding
from quizgen.diagnostics import Severity
from quizgen.drills.usage import cited, owners

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.loading.project import Project


def _project(project: Project) -> Iterator[Finding]:
    for owner in owners(project.scenarios, project.procedures):
        for what, span, citations in cited(owner):
            if not citations:
                message = f"{what} cites no law"
                hint = "add `cite: […]` with a provision such as 行政处罚法§55.1"
                yield Finding(message, hint, span=span)


CHECK = Check(
    name="scenario-cited",
    code="QG440",
    severity=Severity.ERROR,
    summary="Every outcome, fault, rule of procedure and critical criterion has a citation.",
    bad="""\
- {id: a, feedback: 要亮证。, …}
""",
    good="""\
- {id: a, feedback: 要亮证。, cite: [行政处罚法§55.1], …}
""",
    project=_project,
)
