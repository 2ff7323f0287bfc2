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
from quizgen.model.sheets import Form, Paragraph

ROOT = Path(__file__).parent.parent.parent.parent


@pytest.fixture(scope="module")
def disputed():
    """The handbook's scenes of a drill with a point that is disputed, as labels and texts."""
    scenario, project = find(str(ROOT / "scenarios" / "weibao-baogao.yaml"), Report())
    assert scenario is not None
    (group,) = groups(scenario, 7, 1)
    seated = seat(scenario, 6, observing.slices(scenario))
    made = context(scenario, project, group, seated)
    forms = [dict(block.rows) for block in scenes(made) if isinstance(block, Form)]
    return scenario, forms, made


def test_discussion_in_the_handbook_has_no_right_handling(disputed) -> None:
    scenario, forms, _ = disputed
    (point,) = [decision for decision in scenario.decisions.values() if decision.discussion]
    (form,) = [form for form in forms if word("guide.talk") in form]
    assert word("guide.best") not in form
    assert all(option.text.text in form[word("guide.talk")] for option in point.options)


def test_discussion_in_the_handbook_is_helped_on_without_an_answer(disputed) -> None:
    _, forms, _ = disputed
    (form,) = [form for form in forms if word("guide.talk") in form]
    assert form[word("guide.help")].endswith(word("guide.help_talk"))
    plain = next(form for form in forms if word("guide.best") in form)
    assert word("guide.help_talk") not in plain[word("guide.help")]


def test_discussion_may_be_left_out_when_time_is_short(disputed) -> None:
    scenario, _, made = disputed
    told = [block.text for block in scenes(made) if isinstance(block, Paragraph)]
    assert told.count(word("guide.optional")) == 1
    (point,) = [s for s in scenario.scenes.values() if s.decision and s.decision.id == "d_talk"]
    assert made.story.optional == point.minutes
