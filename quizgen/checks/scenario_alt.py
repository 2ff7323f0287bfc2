"""Scenario alt: what is shown as a picture is also said in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding
from quizgen.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.loading.project import Project


def _project(project: Project) -> Iterator[Finding]:
    for scenario in project.scenarios.values():
        for exhibit in scenario.exhibits.values():
            if exhibit.alt is None or not exhibit.alt.text.strip():
                message = f"exhibit `{exhibit.id}` has no text in place of its picture"
                yield Finding(message, "add `alt:`", span=exhibit.span)
            if not exhibit.rows and not exhibit.fields:
                message = f"exhibit `{exhibit.id}` shows nothing"
                yield Finding(message, "add `rows:` or `fields:`", span=exhibit.span)


CHECK = Check(
    name="scenario-alt",
    code="QG462",
    severity=Severity.ERROR,
    summary="Every exhibit has a text in place of its picture.",
    bad="""\
exhibits: [{id: X1, kind: meter, title: 总表, fields: {…}}]
""",
    good="""\
exhibits: [{id: X1, kind: meter, title: 总表, alt: 总表照片，示数清楚, fields: {…}}]
""",
    project=_project,
)
