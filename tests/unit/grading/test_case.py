"""Cases: parts, gates, follow-through, and how they add up (section 10)."""

from __future__ import annotations

import pytest

from quizgen.grading.engine import grade
from quizgen.grading.vectors import grade_json, outcome_json
from quizgen.model.contract import interaction_from_json


def mark(item: dict, response: object, **context: object) -> tuple:
    found = grade_json(item, response, **context)
    return found["score"], found["class"], found["reasons"]


def case(*parts: dict, **options: object) -> dict:
    return {"type": "case", "parts": list(parts), **options}


def judge(id_: str, **options: object) -> dict:
    return {"id": id_, "type": "judge", "key": True, "max": "2", **options}


def number(id_: str, value: str, **options: object) -> dict:
    return {"id": id_, "type": "numeric", "value": value, "max": "4", **options}


TEXT = {"type": "short", "max": "3", "keypoints": [{"id": "k", "any": ["甲"]}]}
WALK = {
    "type": "scenario",
    "max": "3",
    "steps": [{"id": "ok", "points": "3"}, {"id": "no", "fatal": True}],
}
BASIC = case(judge("a"), number("n", "5"))


@pytest.mark.parametrize(
    ("response", "wanted"),
    [
        ({"a": True, "n": "5"}, ("6", "correct", [])),
        ({"a": True, "n": "4"}, ("2", "partial", ["n:wrong_value"])),
        ({"a": True}, ("2", "partial", [])),
        ({"a": False}, ("0", "incorrect", ["a:wrong_option"])),
        ({"a": 5, "n": "x"}, ("0", "incorrect", ["a:format", "n:format"])),
        ({"n": 5, "z": "ignored"}, ("4", "partial", [])),
        ({"z": "ignored"}, ("0", "unanswered", [])),
        ({"a": "", "n": " "}, ("0", "unanswered", [])),
        ({}, ("0", "unanswered", [])),
        (None, ("0", "unanswered", [])),
        ("", ("0", "unanswered", [])),
        ([], ("0", "unanswered", [])),
        (["a"], ("0", "invalid", ["format"])),
        ("a", ("0", "invalid", ["format"])),
        (False, ("0", "invalid", ["format"])),
    ],
)
def test_case_response(response: object, wanted: tuple) -> None:
    assert mark(BASIC, response) == wanted
    assert grade_json(BASIC, response)["max"] == "6"


def test_case_without_parts_is_unanswered() -> None:
    assert grade_json(case(), {}) == {
        "score": "0",
        "max": "0",
        "class": "unanswered",
        "reasons": [],
    }


def test_case_score_is_capped_and_rounded_once() -> None:
    third = {"key": False, "wrong_fraction": "0.3333", "max": "1"}
    item = case(judge("a", **third), judge("b", **third), judge("c", **third))
    assert mark(item, {"a": True, "b": True, "c": True})[0] == "1"
    assert mark(item, {"a": True, "b": True})[0] == "0.67"
    right = {"a": False, "b": False, "c": False}
    assert mark({**item, "max": "2.5"}, right) == ("2.5", "correct", [])
    assert mark({**item, "max": "5"}, right) == ("3", "correct", [])


def test_case_shows_its_parts_rounded_by_themselves() -> None:
    item = case(judge("a", key=False, wrong_fraction="0.333", max="1"), judge("b"))
    outcome = grade(interaction_from_json(item), {"a": True, "b": "?"})
    assert {id_: outcome_json(part) for id_, part in outcome.parts.items()} == {
        "a": {"score": "0.33", "max": "1", "class": "partial", "reasons": ["wrong_option"]},
        "b": {"score": "0", "max": "2", "class": "invalid", "reasons": ["format"]},
    }
    assert outcome.reasons == ("a:wrong_option", "b:format")


def test_case_part_bounds_hold_before_the_sum() -> None:
    item = case(judge("a", wrong_fraction="-1", min="-0.5"), judge("b"))
    assert mark(item, {"a": False, "b": True}) == ("1.5", "partial", ["a:wrong_option"])
    assert mark(item, {"a": False, "b": False})[:2] == ("0", "incorrect")
    below = {**item, "min": "-9"}
    assert mark(below, {"a": False, "b": False})[:2] == ("-0.5", "incorrect")


def test_case_attempt_reaches_the_parts_and_its_own_factors_the_sum() -> None:
    item = case(judge("a", attempt_factors=["1", "0.5"]), judge("b"), attempt_factors=["1", "0.1"])
    right = {"a": True, "b": True}
    assert mark(item, right) == ("4", "correct", [])
    assert mark(item, right, attempt=2) == ("0.3", "correct", [])
    capped = case(judge("a"), judge("b"), max="3", attempt_factors=["1", "0.5"])
    assert mark(capped, right, attempt=2) == ("1.5", "correct", [])


