"""Pages: reads the texts of the course's Markdown files, and the blocks in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizgen.loading.course import COURSE_FOLDER
from quizgen.loading.embeds import read_embeds
from quizgen.source import file_text

if TYPE_CHECKING:
    from pathlib import Path

    from quizgen.diagnostics import Report
    from quizgen.loading.embeds import Embed


GENERATED = "generator: quizgen"
"""In the front matter of a page that quizgen has written, and may write anew."""


@dataclass(frozen=True, slots=True)
class Pages:
    """What the pages of a course hold."""

    texts: dict[str, str]
    """By path below the project's folder."""
    embeds: tuple[Embed, ...]


def load_pages(root: Path, report: Report) -> Pages:
    """Return every page of the course in ``root`` that a person has written."""
    texts: dict[str, str] = {}
    embeds: list[Embed] = []
    for path in sorted((root / COURSE_FOLDER).rglob("*.md")):
        name = path.relative_to(root).as_posix()
        text = file_text(path, name, report)
        if text is not None and not is_generated(text):
            texts[name] = text.replace("\r\n", "\n")
            embeds += read_embeds(texts[name].split("\n"), name, report)
    return Pages(texts, tuple(embeds))


def is_generated(text: str) -> bool:
    """Say whether a page was written by quizgen and not by a person."""
    return text.startswith(f"---\n{GENERATED}\n")
