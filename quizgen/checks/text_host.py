"""Text host: no link or image goes to another host: courses run on closed networks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding, Subject, loose_targets
from quizgen.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.diagnostics import Span
    from quizgen.loading.project import Project


def _item(subject: Subject) -> Iterator[Finding]:
    for at, target, web in subject.outside:
        if web:
            yield _finding(target, at)


def _project(project: Project) -> Iterator[Finding]:
    for (span, at, _), target in loose_targets(project, web=True):
        yield _finding(target, at, span)


def _finding(target: str, at: tuple[str, ...], span: Span | None = None) -> Finding:
    return Finding(
        f"link or image on another host: `{target[:60]}`",
        "copy the file into the course and link to it by its relative path",
        at=at,
        needle=target,
        span=span,
    )


CHECK = Check(
    name="text-host",
    code="QG232",
    severity=Severity.ERROR,
    summary="Links and images of items, scenarios and titles stay inside the course.",
    bad="stem: 见 ![流程](https://example.org/flow.png)。",
    good="stem: 见 ![流程](../img/flow.svg)。",
    item=_item,
    project=_project,
)