@pytest.mark.parametrize(
    ("response", "cbm"),
    [
        ({"a": True, "n": "5"}, "18"),
        ({"a": True}, "6"),
        ({"a": False}, "-36"),
        ({}, "0"),
        (["a"], "-36"),
    ],
)
def test_case_certainty_is_that_of_the_whole(response: object, cbm: str) -> None:
    assert grade_json(BASIC, response, 1, 3)["cbm"] == cbm


def test_case_certainty_sees_the_capped_share() -> None:
    item = case(judge("a"), judge("b"), max="3")
    assert grade_json(item, {"a": True, "b": True}, 1, 2)["cbm"] == "6"


def test_case_with_a_pending_part_sums_the_rest() -> None:
    item = case(judge("a"), {"id": "t", **TEXT}, {"id": "w", **WALK})
    found = grade_json(item, {"a": True, "t": "乙", "w": ["no"]}, 1, 3)
    assert found == {
        "score": "2",
        "max": "8",
        "class": "pending",
        "reasons": ["t:missing:k", "w:fatal:no"],
        "cbm": "0",
    }
    assert mark(item, {"a": True, "w": ["ok"]}) == ("5", "partial", [])


def test_case_with_a_fatal_part_is_fatal_and_keeps_its_sum() -> None:
    item = case(judge("a"), {"id": "w", **WALK})
    assert mark(item, {"a": True, "w": ["no"]}) == ("2", "fatal", ["w:fatal:no"])


def test_case_with_voided_parts() -> None:
    full = case(judge("a", void="full"), judge("b"))
    assert mark(full, {"b": True}) == ("4", "correct", ["a:void_full"])
    assert mark(full, {}) == ("2", "partial", ["a:void_full"])
    dropped = case(judge("a", void="drop"), judge("b"), judge("c"))
    found = grade_json(dropped, {"a": True, "b": True})
    assert (found["score"], found["max"], found["class"]) == ("2", "4", "partial")
    assert found["reasons"] == ["a:void_drop"]
    assert mark(dropped, {"b": True, "c": True}) == ("4", "correct", ["a:void_drop"])
    assert mark(dropped, {}) == ("0", "unanswered", ["a:void_drop"])
    assert grade_json({**dropped, "max": "1"}, {"b": True})["max"] == "0"


def test_case_whose_parts_are_all_dropped_is_dropped() -> None:
    item = case(judge("a", void="drop"), judge("b", void="drop"), max="9")
    wanted = {"score": "0", "max": "0", "class": "void", "reasons": ["void_drop"], "cbm": "0"}
    assert grade_json(item, {}, 1, 3) == wanted
    assert list(grade(interaction_from_json(item), {}).parts) == ["a", "b"]
    mixed = case(judge("a", void="drop"), judge("b", void="full"))
    assert grade_json(mixed, {}) == {
        "score": "2",
        "max": "2",
        "class": "correct",
        "reasons": ["a:void_drop", "b:void_full"],
    }


def test_case_that_is_void_itself() -> None:
    assert grade_json({**BASIC, "void": "full"}, {}) == {
        "score": "6",
        "max": "6",
        "class": "void",
        "reasons": ["void_full"],
    }
    assert grade_json({**BASIC, "void": "drop"}, {"a": True})["max"] == "0"


GATED = case(
    judge("g"), number("n", "5", gate="g", close={"k": "3", "fraction": "0.5"}, tol={"abs": "1"})
)


@pytest.mark.parametrize(
    ("response", "wanted"),
    [
        ({"g": True, "n": "5"}, ("6", "correct", [])),
        ({"g": False, "n": "5"}, ("0", "incorrect", ["g:wrong_option", "n:gate"])),
        ({"g": False, "n": "8"}, ("0", "incorrect", ["g:wrong_option", "n:close", "n:gate"])),
        ({"g": False, "n": "9"}, ("0", "incorrect", ["g:wrong_option", "n:wrong_value", "n:gate"])),
        ({"n": "5"}, ("0", "incorrect", ["n:gate"])),
        ({"g": "?", "n": "5"}, ("0", "incorrect", ["g:format", "n:gate"])),
        ({"g": False, "n": "x"}, ("0", "incorrect", ["g:wrong_option", "n:format"])),
        ({"g": False}, ("0", "incorrect", ["g:wrong_option"])),
    ],
)
def test_gate_lets_a_part_count_only_behind_a_correct_one(response: dict, wanted: tuple) -> None:
    assert mark(GATED, response) == wanted


