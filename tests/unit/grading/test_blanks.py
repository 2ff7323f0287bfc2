"""Blanks: words, numbers and ranges in gaps, in order or not (contract sections 3 and 6)."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.grading.vectors import grade_json


def mark(item: dict, response: object) -> tuple:
    found = grade_json(item, response)
    return found["score"], found["class"], found["reasons"]


def gap(*accept: object, **options: object) -> dict:
    return {"accept": list(accept), **options}


def blank(*gaps: dict, **options: object) -> dict:
    return {"type": "blank", "max": "6", "blanks": list(gaps), **options}


THREE = blank(gap("甲"), gap("乙", weight="2"), gap("丙", weight="3"))


@pytest.mark.parametrize(
    ("response", "wanted"),
    [
        (["甲", "乙", "丙"], ("6", "correct", [])),
        (["甲", "丙", "乙"], ("1", "partial", ["blank2:wrong_text", "blank3:wrong_text"])),
        (["丁", "乙"], ("2", "partial", ["blank1:wrong_text", "blank3:empty"])),
        (["", "\u200b", "丙"], ("3", "partial", ["blank1:empty", "blank2:empty"])),
        (
            [True, ["乙"], {"a": "丙"}],
            ("0", "incorrect", ["blank1:format", "blank2:format", "blank3:format"]),
        ),
        ([[], {}, "丙"], ("3", "partial", ["blank1:empty", "blank2:empty"])),
        (
            [1, "乙", "丙"],
            ("5", "partial", ["blank1:wrong_text"]),
        ),
        (["甲", "乙", "丙", ""], ("0", "invalid", ["too_many"])),
        (["", "", "", ""], ("0", "unanswered", [])),
        ([], ("0", "unanswered", [])),
        (None, ("0", "unanswered", [])),
        ("甲", ("0", "invalid", ["format"])),
        ({"1": "甲"}, ("0", "invalid", ["format"])),
    ],
)
def test_blanks_in_order(response: object, wanted: tuple) -> None:
    assert mark(THREE, response) == wanted


def test_all_or_nothing_keeps_the_reasons() -> None:
    item = {**THREE, "all_or_nothing": True}
    assert mark(item, ["甲", "乙", "丙"]) == ("6", "correct", [])
    assert mark(item, ["甲", "乙", "丁"]) == ("0", "incorrect", ["blank3:wrong_text"])


def test_all_or_nothing_takes_half_right_words_as_nothing() -> None:
    item = blank(gap({"text": "甲", "fraction": "0.5"}), all_or_nothing=True)
    assert mark(item, ["甲"]) == ("0", "incorrect", ["blank1:partial"])


@pytest.mark.parametrize(
    ("accept", "wanted"),
    [
        (["甲"], ("6", "correct", [])),
        ([{"text": "甲", "fraction": "0.5"}], ("3", "partial", ["blank1:partial"])),
        ([{"text": "甲", "fraction": "0.5", "tag": "t"}], ("3", "partial", ["blank1:t"])),
        ([{"text": "甲", "fraction": "0", "tag": "t"}], ("0", "incorrect", ["blank1:t"])),
        ([{"text": "甲", "fraction": "0"}], ("0", "incorrect", ["blank1:wrong_text"])),
        ([{"text": "甲", "fraction": "1", "tag": "t"}], ("6", "correct", [])),
        (
            [
                {"text": "甲", "fraction": "0.5", "tag": "a"},
                {"text": "甲", "fraction": "0.5", "tag": "b"},
            ],
            ("3", "partial", ["blank1:a"]),
        ),
        (
            [
                {"text": "甲", "fraction": "0.25", "tag": "a"},
                {"text": "甲", "fraction": "0.5", "tag": "b"},
            ],
            ("3", "partial", ["blank1:b"]),
        ),
        (
            [
                {"text": "甲", "fraction": "0.5", "tag": "a"},
                {"text": "甲", "fraction": "0.25", "tag": "b"},
            ],
            ("3", "partial", ["blank1:a"]),
        ),
        ([{"text": "甲", "fraction": "0", "tag": "a"}, "甲"], ("6", "correct", [])),
        ([{"pattern": "[甲乙]", "fraction": "0.5"}, "甲"], ("6", "correct", [])),
        ([{"pattern": "甲?"}], ("6", "correct", [])),
        ([{"pattern": "甲甲"}], ("0", "incorrect", ["blank1:wrong_text"])),
        ([{"pattern": "乙", "text": "甲"}], ("0", "incorrect", ["blank1:wrong_text"])),
        ([], ("0", "incorrect", ["blank1:wrong_text"])),
    ],
)
def test_accepted_words_with_the_highest_fraction_win(accept: list, wanted: tuple) -> None:
    assert mark(blank(gap(*accept)), ["甲"]) == wanted


@pytest.mark.parametrize(
    ("options", "accepted", "given", "right"),
    [
        ({}, "GB/T 2589-2020", "ＧＢ／Ｔ２５８９—２０２０", True),
        ({}, "GB/T 2589-2020", "gb/t 2589‑2020。", True),
        ({}, "GB/T 2589-2020", "GB/T 25892020", False),
        ({}, "GB/T 2589-2020", "GBT 2589-2020", False),
        ({}, "《节约能源法》", "节约能源法", True),
        ({}, "应当", "不当", False),
        ({"case_sensitive": True}, "MW", "mW", False),
        ({"case_sensitive": True}, "MW", "ＭＷ", True),
        ({"ws": "collapse"}, "energy audit", " Energy   audit. ", True),
        ({"ws": "collapse"}, "energy audit", "energyaudit", False),
        ({}, "energy audit", "energyaudit", True),
        ({"strip_prefix": ["第"], "strip_suffix": ["条"]}, "82", "第82条", True),
        ({"strip_prefix": ["第"], "strip_suffix": ["条"]}, "第82条", "82", True),
        ({"strip_suffix": ["处罚", "的处罚"]}, "罚款", "罚款的处罚", False),
        ({"strip_suffix": ["的处罚", "处罚"]}, "罚款", "罚款的处罚", True),
    ],
)
def test_words_are_compared_after_normalisation(
    options: dict, accepted: str, given: str, right: bool
) -> None:
    assert mark(blank(gap(accepted, **options)), [given])[1] == (
        "correct" if right else "incorrect"
    )


def test_pattern_sees_the_normalised_text_and_is_not_normalised_itself() -> None:
    assert mark(blank(gap({"pattern": "gb[0-9]{4}"})), ["ＧＢ ２５８９。"])[1] == "correct"
    assert mark(blank(gap({"pattern": "GB[0-9]{4}"})), ["GB2589"])[1] == "incorrect"
    item = blank(gap({"pattern": "GB[0-9]{4}"}, case_sensitive=True))
    assert mark(item, ["GB2589"])[1] == "correct"
    assert mark(item, ["GB25890"])[1] == "incorrect"
    assert mark(item, ["XGB2589"])[1] == "incorrect"


NUMBERS = blank(
    {"matcher": "number", "value": "2", "unit": "人", "unit_required": True, "also": [{"value": "3", "fraction": "0.5", "tag": "old"}]},
    {"matcher": "interval", "lo": "10000", "hi": "50000", "unit": "元", "one_end": "0.5"},
    max="4",
)  # fmt: skip


@pytest.mark.parametrize(
    ("response", "wanted"),
    [
        (["两人", "1-5万元"], ("4", "correct", [])),
        (["2人", "1万元以上"], ("3", "partial", ["blank2:one_end"])),
        (["2", "1-5万元"], ("2", "partial", ["blank1:unit_missing"])),
        (["3", "1-5"], ("0", "incorrect", ["blank1:unit_missing", "blank1:old", "blank2:factor_10000"])),
        (["3人", "若干"], ("1", "partial", ["blank1:old", "blank2:format"])),
        (["2元", "5万元-1万元"], ("0", "incorrect", ["blank1:unit_wrong", "blank2:reversed"])),
        ([2, 5], ("0", "incorrect", ["blank1:unit_missing", "blank2:format"])),
        ([None, "1-5万元"], ("2", "partial", ["blank1:empty"])),
    ],
)  # fmt: skip
def test_numbers_and_ranges_in_blanks_keep_their_reasons(response: object, wanted: tuple) -> None:
    assert mark(NUMBERS, response) == wanted


def test_only_blank_unreadable_is_incorrect_not_invalid() -> None:
    assert mark(blank({"matcher": "number", "value": "2"}), ["若干"]) == (
        "0",
        "incorrect",
        ["blank1:format"],
    )


def test_weights_of_zero_divide_nothing_by_zero() -> None:
    item = blank(gap("甲", weight="0"), gap("乙", weight="0"))
    assert mark(item, ["甲", "丁"]) == ("0", "incorrect", ["blank2:wrong_text"])
    assert mark(item, ["甲", "乙"]) == ("6", "correct", [])


FREE = blank(
    gap("甲", weight="3"), gap("乙", {"text": "甲", "fraction": "0.5", "tag": "half"}), gap("丙"), max="5",
    order_free=True,
)  # fmt: skip


@pytest.mark.parametrize(
    ("response", "wanted"),
    [
        (["丙", "甲", "乙"], ("5", "correct", [])),
        (["甲", "甲", "丙"], ("4.5", "partial", ["blank2:half"])),
        (["甲", "甲", "甲"], ("3.5", "partial", ["blank2:half", "blank3:wrong_text"])),
        (["乙", "乙", "甲"], ("4", "partial", ["blank2:wrong_text"])),
        (["丁", "丙"], ("1", "partial", ["blank1:wrong_text", "blank3:empty"])),
        (["", "甲"], ("3", "partial", ["blank1:empty", "blank3:empty"])),
        ([True, "甲", ["乙"]], ("3", "partial", ["blank1:format", "blank3:format"])),
        (["丁"], ("0", "incorrect", ["blank1:wrong_text", "blank2:empty", "blank3:empty"])),
    ],
)
def test_blanks_in_any_order(response: object, wanted: tuple) -> None:
    assert mark(FREE, response) == wanted


def test_blanks_in_any_order_all_or_nothing() -> None:
    item = {**FREE, "all_or_nothing": True}
    assert mark(item, ["丙", "甲", "乙"]) == ("5", "correct", [])
    assert mark(item, ["甲", "甲", "丙"]) == ("0", "incorrect", ["blank2:half"])


def test_blanks_in_any_order_with_numbers() -> None:
    item = blank(
        {"matcher": "number", "value": "5", "unit": "日", "unit_required": True, "unit_missing_fraction": "0.5"},
        {"matcher": "interval", "lo": "1", "hi": "5", "unit": "万元"},
        max="2", order_free=True,
    )  # fmt: skip
    assert mark(item, ["1-5", "5日"]) == ("2", "correct", [])
    assert mark(item, ["1-5", "5"]) == ("1.5", "partial", ["blank2:unit_missing"])
    assert mark(item, ["五", "若干"]) == (
        "0.5",
        "partial",
        ["blank1:unit_missing", "blank2:wrong_text"],
    )


@given(st.permutations(["甲", "乙", "丙", "丁", ""]))
@settings(max_examples=60, derandomize=True, deadline=None)
def test_order_of_free_blanks_never_changes_the_score(entries: list) -> None:
    item = blank(*(gap(word) for word in "甲乙丙戊己"), order_free=True, max="5")
    assert mark(item, entries)[:2] == ("3", "partial")
