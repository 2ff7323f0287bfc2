"""Text HTML: texts are CommonMark without raw HTML, script least of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding, Subject
from quizgen.diagnostics import Severity
from quizgen.loading.loose import loose_texts
from quizgen.markup import html_tags

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.diagnostics import Span
    from quizgen.loading.project import Project

_SHOWN = 40


def _item(subject: Subject) -> Iterator[Finding]:
    if "<" in subject.joined:
        for at, text in subject.texts:
            for tag in html_tags(text):
                yield _finding(tag, at)


def _project(project: Project) -> Iterator[Finding]:
    for span, at, text in loose_texts(project):
        for tag in html_tags(text):
            yield _finding(tag, at, span)


def _finding(tag: str, at: tuple[str, ...], span: Span | None = None) -> Finding:
    return Finding(
        f"HTML in a text: `{tag[:_SHOWN]}`",
        "write CommonMark, such as **bold**; put code into `backticks`; "
        "leave spaces around a less-than sign",
        at=at,
        needle=tag.partition("\n")[0],
        span=span,
    )


CHECK = Check(
    name="text-html",
    code="QG230",
    severity=Severity.ERROR,
    summary="Texts of items and scenarios hold no HTML and no script, nor do titles.",
    bad="stem: 哪一项<b>不</b>正确？",
    good="stem: 哪一项**不**正确？",
    item=_item,
    project=_project,
)