def test_gate_is_open_behind_a_voided_part_and_closed_behind_an_unknown_one() -> None:
    item = case(judge("g", void="drop"), judge("b", gate="g"))
    assert mark(item, {"b": True}) == ("2", "correct", ["g:void_drop"])
    assert mark(case(judge("a", gate="z")), {"a": True}) == ("0", "incorrect", ["a:gate"])
    later = case(judge("a", gate="b"), judge("b"))
    assert mark(later, {"a": True, "b": True}) == ("2", "partial", ["a:gate"])


def test_gate_closes_text_but_neither_void_nor_fatal_parts() -> None:
    item = case(judge("g"), {"id": "t", **TEXT, "gate": "g"})
    outcome = grade(interaction_from_json(item), {"g": False, "t": "甲"})
    assert outcome.reasons == ("g:wrong_option", "t:gate")
    part = outcome.parts["t"]
    assert (part.verdict, part.score, part.suggested) == ("incorrect", 0, None)
    item = case(judge("g"), judge("v", void="full", gate="g"), {"id": "w", **WALK, "gate": "g"})
    found = grade_json(item, {"g": False, "w": ["no"]})
    assert (found["class"], found["score"]) == ("fatal", "2")
    assert found["reasons"] == ["g:wrong_option", "v:void_full", "w:fatal:no"]


def test_gate_takes_a_penalty_away_too() -> None:
    item = case(judge("g"), judge("b", gate="g", wrong_fraction="-1", min="-2"), min="-9")
    assert mark(item, {"g": False, "b": False})[0] == "0"
    assert mark(item, {"g": True, "b": False})[0] == "0"


def followed(ops: list, target: str, **options: object) -> dict:
    follow = {"from": "q", "ops": ops, **options.pop("follow", {})}
    source = number("q", "100", unit="tce", units=["tce", "kgce"], tol={"rel": "0.01"})
    return case(source, number("r", target, follow=follow, **options))


@pytest.mark.parametrize(
    ("ops", "target", "answer", "score"),
    [
        ([["div", "10"]], "10", "20", "4"),
        ([["mul", "3"]], "300", "600", "4"),
        ([["add", "0.5"]], "100.5", "200.5", "4"),
        ([["sub", "150"]], "-50", "50", "4"),
        ([["div", "3"], ["mul", "3"]], "100", "200", "4"),
        ([["sub", "100"], ["div", "4"]], "0", "25", "4"),
        ([["div", "4"], ["sub", "100"]], "-75", "-50", "4"),
        ([], "100", "200", "4"),
        ([["div", "0"]], "10", "20", "0"),
        ([["div", "10"]], "10", "21", "0"),
    ],
)
def test_follow_through_credits_what_follows_from_a_wrong_number(
    ops: list, target: str, answer: str, score: str
) -> None:
    found = mark(followed(ops, target), {"q": "200", "r": answer})
    assert found[0] == score
    assert ("r:follow_through" in found[2]) == (score == "4")
    assert found[1] == ("partial" if score == "4" else "incorrect")


@pytest.mark.parametrize(
    ("source", "follows"),
    [
        ("200", True),
        ("200tce", True),
        ("200000kgce", True),
        ("约200", True),
        (200, True),
        ("200 kWh", False),
        ("200 zz", False),
        ("若干", False),
        ("", False),
        (None, False),
        (True, False),
        (["200"], False),
    ],
)
def test_follow_through_needs_a_number_that_can_be_read(source: object, follows: bool) -> None:
    found = mark(followed([["div", "10"]], "10"), {"q": source, "r": "20"})
    assert found[0] == ("4" if follows else "0")


def test_follow_through_does_not_follow_what_was_correct() -> None:
    found = mark(followed([["div", "10"]], "10"), {"q": "100.5", "r": "10.05"})
    assert found == ("4", "partial", ["r:wrong_value"])


def test_follow_through_refuses_an_approximate_source_without_tolerance() -> None:
    item = followed([["div", "10"]], "10")
    del item["parts"][0]["tol"]
    assert mark(item, {"q": "约200", "r": "20"})[0] == "0"
    assert mark(item, {"q": "200", "r": "20"})[0] == "4"


