"""Walkthrough: what the facilitator reads is no more certain than the law is."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizgen.classroom import observing
from quizgen.classroom.context import context
from quizgen.classroom.groups import groups
from quizgen.classroom.seating import seat
from quizgen.classroom.walkthrough import scenes
from quizgen.classroom.words import word
from quizgen.diagnostics import Report
from quizgen.loading.drills import find
from quizgen.model.sheets import Form

ROOT = Path(__file__).parent.parent.parent.parent


@pytest.fixture(scope="module")
def disputed():
    """The handbook's scenes of a drill with a point that is disputed, as labels and texts."""
    scenario, project = find(str(ROOT / "scenarios" / "weibao-baogao.yaml"), Report())
    assert scenario is not None
    (group,) = groups(scenario, 7, 1)
    seated = seat(scenario, 6, observing.slices(scenario))
    forms = [
        dict(block.rows)
        for block in scenes(context(scenario, project, group, seated))
        if isinstance(block, Form)
    ]
    return scenario, forms


def test_discussion_in_the_handbook_has_no_right_handling(disputed) -> None:
    scenario, forms = disputed
    (point,) = [decision for decision in scenario.decisions.values() if decision.discussion]
    (form,) = [form for form in forms if word("guide.talk") in form]
    assert word("guide.best") not in form
    assert all(option.text.text in form[word("guide.talk")] for option in point.options)


def test_discussion_in_the_handbook_is_helped_on_without_an_answer(disputed) -> None:
    _, forms = disputed
    (form,) = [form for form in forms if word("guide.talk") in form]
    assert form[word("guide.help")].endswith(word("guide.help_talk"))
    plain = next(form for form in forms if word("guide.best") in form)
    assert word("guide.help_talk") not in plain[word("guide.help")]
