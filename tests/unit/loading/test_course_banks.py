"""The course's own banks on 节约能源法: as many items, variants and cases as the module needs."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizgen.diagnostics import Report
from quizgen.loading.project import Project, load

ROOT = Path(__file__).parents[3]
MODULE = "jieneng-fa"
ITEMS = 120
VARIED = 12
VARIANTS = 20
CASES = 3


@pytest.fixture(scope="module")
def project() -> Project:
    return load(ROOT, Report())


@pytest.fixture(scope="module")
def items(project):
    banks = [
        one for one in project.banks.values() if one.module == MODULE and one.use == "practice"
    ]
    return [item for bank in banks for item in bank.items]


def test_items_of_the_module_are_enough(items):
    assert len(items) >= ITEMS
    assert sum(item.type == "case" for item in items) >= CASES
    assert sum(item.parametrised for item in items) >= VARIED


def test_parametrised_items_have_twenty_variants_each(project, items):
    few = {
        item.id: len(found)
        for item in items
        if item.parametrised
        and len(found := project.templates[item.id].variants(VARIANTS)) < VARIANTS
    }
    assert few == {}


def test_objectives_of_the_module_all_have_items(project, items):
    module = next(one for one in project.course.modules if one.id == MODULE)
    assert {item.objective for item in items} >= {one.id for one in module.objectives}


def test_levels_of_the_items_are_mixed(items):
    share = {
        level: sum(item.level == level for item in items) / len(items)
        for level in ("remember", "understand", "apply", "analyze", "evaluate")
    }
    assert share["remember"] <= 0.35
    assert share["understand"] + share["apply"] >= 0.4
    assert share["analyze"] + share["evaluate"] >= 0.2
