"""Mentions: citations in the pages of a course, with their places and their surroundings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizgen.diagnostics import Span
from quizgen.loading import citations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.loading.project import Project
    from quizgen.model.law import Citation

_HEADING = re.compile(r"^#{1,6} ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Mention:
    """A citation as it stands in a page."""

    citation: Citation
    shown: str
    page: str
    span: Span
    around: str
    """The text between the headings before and after it."""


def mentions(project: Project) -> Iterator[Mention]:
    """Yield every citation of every page, in order."""
    for path, text in project.pages.items():
        yield from mentions_in(text, path, project)


def mentions_in(text: str, path: str, project: Project) -> Iterator[Mention]:
    """Yield every citation of one page."""
    if "§" not in text:
        return
    cuts = [0, *(heading.start() for heading in _HEADING.finditer(text)), len(text)]
    section = 0
    line, line_start = 1, 0
    for start, end, citation in citations.find(text, project.register):
        while cuts[section + 1] <= start:
            section += 1
        line += text.count("\n", line_start, start)
        line_start = text.rfind("\n", 0, start) + 1
        yield Mention(
            citation,
            text[start:end],
            path,
            Span(path, line, start - line_start + 1),
            text[cuts[section] : cuts[section + 1]],
        )
