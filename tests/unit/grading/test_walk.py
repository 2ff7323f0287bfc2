"""Scenario: actions, order, required steps and fatal ones (section 11)."""

from __future__ import annotations

import pytest

from quizgen.grading.vectors import grade_json


def mark(item: dict, response: object, **context: object) -> tuple:
    found = grade_json(item, response, **context)
    return found["score"], found["class"], found["reasons"]


ITEM = {
    "type": "scenario",
    "max": "6",
    "order_penalty": "0.75",
    "steps": [
        {"id": "a", "points": "2", "required": True},
        {"id": "b", "points": "3", "required": True},
        {"id": "c", "points": "1"},
        {"id": "d", "points": "1.5"},
        {"id": "x", "points": "5", "fatal": True},
        {"id": "y", "fatal": True},
    ],
    "before": [["a", "b"], ["b", "c"]],
}


@pytest.mark.parametrize(
    ("response", "wanted"),
    [
        (["a", "b", "c"], ("6", "correct", [])),
        (["a", "b", "c", "d"], ("6", "correct", [])),
        (["a", "b", "d"], ("6", "correct", [])),
        (["a", "b"], ("5", "partial", [])),
        (["a", "a", "b", "b", "c", "a"], ("6", "correct", [])),
        (["b", "a", "c"], ("5.25", "partial", ["order:a>b"])),
        (["b", "a", "c", "d"], ("6", "partial", ["order:a>b"])),
        (["c", "b", "a"], ("4.5", "partial", ["order:a>b", "order:b>c"])),
        (["c"], ("0.25", "partial", ["order:b>c", "missing:a", "missing:b"])),
        (["b"], ("2.25", "partial", ["order:a>b", "missing:a"])),
        (["a", "c"], ("2.25", "partial", ["order:b>c", "missing:b"])),
        (["d"], ("1.5", "partial", ["missing:a", "missing:b"])),
        (["a", "y", "x", "b"], ("0", "fatal", ["fatal:x", "fatal:y"])),
        (["y"], ("0", "fatal", ["fatal:y"])),
        (["a", "z", "y"], ("0", "invalid", ["unknown_option"])),
        (["a", 1], ("0", "invalid", ["unknown_option"])),
        (["a", ["b"]], ("0", "invalid", ["unknown_option"])),
        ([], ("0", "unanswered", [])),
        (None, ("0", "unanswered", [])),
        ("a", ("0", "invalid", ["format"])),
        ({"a": "b"}, ("0", "invalid", ["format"])),
    ],
)
def test_scenario_response(response: object, wanted: tuple) -> None:
    assert mark(ITEM, response) == wanted


def test_scenario_penalties_stop_at_nothing() -> None:
    item = {**ITEM, "order_penalty": "9", "min": "-5"}
    assert mark(item, ["c"]) == ("0", "incorrect", ["order:b>c", "missing:a", "missing:b"])


def test_scenario_orders_cost_nothing_unless_said() -> None:
    item = {name: value for name, value in ITEM.items() if name != "order_penalty"}
    assert mark(item, ["b", "a", "c"]) == ("6", "partial", ["order:a>b"])


def test_scenario_attempt_and_certainty() -> None:
    item = {**ITEM, "attempt_factors": ["1", "0.5"]}
    assert mark(item, ["a", "b"], attempt=2) == ("2.5", "partial", [])
    assert grade_json(item, ["y"], 1, 3)["cbm"] == "-36"
    assert grade_json(item, ["a", "b", "c"], 2, 3)["cbm"] == "9"


def test_scenario_worth_nothing_divides_nothing_by_zero() -> None:
    item = {**ITEM, "max": "0"}
    assert mark(item, ["a", "b"]) == ("0", "correct", [])
    assert mark(item, ["b"]) == ("0", "incorrect", ["order:a>b", "missing:a"])
