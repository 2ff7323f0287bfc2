"""Text invisible: no characters that nobody sees, and none that turn the reading direction."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding, Subject
from quizgen.diagnostics import Severity
from quizgen.loading.loose import loose_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.diagnostics import Span
    from quizgen.loading.project import Project

_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\ue000-\uf8ff\U000e0000-\U000e0fff]"
)


def _item(subject: Subject) -> Iterator[Finding]:
    if _INVISIBLE.search(subject.joined):
        for at, text in subject.texts:
            yield from _found(text, at)


def _project(project: Project) -> Iterator[Finding]:
    for span, at, text in loose_texts(project):
        yield from _found(text, at, span)


def _found(text: str, at: tuple[str, ...], span: Span | None = None) -> Iterator[Finding]:
    if found := _INVISIBLE.search(text):
        yield Finding(
            f"invisible character U+{ord(found.group()):04X}",
            "delete it; it often comes from a paste out of a web page or a PDF",
            at=at,
            needle=found.group(),
            span=span,
        )


CHECK = Check(
    name="text-invisible",
    code="QG243",
    severity=Severity.ERROR,
    summary="No text holds zero-width, direction-changing or private-use characters.",
    bad='stem: "应当\\u200B责令改正"',
    good="stem: 应当责令改正",
    item=_item,
    project=_project,
)
