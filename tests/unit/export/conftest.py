"""Fixtures of exporters: the real banks, a paper of 60 items, and readers of other systems."""

from __future__ import annotations

import importlib.util
import sys
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from quizgen.diagnostics import Report
from quizgen.export._shared.selecting import select
from quizgen.export.base import Exporter, Selection
from quizgen.generation import forms
from quizgen.loading.project import Project, load
from quizgen.model.forms import Paper, PaperSection
from quizgen.model.items import Item
from tests.lms.receipts import SAMPLE

PAPER_ITEMS = 60


def tool(root: Path, path: str) -> ModuleType:
    """Return a module of ``tests/lms``, which is no package."""
    name = f"lms_{path.replace('/', '_').removesuffix('.py')}"
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, root / "tests" / "lms" / path)
        assert spec is not None
        assert spec.loader is not None
        sys.modules[name] = module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    return sys.modules[name]


@pytest.fixture(scope="session")
def moodle(root: Path) -> ModuleType:
    """The strict reader of Moodle XML."""
    return tool(root, "moodle/reader.py")


@pytest.fixture(scope="session")
def course(root: Path) -> Project:
    """The course of this project with its published banks."""
    report = Report()
    project = load(root, report, [])
    assert report.diagnostics == []
    return project


@pytest.fixture(scope="session")
def banks(course: Project) -> Selection:
    """All published banks, whole."""
    return select(course, list(course.banks), seed=0, takes=frozenset({"bank"}))


@pytest.fixture(scope="session")
def sample() -> Selection:
    """The bank that stays as it is, of which the receipts tell."""
    report = Report()
    project = load(SAMPLE, report, [])
    assert report.diagnostics == []
    return select(project, ["sample"], seed=0, takes=frozenset({"bank"}))


@pytest.fixture(scope="session")
def paper(course: Project) -> Selection:
    """A paper of 60 items of all types and banks."""
    graded = [item for item in course.items.values() if item.basis != "none"]
    kinds: dict[str, list[str]] = {}
    for item in graded:
        kinds.setdefault(item.type, []).append(item.id)
    rows = [ids[place] for place in range(max(map(len, kinds.values()))) for ids in kinds.values()
            if place < len(ids)]  # fmt: skip
    chosen = tuple(rows[:PAPER_ITEMS])
    first, second = chosen[:30], chosen[30:]
    made = Paper(
        id="sixty",
        title="综合卷 A/B",
        span=next(iter(course.banks.values())).span,
        sections=(
            PaperSection(id="one", title="基础", items=first),
            PaperSection(id="two", title="综合", items=second),
        ),
        mode="exam",
    )
    project = replace(course, papers={**course.papers, made.id: made})
    form = forms.build(project, made.id)
    return Selection(id=made.id, title=made.title, project=project, forms=(form,))


def held(exporter: Exporter, selection: Selection) -> list[Item]:
    """Return all variants of the items that a format can hold."""
    every = [v for form in selection.forms for place in form.items for v in place.variants]
    return [item for item in every if not exporter.refuses(item)]


def written(exporter: Exporter, selection: Selection) -> bytes:
    """Return the one file that ``exporter`` makes of everything that it can hold."""
    from quizgen.export.base import run

    (file,) = run(exporter, selection, Report())
    return file.data