@pytest.mark.parametrize(
    ("options", "answer", "wanted"),
    [
        ({"follow": {"fraction": "0.75"}}, "20", ("3", ["r:follow_through"])),
        ({"follow": {"fraction": "0"}}, "20", ("0", ["r:wrong_value"])),
        ({"also": [{"value": "20", "fraction": "0.8", "tag": "t"}]}, "20", ("4", ["r:follow_through"])),
        (
            {"also": [{"value": "20", "fraction": "0.8", "tag": "t"}], "follow": {"fraction": "0.8"}},
            "20",
            ("3.2", ["r:t"]),
        ),
        (
            {"also": [{"value": "20", "fraction": "0.8", "tag": "t"}], "follow": {"fraction": "0.81"}},
            "20",
            ("3.24", ["r:follow_through"]),
        ),
        ({"tol": {"rel": "0.1"}}, "22", ("4", ["r:follow_through"])),
        ({"tol": {"rel": "0.1"}}, "22.1", ("0", ["r:wrong_value"])),
        ({"tol": {"rel": "0.1"}, "close": {"k": "2", "fraction": "0.5"}}, "23", ("0", ["r:wrong_value"])),
        ({"precision": {"decimals": 1, "fraction": "0.5"}}, "20", ("0", ["r:wrong_value"])),
        ({"precision": {"decimals": 1, "fraction": "0.5"}}, "20.0", ("4", ["r:follow_through"])),
        ({"unit": "t", "unit_required": True}, "20", ("0", ["r:unit_missing", "r:wrong_value"])),
        ({"unit": "t", "unit_required": True}, "20000kg", ("4", ["r:follow_through"])),
        ({"also": [{"value": "30", "fraction": "0.2"}]}, "30", ("0.8", ["r:wrong_value"])),
    ],
)  # fmt: skip
def test_follow_through_is_taken_when_it_gives_more(
    options: dict, answer: str, wanted: tuple
) -> None:
    found = mark(followed([["div", "10"]], "10", **options), {"q": "200", "r": answer})
    assert (found[0], found[2]) == (wanted[0], ["q:wrong_value", *wanted[1]])


def test_follow_through_counts_the_attempt() -> None:
    item = followed([["div", "10"]], "10", attempt_factors=["1", "0.5", "0"])
    answer = {"q": "200", "r": "20"}
    assert mark(item, answer, attempt=2) == ("2", "partial", ["q:wrong_value", "r:follow_through"])
    assert mark(item, answer, attempt=3) == ("0", "incorrect", ["q:wrong_value", "r:wrong_value"])


def test_follow_through_beats_a_penalty() -> None:
    item = followed([["div", "10"]], "10", min="-4", also=[{"value": "20", "fraction": "-1"}])
    assert mark(item, {"q": "200", "r": "20"})[0] == "4"


@pytest.mark.parametrize("broken", ["type", "source", "order", "gate", "from"])
def test_follow_through_needs_two_open_numeric_parts_in_order(broken: str) -> None:
    item = followed([["div", "10"]], "10")
    source, target = item["parts"]
    if broken == "type":
        target.update({"type": "short", "keypoints": [{"id": "k", "any": ["9"]}], "auto": True})
    elif broken == "source":
        source.update({"type": "short", "keypoints": [{"id": "k", "any": ["9"]}], "auto": True})
    elif broken == "order":
        item["parts"] = [target, source]
    elif broken == "gate":
        target["gate"] = "q"
    else:
        target["follow"]["from"] = "z"
    assert mark(item, {"q": "200", "r": "20"})[0] == "0"


def test_follow_through_reads_a_voided_source_as_it_was_answered() -> None:
    item = followed([["div", "10"]], "10")
    item["parts"][0]["void"] = "full"
    found = mark(item, {"q": "200", "r": "20"})
    assert found == ("8", "partial", ["q:void_full", "r:follow_through"])


def test_follow_through_leaves_unanswered_and_unreadable_parts_alone() -> None:
    item = followed([["div", "10"]], "10")
    assert mark(item, {"q": "200"}) == ("0", "incorrect", ["q:wrong_value"])
    assert mark(item, {"q": "200", "r": "?"}) == ("0", "incorrect", ["q:wrong_value", "r:format"])


def test_case_in_a_case_adds_up_exactly() -> None:
    third = {"key": False, "wrong_fraction": "0.3333", "max": "1"}
    inner = case(judge("a", **third), judge("b", **third), id="in")
    item = case(inner, judge("c", **third))
    found = grade_json(item, {"in": {"a": True, "b": True}, "c": True})
    assert (found["score"], found["max"]) == ("1", "3")
    assert found["reasons"] == ["in:a:wrong_option", "in:b:wrong_option", "c:wrong_option"]
