"""A small course in a folder of its own, and what comes of reading it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from quizgen.diagnostics import Report
from quizgen.loading.project import load

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizgen.loading.project import Project

    Read = Callable[..., tuple[Project, Report]]

BASE = Path(__file__).parent.parent.parent / "corpus" / "base"


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Return a function that reads the base course with other files laid over it."""

    def read_with(files: dict[str, str], *extra: str) -> tuple[Project, Report]:
        for path in BASE.rglob("*"):
            if path.is_file():
                target = tmp_path / path.relative_to(BASE)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(path.read_bytes())
        for name, text in files.items():
            target = tmp_path / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        report = Report()
        return load(tmp_path, report, [tmp_path / name for name in extra]), report

    return read_with
