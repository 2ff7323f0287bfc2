"""Law unverified: a text that cites a fragment says 待核原文."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding, Subject
from quizgen.diagnostics import Severity
from quizgen.loading import citations
from quizgen.loading.mentions import mentions
from quizgen.model.law import Evidence, Provision

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.loading.project import Project
    from quizgen.model.law import Citation, Register

NOTE = "待核原文"

_HINT = f"add the words {NOTE} beside it"


def _is_fragment(citation: Citation, register: Register) -> bool:
    found = citations.resolve(citation, register)
    return isinstance(found, Provision) and found.evidence is Evidence.F


def _message(shown: str) -> str:
    return f"{shown} is known only from fragments (F), and the text does not say {NOTE}"


def _item(subject: Subject) -> Iterator[Finding]:
    if NOTE in subject.item.stem or NOTE in subject.item.given:
        return
    by_place = dict(subject.texts)
    for at, start, end, citation in subject.citations:
        text = by_place[at]
        if NOTE not in text and _is_fragment(citation, subject.project.register):
            shown = text[start:end]
            yield Finding(_message(shown), _HINT, at=at, needle=shown)


def _project(project: Project) -> Iterator[Finding]:
    for found in mentions(project):
        if NOTE not in found.around and _is_fragment(found.citation, project.register):
            yield Finding(_message(found.shown), _HINT, span=found.span)


CHECK = Check(
    name="law-unverified",
    code="QG304",
    severity=Severity.ERROR,
    summary="A text that cites a provision of evidence F carries the words 待核原文.",
    bad="feedback: 见工业节能监察办法§3。   # evidence: F",
    good="feedback: 见工业节能监察办法§3（待核原文）。",
    item=_item,
    project=_project,
)
