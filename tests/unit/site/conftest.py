from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def call(*command: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": ""}
    return subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )


@pytest.fixture
def run() -> Run:
    """Return a function that runs quizgen, or another program of the environment."""

    def start(*arguments: object, program: str = "quizgen", cwd: Path | None = None):
        return call(sys.executable, "-m", program, *map(str, arguments), cwd=cwd)

    return start


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A small course, as `quizgen new` makes it."""
    folder = tmp_path / "course-of-mine"
    done = call(sys.executable, "-m", "quizgen", "new", str(folder))
    assert done.returncode == 0, done.stderr
    return folder


def change(path: Path, old: str, new: str) -> None:
    """Replace a text that must be there."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def edit() -> Callable[[Path, str, str], None]:
    return change
