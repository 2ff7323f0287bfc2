"""Scenario orphans: everything that is written is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding
from quizgen.diagnostics import Severity
from quizgen.drills.usage import unused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.loading.project import Project


def _project(project: Project) -> Iterator[Finding]:
    for scenario in project.scenarios.values():
        if scenario.broken:
            continue  # what could not be read may be what uses it
        for what, name, span in unused(scenario):
            message = f"{what} `{name}` is not used"
            yield Finding(message, "use it, or delete it", span=span)


CHECK = Check(
    name="scenario-orphans",
    code="QG411",
    severity=Severity.ERROR,
    summary="No scene, decision, person, fault, state variable or fact is left unused.",
    bad="""\
scenes:
  attic: {…}   # no `next` leads here
""",
    good="""\
next: attic
""",
    project=_project,
)
