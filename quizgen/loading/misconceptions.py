"""Misconceptions: reads ``course/misconceptions.yaml``, what the tags of options mean in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.diagnostics import ContentError
from quizgen.loading.course import COURSE_FOLDER
from quizgen.loading.migrations import open_file

if TYPE_CHECKING:
    from pathlib import Path

    from quizgen.diagnostics import Report

MISCONCEPTIONS_FILE = f"{COURSE_FOLDER}/misconceptions.yaml"


def load_misconceptions(root: Path, report: Report) -> dict[str, str]:
    """Return the names of misconceptions by tag; a course need not name any."""
    path = root / MISCONCEPTIONS_FILE
    section = open_file(path, MISCONCEPTIONS_FILE, report) if path.is_file() else None
    if section is None:
        return {}
    found: dict[str, str] = {}
    try:
        section.get("schema")
        names = section.section("names")
        for tag, node in names.entries():
            found[tag] = names.as_text(node, tag)
        section.finish()
    except ContentError as error:
        report.add(error.diagnostic)
    return found
