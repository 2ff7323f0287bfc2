"""Fixtures of the classroom tests: the drama of the course, its groups and one small pack."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizgen.classroom import observing
from quizgen.classroom.context import context
from quizgen.classroom.groups import groups
from quizgen.classroom.seating import seat
from quizgen.diagnostics import Report
from quizgen.loading.drills import find

ROOT = Path(__file__).parent.parent.parent.parent


@pytest.fixture(scope="session")
def drama():
    """The scenario and its project."""
    report = Report()
    found, project = find(str(ROOT / "scenarios" / "yifa.yaml"), report)
    assert found is not None, report.render()
    return found, project


@pytest.fixture(scope="session")
def tables(drama):
    """Make the contexts of some groups."""

    def run(seed: int = 7, count: int = 5, people: int = 6, scenario=None):
        found, project = drama
        found = scenario or found
        seated = seat(found, people, observing.slices(found))
        return [context(found, project, g, seated) for g in groups(found, seed, count)]

    return run
