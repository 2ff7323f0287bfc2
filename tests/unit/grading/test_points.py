"""Marks: points, bounds, attempts, voided items and certainty (contract section 1)."""

from __future__ import annotations

import pytest

from quizgen.grading.engine import grade
from quizgen.grading.vectors import grade_json
from quizgen.model.contract import interaction_from_json

SINGLE = {"type": "single", "options": ["A", "B", "C"], "key": "B", "max": "2"}


def mark(item: dict, response: object, attempt: object = None, certainty: object = None) -> tuple:
    found = grade_json(item, response, attempt, certainty)
    return found["score"], found["class"], found["reasons"]


def test_maximum_is_one_where_none_is_given() -> None:
    item = {"type": "judge", "key": True}
    assert grade_json(item, True) == {"score": "1", "max": "1", "class": "correct", "reasons": []}


@pytest.mark.parametrize(
    ("marks", "score"),
    [
        ({"wrong_fraction": "-0.25"}, "0"),
        ({"wrong_fraction": "-0.25", "min": "-1"}, "-0.5"),
        ({"wrong_fraction": "-0.25", "min": "-0.2"}, "-0.2"),
        ({"wrong_fraction": "-0.333", "min": "-9"}, "-0.67"),
        ({"wrong_fraction": "-0.333", "min": "-9", "round_dp": 0}, "-1"),
        ({"wrong_fraction": "-0.333", "min": "-9", "round_dp": 3}, "-0.666"),
        ({"wrong_fraction": "2"}, "2"),
        ({"wrong_fraction": "0.001"}, "0"),
    ],
)
def test_score_is_rounded_once_and_kept_in_its_bounds(marks: dict, score: str) -> None:
    assert mark({**SINGLE, **marks}, "A")[0] == score


def test_class_looks_at_the_rounded_score() -> None:
    assert mark({**SINGLE, "wrong_fraction": "0.002"}, "A")[:2] == ("0", "incorrect")
    assert mark({**SINGLE, "wrong_fraction": "0.0025"}, "A")[:2] == ("0.01", "partial")


@pytest.mark.parametrize("response", [None, "Z"])
def test_unanswered_and_invalid_score_nothing_whatever_the_bounds(response: object) -> None:
    for least in ("-1", "0.5"):
        assert mark({**SINGLE, "min": least}, response)[0] == "0"


@pytest.mark.parametrize("response", [None, "", "A", "B", "Z", 5, [True]])
def test_void_full_gives_everyone_all_points(response: object) -> None:
    item = {**SINGLE, "void": "full", "attempt_factors": ["0.5"]}
    assert grade_json(item, response, 9, 2) == {
        "score": "2",
        "max": "2",
        "class": "void",
        "reasons": ["void_full"],
        "cbm": "4",
    }


@pytest.mark.parametrize("response", [None, "A", "B", "Z"])
def test_void_drop_leaves_the_paper(response: object) -> None:
    item = {**SINGLE, "void": "drop"}
    assert grade_json(item, response, 1, 3) == {
        "score": "0",
        "max": "0",
        "class": "void",
        "reasons": ["void_drop"],
        "cbm": "0",
    }


@pytest.mark.parametrize(
    ("attempt", "right", "half", "wrong"),
    [(1, "2", "1", "-1"), (2, "1", "0.5", "-1"), (3, "0.5", "0.25", "-1"), (4, "0", "0", "-1")],
)
def test_attempt_factor_multiplies_what_was_earned_never_a_penalty(
    attempt: int, right: str, half: str, wrong: str
) -> None:
    item = {
        **SINGLE,
        "min": "-2",
        "attempt_factors": ["1", "0.5", "0.25"],
        "option_fraction": {"A": "0.5", "C": "-0.5"},
    }
    assert mark(item, "B", attempt) == (right, "correct", [])
    assert mark(item, "A", attempt)[0] == half
    assert mark(item, "C", attempt)[0] == wrong


def test_correct_stays_correct_past_the_last_attempt() -> None:
    item = {**SINGLE, "attempt_factors": ["0.5"]}
    assert mark(item, "B", 2) == ("0", "correct", [])
    assert mark({**item, "attempt_factors": []}, "B", 2) == ("2", "correct", [])


@pytest.mark.parametrize(
    ("response", "cbm"),
    [
        ("B", ["2", "4", "6"]),
        ("A", ["0", "-4", "-12"]),
        ("C", ["0.67", "1.33", "2"]),
        ("Z", ["0", "-4", "-12"]),
        (None, ["0", "0", "0"]),
        ("", ["0", "0", "0"]),
    ],
)
def test_certainty_weighs_the_marks_and_leaves_the_score(response: object, cbm: list) -> None:
    item = {**SINGLE, "option_fraction": {"C": "0.333"}}
    plain = grade_json(item, response)
    found = [grade_json(item, response, None, certainty) for certainty in (1, 2, 3)]
    assert [one.pop("cbm") for one in found] == cbm
    assert found == [plain] * 3


def test_certainty_sees_the_attempt_factor_and_the_places() -> None:
    item = {**SINGLE, "attempt_factors": ["1", "0.25", "0"], "round_dp": 0}
    assert [grade_json(item, "B", n, 3)["cbm"] for n in (1, 2, 3)] == ["6", "2", "-12"]
    negative = {**SINGLE, "wrong_fraction": "-0.5", "min": "-1"}
    assert grade_json(negative, "A", 1, 2)["cbm"] == "-4"


def test_certainty_weighs_a_suggestion_as_nothing() -> None:
    item = {"type": "short", "max": "2", "keypoints": [{"id": "k", "any": ["甲"]}]}
    assert grade_json(item, "甲", 1, 3)["cbm"] == "0"


def test_grade_takes_the_first_attempt_and_no_certainty_by_default() -> None:
    outcome = grade(interaction_from_json({**SINGLE, "attempt_factors": ["1", "0"]}), "B")
    assert (outcome.score, outcome.cbm, outcome.suggested, outcome.parts) == (2, None, None, {})
