"""Law exists: every citation names a provision of the law register, in the one grammar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding, Subject
from quizgen.diagnostics import Severity
from quizgen.loading import citations
from quizgen.loading.mentions import mentions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.loading.project import Project
    from quizgen.model.law import Citation, Register


def _wrong(citation: Citation, shown: str, register: Register) -> tuple[str, str] | None:
    wrong = citations.problem(citation, register)
    if wrong is None or f"`{shown}`" in wrong[0]:
        return wrong
    return f"`{shown}`: {wrong[0]}", wrong[1]


def _item(subject: Subject) -> Iterator[Finding]:
    register = subject.project.register
    for number, text in enumerate(subject.item.cite):
        citation = citations.parse(text)
        if citation is None:
            yield Finding(f"`{text}` is not a citation", citations.FORM, at=("cite", str(number)))
        elif wrong := _wrong(citation, text, register):
            yield Finding(*wrong, at=("cite", str(number)))
    by_place = dict(subject.texts)
    for at, start, end, citation in subject.citations:
        shown = by_place[at][start:end]
        if wrong := _wrong(citation, shown, register):
            yield Finding(*wrong, at=at, needle=shown)


def _project(project: Project) -> Iterator[Finding]:
    for found in mentions(project):
        if wrong := _wrong(found.citation, found.shown, project.register):
            yield Finding(*wrong, span=found.span)


CHECK = Check(
    name="law-exists",
    code="QG301",
    severity=Severity.ERROR,
    summary="A citation names an instrument, article, 款 and 项 that the law register has.",
    bad="cite: [节约能源法§99]",
    good="cite: [节约能源法§82]",
    item=_item,
    project=_project,
)
