"""Scenario citations: what a scenario cites is in the law register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding
from quizgen.diagnostics import Severity
from quizgen.drills.usage import all_citations, owners
from quizgen.loading import citations
from quizgen.loading.scenario_formulas import texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.loading.project import Project


def _project(project: Project) -> Iterator[Finding]:
    register = project.register
    for owner in owners(project.scenarios, project.procedures):
        for passage in all_citations(owner):
            citation = citations.parse(passage.text)
            wrong = citations.problem(citation, register) if citation else _unread(passage.text)
            if wrong:
                yield Finding(wrong[0], wrong[1], span=passage.span)
    for scenario in project.scenarios.values():
        for passage in texts(scenario):
            for _, _, citation in citations.find(passage.text, register):
                if wrong := citations.problem(citation, register):
                    yield Finding(wrong[0], wrong[1], span=passage.span)


def _unread(text: str) -> tuple[str, str]:
    return f"`{text}` is not a citation", citations.FORM


CHECK = Check(
    name="scenario-citations",
    code="QG441",
    severity=Severity.ERROR,
    summary="Every citation of a scenario exists, down to its 款 and 项.",
    bad="""\
cite: [行政处罚法§555]
""",
    good="""\
cite: [行政处罚法§55]
""",
    project=_project,
)
