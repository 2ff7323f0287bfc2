"""Choices: one option, true or false, sets of options and their policies (contract section 2)."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.grading.vectors import grade_json
from quizgen.model.contract_reading import MULTI_POLICIES


def mark(item: dict, response: object) -> tuple:
    found = grade_json(item, response)
    return found["score"], found["class"], found["reasons"]


SINGLE = {"type": "single", "options": ["A", "B", "C", "D"], "key": "B", "max": "2"}


@pytest.mark.parametrize(
    ("response", "wanted"),
    [
        ("B", ("2", "correct", [])),
        ("A", ("0", "incorrect", ["wrong_option"])),
        ("C", ("0.6", "partial", ["wrong_option", "mixed-up"])),
        ("D", ("0", "incorrect", ["wrong_option", "old-law"])),
        ("b", ("0", "invalid", ["unknown_option"])),
        ("B ", ("0", "invalid", ["unknown_option"])),
        ("E", ("0", "invalid", ["unknown_option"])),
        (None, ("0", "unanswered", [])),
        ("\u200b \u3000", ("0", "unanswered", [])),
        ([], ("0", "unanswered", [])),
        ({}, ("0", "unanswered", [])),
        ([None, ""], ("0", "unanswered", [])),
        ("。", ("0", "invalid", ["unknown_option"])),
        (["B"], ("0", "invalid", ["format"])),
        ({"B": "B"}, ("0", "invalid", ["format"])),
        (0, ("0", "invalid", ["format"])),
        (False, ("0", "invalid", ["format"])),
    ],
)
def test_single_response(response: object, wanted: tuple) -> None:
    item = {
        **SINGLE,
        "option_fraction": {"C": "0.3"},
        "option_tag": {"C": "mixed-up", "D": "old-law"},
    }
    assert mark(item, response) == wanted


def test_single_option_fraction_beats_wrong_fraction() -> None:
    item = {**SINGLE, "min": "-2", "wrong_fraction": "-0.5", "option_fraction": {"C": "0"}}
    assert mark(item, "A") == ("-1", "incorrect", ["wrong_option"])
    assert mark(item, "C") == ("0", "incorrect", ["wrong_option"])


def test_single_corrected_key_is_right_too() -> None:
    item = {**SINGLE, "also_key": ["D"], "option_fraction": {"D": "0.1"}}
    assert mark(item, "D") == ("2", "correct", ["also_key"])
    assert mark(item, "B") == ("2", "correct", [])
    assert mark(item, "A") == ("0", "incorrect", ["wrong_option"])


YES = ["对", "正确", "是", "√", "✓", "T", "t", "true", "TRUE", "A", "ａ", "对。", " 是 ", True]
NO = ["错", "错误", "否", "×", "✗", "X", "x", "F", "false", "False", "B", "“错”", False]


@pytest.mark.parametrize("response", YES)
def test_judge_words_for_true(response: object) -> None:
    assert mark({"type": "judge", "key": True}, response) == ("1", "correct", [])
    assert mark({"type": "judge", "key": False}, response) == ("0", "incorrect", ["wrong_option"])


@pytest.mark.parametrize("response", NO)
def test_judge_words_for_false(response: object) -> None:
    assert mark({"type": "judge", "key": False}, response) == ("1", "correct", [])
    assert mark({"type": "judge", "key": True}, response) == ("0", "incorrect", ["wrong_option"])


@pytest.mark.parametrize("response", ["不一定", "C", "1", 1, 0, "。", ["对"], {"a": True}])
def test_judge_what_is_neither_is_invalid(response: object) -> None:
    assert mark({"type": "judge", "key": True}, response) == ("0", "invalid", ["format"])


@pytest.mark.parametrize("response", [None, "", " ", [], {}])
def test_judge_blank(response: object) -> None:
    assert mark({"type": "judge", "key": True}, response) == ("0", "unanswered", [])


def test_judge_wrong_fraction() -> None:
    item = {"type": "judge", "key": True, "wrong_fraction": "-0.5", "min": "-1"}
    assert mark(item, "错") == ("-0.5", "incorrect", ["wrong_option"])


MULTI = {"type": "multi", "options": ["A", "B", "C", "D", "E"], "key": ["A", "C", "D"], "max": "3"}


@pytest.mark.parametrize(
    ("response", "wanted"),
    [
        (["A", "C", "D"], ("3", "correct", [])),
        (["D", "C", "A", "A"], ("3", "correct", [])),
        (["A", "C"], ("0", "incorrect", ["missed_option"])),
        (["A", "B", "C", "D"], ("0", "incorrect", ["wrong_option"])),
        (["B"], ("0", "incorrect", ["wrong_option", "missed_option"])),
        (["A", "Z"], ("0", "invalid", ["unknown_option"])),
        (["A", 1], ("0", "invalid", ["unknown_option"])),
        (["A", None], ("0", "invalid", ["unknown_option"])),
        (["A", ["C"]], ("0", "invalid", ["unknown_option"])),
        (["A", True], ("0", "invalid", ["unknown_option"])),
        ([""], ("0", "unanswered", [])),
        ([], ("0", "unanswered", [])),
        ("A", ("0", "invalid", ["format"])),
        ({"A": "A"}, ("0", "invalid", ["format"])),
        (3, ("0", "invalid", ["format"])),
        (False, ("0", "invalid", ["format"])),
    ],
)
def test_multi_response(response: object, wanted: tuple) -> None:
    assert mark(MULTI, response) == wanted


def test_multi_counts_different_ticks_only() -> None:
    item = {**MULTI, "max_select": 2, "policy": "cn_proportional"}
    assert mark(item, ["A", "A", "C"]) == ("2", "partial", ["missed_option"])
    assert mark(item, ["A", "B", "C"]) == ("0", "invalid", ["too_many"])
    assert mark(item, ["A", "B", "Z"]) == ("0", "invalid", ["unknown_option"])
    assert mark({**MULTI, "max_select": 0}, ["A"]) == ("0", "invalid", ["too_many"])


A = "A"
SOME = {"A": "0.5", "C": "1", "D": "4"}
MAP = {"A": "2", "B": "-1.5", "C": "1"}


@pytest.mark.parametrize(
    ("policy", "points", "ticks", "score"),
    [
        ("cn_zero", "3", "AC", "0"),
        ("all_or_nothing", "3", "AC", "0"),
        ("cn_half", "3", "A", "1.5"),
        ("cn_half", "3", "AC", "1.5"),
        ("cn_half", "3", "AB", "0"),
        ("cn_half", "3", "B", "0"),
        ("wjx_half", "3", "A", "2"),
        ("wjx_half", "4", "A", "2"),
        ("wjx_half", "1.01", "A", "1"),
        ("wjx_half", "1", "A", "0"),
        ("wjx_half", "0.5", "A", "0"),
        ("wjx_half", "3", "AB", "0"),
        ({"name": "cn_fixed", "points": "1.2"}, "3", "AC", "1.2"),
        ({"name": "cn_fixed", "points": "9"}, "3", "AC", "3"),
        ({"name": "cn_fixed", "points": "1.2"}, "3", "ABC", "0"),
        ({"name": "cn_fixed"}, "3", "AC", "0"),
        ({"name": "cn_each", "each": "0.5"}, "3", "AC", "1"),
        ({"name": "cn_each", "each": "0.5"}, "3", "A", "0.5"),
        ({"name": "cn_each", "each": "2"}, "3", "AC", "3"),
        ({"name": "cn_each", "each": "0.5"}, "3", "ACE", "0"),
        ({"name": "cn_weighted", "weights": SOME}, "3", "AC", "1.5"),
        ({"name": "cn_weighted", "weights": SOME}, "3", "AD", "3"),
        ({"name": "cn_weighted", "weights": {"A": "1"}}, "3", "AC", "1"),
        ({"name": "cn_weighted", "weights": SOME}, "3", "ABC", "0"),
        ({"name": "cn_weighted"}, "3", "AC", "0"),
        ("cn_proportional", "3", "AC", "2"),
        ("cn_proportional", "3", "ACB", "0"),
        ("net_correct", "3", "AC", "2"),
        ("net_correct", "3", "ACB", "1"),
        ("net_correct", "3", "AB", "0"),
        ("net_correct", "3", "BE", "0"),
        ("false2", "3", "ACDB", "1.5"),
        ("false2", "3", "AC", "2"),
        ("false2", "3", "ABE", "0"),
        ({"name": "false2", "floor": "0.1"}, "3", "BE", "0.3"),
        ("each_option", "5", "AC", "4"),
        ("each_option", "5", "ACB", "3"),
        ("each_option", "5", "BE", "0"),
        ("each_option", "5", "ACDBE", "3"),
        ("coverage", "9", "AC", "6"),
        ("coverage", "9", "ACB", "4"),
        ("coverage", "9", "BE", "0"),
        ({"name": "map", "map": MAP}, "3", "A", "2"),
        ({"name": "map", "map": MAP}, "3", "AB", "0.5"),
        ({"name": "map", "map": MAP, "default": "0.25"}, "3", "AE", "2.25"),
        ({"name": "map", "map": MAP, "lower": "0.75"}, "3", "AB", "0.75"),
        ({"name": "map", "map": MAP, "upper": "0.25"}, "3", "AB", "0.25"),
        ({"name": "map"}, "3", "AB", "0"),
    ],
)
def test_policy_of_what_is_not_exact(policy: object, points: str, ticks: str, score: str) -> None:
    item = {**MULTI, "max": points, "policy": policy}
    reasons = ["wrong_option"] if set(ticks) & set("BE") else []
    reasons += ["missed_option"] if not set("ACD") <= set(ticks) else []
    verdict = "incorrect" if score == "0" else "partial"
    assert mark(item, list(ticks)) == (score, verdict, reasons)


def test_false2_counts_two_wrong_options_at_least_and_all_there_are() -> None:
    item = {
        "type": "multi",
        "max": "6",
        "policy": "false2",
        "options": list("ABC"),
        "key": ["A", "B"],
    }
    assert mark(item, ["A", "B", "C"])[0] == "3"
    assert mark({**item, "options": list("ABCDE")}, ["A", "B", "C"])[0] == "4"
    below = {**item, "min": "-6", "policy": {"name": "false2", "floor": "-1"}}
    assert mark(below, ["C"])[0] == "-3"


@pytest.mark.parametrize(
    ("policy", "wanted"),
    [
        ({"name": "map", "map": {"A": "1", "C": "1"}}, ("2", "correct", [])),
        ({"name": "map", "map": {"A": "9"}}, ("3", "correct", [])),
        ({"name": "map"}, ("0", "correct", [])),
    ],
)
def test_map_uses_its_table_for_the_exact_answer_too(policy: object, wanted: tuple) -> None:
    assert mark({**MULTI, "policy": policy}, ["A", "C", "D"]) == wanted


EMPTY = {**MULTI, "key": [], "allow_empty": True}


@pytest.mark.parametrize(
    ("item", "response", "wanted"),
    [
        (EMPTY, [], ("3", "correct", [])),
        (EMPTY, None, ("0", "unanswered", [])),
        (EMPTY, [""], ("0", "unanswered", [])),
        (EMPTY, {}, ("0", "unanswered", [])),
        (EMPTY, ["A"], ("0", "incorrect", ["wrong_option"])),
        ({**MULTI, "allow_empty": True}, [], ("0", "incorrect", ["missed_option"])),
        (
            {**MULTI, "max": "5", "allow_empty": True, "policy": "each_option"},
            [],
            ("2", "partial", ["missed_option"]),
        ),
    ],
)
def test_empty_set_is_an_answer_where_allowed(item: dict, response: object, wanted: tuple) -> None:
    assert mark(item, response) == wanted


@pytest.mark.parametrize("name", MULTI_POLICIES)
def test_nothing_ticked_with_allow_empty_earns_no_partial_credit(name: str) -> None:
    policy = {"name": name, "points": "1", "each": "1", "weights": {"A": "1"}, "default": "1"}
    score, verdict, reasons = mark({**MULTI, "allow_empty": True, "policy": policy}, [])
    assert (score, verdict) == (("1.2", "partial") if name == "each_option" else ("0", "incorrect"))
    assert reasons == ["missed_option"]


@pytest.mark.parametrize("name", MULTI_POLICIES)
def test_ticks_against_an_empty_key_divide_nothing_by_zero(name: str) -> None:
    score, verdict, reasons = mark({**EMPTY, "policy": name}, ["A"])
    assert (score, verdict) == (("2.4", "partial") if name == "each_option" else ("0", "incorrect"))
    assert reasons == ["wrong_option"]


@pytest.mark.parametrize("name", MULTI_POLICIES)
def test_no_points_at_stake_divide_nothing_by_zero(name: str) -> None:
    policy = {"name": name, "points": "1", "each": "1", "weights": {"A": "1"}, "default": "1"}
    item = {**MULTI, "max": "0", "policy": policy}
    assert mark(item, ["A"]) == ("0", "incorrect", ["missed_option"])
    assert mark(item, ["A", "C", "D"]) == ("0", "correct", [])


@given(st.lists(st.sampled_from("ABCDE")), st.sampled_from(MULTI_POLICIES), st.randoms())
@settings(max_examples=150, derandomize=True, deadline=None)
def test_order_and_repetition_of_ticks_never_matter(ticks: list, name: str, random) -> None:
    item = {**MULTI, "policy": {"name": name, "each": "0.5", "points": "1", "default": "0.5"}}
    shuffled = ticks + ticks[:2]
    random.shuffle(shuffled)
    assert grade_json(item, shuffled) == grade_json(item, ticks)


@given(st.sets(st.sampled_from("ABCDE"), min_size=1), st.sampled_from(MULTI_POLICIES))
@settings(max_examples=150, derandomize=True, deadline=None)
def test_exact_means_the_key_and_only_the_key(ticks: set, name: str) -> None:
    found = grade_json({**MULTI, "policy": name}, sorted(ticks))
    assert (found["class"] == "correct") == (ticks == {"A", "C", "D"})
    assert 0 <= float(str(found["score"])) <= 3
