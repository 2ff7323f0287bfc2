"""Scenario issuer: papers bear the name of whoever may act in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding
from quizgen.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.loading.project import Project


RIGHT = {"own": "agency", "entrusted": "agency", "authorized": "unit"}


def _project(project: Project) -> Iterator[Finding]:
    for scenario in project.scenarios.values():
        mode = scenario.jurisdiction.mode
        for paper in scenario.documents.values():
            if paper.issuer and paper.issuer != RIGHT[mode]:
                message = f"`{paper.id}` is issued by the {paper.issuer}, but power is `{mode}`"
                hint = f"write `issuer: {RIGHT[mode]}`, or leave it out"
                yield Finding(message, hint, span=paper.span)


CHECK = Check(
    name="scenario-issuer",
    code="QG449",
    severity=Severity.ERROR,
    summary="An entrusted unit acts in the name of its agency, an authorized one in its own.",
    bad="""\
jurisdiction: {mode: entrusted, …}
documents: [{kind: chufa-jueding, issuer: unit, …}]
""",
    good="""\
documents: [{kind: chufa-jueding, issuer: agency, …}]
""",
    project=_project,
)
