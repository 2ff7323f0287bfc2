"""Match: pairs, what is wrong, what is missing, and sides that are used twice (section 9)."""

from __future__ import annotations

import pytest

from quizgen.grading.vectors import grade_json


def mark(item: dict, response: object) -> tuple:
    found = grade_json(item, response)
    return found["score"], found["class"], found["reasons"]


ITEM = {
    "type": "match",
    "max": "6",
    "right": ["1", "2", "3", "4"],
    "key": {"A": ["1"], "B": "2", "C": ["3"]},
}
WRONG, MISSED = "wrong_pair", "missed_pair"


@pytest.mark.parametrize(
    ("response", "wanted"),
    [
        ({"A": "1", "B": "2", "C": "3"}, ("6", "correct", [])),
        ({"A": ["1"], "B": ["2", "2"], "C": ["3", ""]}, ("6", "correct", [])),
        ({"A": "2", "B": "1", "C": "3"}, ("2", "partial", [WRONG, MISSED])),
        ({"A": "1", "B": "", "C": None}, ("2", "partial", [MISSED])),
        ({"A": "1"}, ("2", "partial", [MISSED])),
        ({"A": "4"}, ("0", "incorrect", [WRONG, MISSED])),
        ({"A": ["1", "4"], "B": "2", "C": "3"}, ("6", "partial", [WRONG])),
        ({"Z": "", "A": "1"}, ("0", "invalid", ["unknown_option"])),
        ({"A": "9"}, ("0", "invalid", ["unknown_option"])),
        ({"A": 1}, ("0", "invalid", ["unknown_option"])),
        ({"A": True}, ("0", "invalid", ["unknown_option"])),
        ({"A": {"x": "1"}}, ("0", "invalid", ["unknown_option"])),
        ({"A": [["1"]]}, ("0", "invalid", ["unknown_option"])),
        ({"A": "1", "B": "1", "C": "9"}, ("0", "invalid", ["unknown_option"])),
        ({"A": "1", "B": "1"}, ("0", "invalid", ["duplicate"])),
        ({"Z": ""}, ("0", "unanswered", [])),
        ({"A": "", "B": [], "C": {}}, ("0", "unanswered", [])),
        ({}, ("0", "unanswered", [])),
        (None, ("0", "unanswered", [])),
        (["1"], ("0", "invalid", ["format"])),
        ("A1", ("0", "invalid", ["format"])),
    ],
)
def test_match_response(response: object, wanted: tuple) -> None:
    assert mark(ITEM, response) == wanted


def test_match_left_sides_without_a_partner() -> None:
    item = {**ITEM, "left": ["A", "B", "C", "D"]}
    assert mark(item, {"A": "1", "B": "2", "C": "3"}) == ("6", "correct", [])
    assert mark(item, {"A": "1", "B": "2", "C": "3", "D": "4"}) == ("6", "partial", [WRONG])
    assert mark(item, {"E": "1", "A": "1"}) == ("0", "invalid", ["unknown_option"])


MANY = {**ITEM, "reuse": True, "key": {"A": ["1", "2"], "B": ["2"]}}


@pytest.mark.parametrize(
    ("response", "each", "net", "reasons"),
    [
        ({"A": ["1", "2"], "B": "2"}, "6", "6", []),
        ({"A": ["1", "2"]}, "4", "4", [MISSED]),
        ({"A": ["1", "3"], "B": "2"}, "4", "2", [WRONG, MISSED]),
        ({"A": ["1", "2"], "B": ["2", "3"]}, "6", "4", [WRONG]),
        ({"A": ["3", "4"], "B": "2"}, "2", "0", [WRONG, MISSED]),
        ({"A": ["1", "1"], "B": "2"}, "4", "4", [MISSED]),
    ],
)
def test_match_policies(response: dict, each: str, net: str, reasons: list) -> None:
    whole = "0" if reasons else "6"
    for policy, score in (("per_pair", each), ("net", net), ("all_or_nothing", whole)):
        found = mark({**MANY, "policy": policy}, response)
        verdict = "correct" if not reasons else "incorrect" if score == "0" else "partial"
        assert found == (score, verdict, reasons)


def test_match_without_any_right_pair_divides_nothing_by_zero() -> None:
    item = {**ITEM, "left": ["A"], "key": {}}
    assert mark(item, {"A": "1"}) == ("0", "incorrect", [WRONG])
    assert mark({**item, "policy": "net"}, {"A": "1"}) == ("0", "incorrect", [WRONG])
