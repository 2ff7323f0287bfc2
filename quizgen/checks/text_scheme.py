"""Text scheme: links and images are relative; none runs script or carries data."""

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
        if not web:
            yield _finding(target, at)


def _project(project: Project) -> Iterator[Finding]:
    for (span, at, _), target in loose_targets(project, web=False):
        yield _finding(target, at, span)


def _finding(target: str, at: tuple[str, ...], span: Span | None = None) -> Finding:
    return Finding(
        f"link or image with the address `{target[:60]}`",
        "link to a page of the course by its relative path",
        at=at,
        needle=target,
        span=span,
    )


CHECK = Check(
    name="text-scheme",
    code="QG231",
    severity=Severity.ERROR,
    summary="Links and images are relative addresses, without `javascript:`, `data:` or a root.",
    bad="stem: 见[附件](javascript:alert(1))。",
    good="stem: 见[附件](../files/annex.md)。",
    item=_item,
    project=_project,
)
