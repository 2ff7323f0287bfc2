"""Scenario citations: what a scenario cites is in the law register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding
from quizgen.diagnostics import Severity
from quizgen.drills.usage import all_citations, owners
from quizgen.loading import citations
from quizgen.loading.scenario_formulas import texts
from quizgen.model.law import GIVEN
from quizgen.model.scenario import Scenario

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.loading.project import Project
    from quizgen.model.law import Register
    from quizgen.model.scenario import Procedure


def _project(project: Project) -> Iterator[Finding]:
    register = project.register
    for owner in owners(project.scenarios, project.procedures):
        for passage in all_citations(owner):
            wrong = _wrong(passage.text, owner, register)
            if wrong:
                yield Finding(wrong[0], wrong[1], span=passage.span)
    for scenario in project.scenarios.values():
        for passage in texts(scenario):
            for _, _, citation in citations.find(passage.text, register):
                if wrong := citations.problem(citation, register):
                    yield Finding(wrong[0], wrong[1], span=passage.span)


def _wrong(text: str, owner: Scenario | Procedure, register: Register) -> tuple[str, str] | None:
    if isinstance(owner, Scenario) and text.startswith(f"{GIVEN}§"):
        return _ungiven(text, owner)
    citation = citations.parse(text)
    return citations.problem(citation, register) if citation else _unread(text)


def _ungiven(text: str, scenario: Scenario) -> tuple[str, str] | None:
    """Return what is wrong with a citation of a rule of the setting."""
    number = text.removeprefix(f"{GIVEN}§")
    if number.isdigit() and 1 <= int(number) <= len(scenario.given):
        return None
    message = f"`{text}`: `given:` has {len(scenario.given)} rules"
    return message, f"write {GIVEN}§1 for the first of `given:`"


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
