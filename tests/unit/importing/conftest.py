"""Fixtures of importers: a course without banks, and what a file becomes there."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from quizgen.diagnostics import Report
from quizgen.export import exporters
from quizgen.export._shared.selecting import select
from quizgen.export.base import run
from quizgen.importing import importers
from quizgen.importing._drafts import bank_yaml
from quizgen.importing.base import Imported
from quizgen.loading.project import Project, load
from quizgen.model.items import Item

Take: TypeAlias = Callable[[str, bytes], tuple[dict[str, Item], Imported, Project]]


@pytest.fixture(scope="session")
def bare(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The course without its banks."""
    folder = tmp_path_factory.mktemp("bare")
    shutil.copytree(root / "course", folder / "course")
    return folder


@pytest.fixture
def take(bare: Path, tmp_path: Path) -> Take:
    """Import a file, and load the bank that came of it."""

    def taken(name: str, data: bytes) -> tuple[dict[str, Item], Imported, Project]:
        into = Imported(Report())
        importers()[name].read(data, f"file.{name}", into)
        bank = tmp_path / "back.yaml"
        bank.write_text(bank_yaml(into.drafts, "back", "题库", ""), encoding="utf-8")
        report = Report()
        project = load(bare, report, [bank])
        found = [str(one) for one in report.diagnostics if "course/" not in one.span.path]
        assert found == []
        return dict(project.items), into, project

    return taken


@pytest.fixture(scope="session")
def variants(root: Path) -> tuple[list[Item], dict[str, bytes]]:
    """All items of all banks with their variants, and what each exporter makes of them."""
    project = load(root, Report(), [])
    chosen = select(project, list(project.banks), seed=0, takes=frozenset({"bank"}))
    files = {
        name: run(exporters()[name], chosen, Report())[0].data for name in ("moodle-xml", "gift")
    }
    return [v for form in chosen.forms for place in form.items for v in place.variants], files
