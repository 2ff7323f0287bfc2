"""Law in force: what is cited applies on the course's date of law, or is named as history."""

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

HISTORY = ("废止", "失效", "已被", "届满", "取代", "历史", "尚未施行")
"""A text with one of these words says itself that the law is not, or no longer, in force."""


def _over(citation: Citation, register: Register) -> tuple[str, str] | None:
    instrument = citations.instrument_of(citation, register)
    if instrument is None:
        return None
    why = citations.in_force(instrument, register.asof)
    if not why:
        return None
    new = instrument.successor
    return f"{why}, the law is that of {register.asof}", (f"cite {new} instead" if new else "")


def _item(subject: Subject) -> Iterator[Finding]:
    register = subject.project.register
    for number, text in enumerate(subject.item.cite):
        citation = citations.parse(text)
        if citation and (over := _over(citation, register)):
            yield Finding(over[0], over[1] or "cite what is in force", at=("cite", str(number)))
    by_place = dict(subject.texts)
    for at, start, end, citation in subject.citations:
        text = by_place[at]
        if (over := _over(citation, register)) and not any(word in text for word in HISTORY):
            yield Finding(over[0], _say(over[1]), at=at, needle=text[start:end])


def _project(project: Project) -> Iterator[Finding]:
    for found in mentions(project):
        over = _over(found.citation, project.register)
        if over and not any(word in found.around for word in HISTORY):
            yield Finding(over[0], _say(over[1]), span=found.span)


def _say(hint: str) -> str:
    return f"{hint}{', or ' if hint else ''}say in the text that it is 已废止 or 已失效"


CHECK = Check(
    name="law-in-force",
    code="QG302",
    severity=Severity.ERROR,
    summary="What is cited is in force on `law_asof`, or the text says that it is not.",
    bad="cite: [清洁生产促进法§27]   # repealed",
    good="cite: [生态环境法典§967]",
    item=_item,
    project=_project,
)
