"""Ranges: how they are written, what the first end inherits, and what is named (section 5)."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.grading.vectors import grade_json

ITEM = {
    "type": "interval",
    "max": "4",
    "lo": "10000",
    "hi": "50000",
    "unit": "元",
    "one_end": "0.5",
}


def mark(item: dict, response: object) -> tuple:
    found = grade_json({**ITEM, **item}, response)
    return found["score"], found["class"], found["reasons"]


RIGHT = ("4", "correct", [])
ONE_END = ("2", "partial", ["one_end"])


def wrong(*reasons: str) -> tuple:
    return ("0", "incorrect", list(reasons))


def part(score: str, *reasons: str) -> tuple:
    return (score, "partial", list(reasons))


def invalid(reason: str) -> tuple:
    return ("0", "invalid", [reason])


@pytest.mark.parametrize(
    "text",
    [
        *("1万元以上5万元以下", "一万元以上五万元以下", "1万以上5万以下", "1万元以上，5万元以下", "1万元以上、5万元以下"),
        *("10000以上50000以下", "1 万元 以上 5 万元 以下", "1以上5万元以下", "处1万元以上5万元以下罚款"),
        *("处以1万元以上5万元以下的罚款", "并处1万元以上5万元以下罚款", "并处以 1-5万元 的罚款", "处 1-5万元 罚款"),
        *("1-5万元", "1万-5万", "1万元-5万元", "10000-50000", "1~5万元", "1～5万", "1〜5万", "1至5万元", "1到5万元"),
        *("1—5万", "1——5万", "1–5万元", "1−5万元", "1 - 5 万元", "[1,5万元]", "[10000,50000]", "［1万，5万］"),
        *("[10,000,50,000]", "10,000-50,000", "一至五万元", "1万元至50000", "0.01-0.05百万元", "一点零至五点零万元"),
        *("1e4-5e4", "1/1-5万", "1万元至五万元", "1万元以上 , 5万元以下"),
    ],
)  # fmt: skip
def test_range_is_read(text: str) -> None:
    assert mark({}, text) == RIGHT


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        *(("1万元以上", ONE_END), ("5万元以下", ONE_END), ("处一万元以上罚款", ONE_END), ("50000以下", ONE_END)),
        *(("5万元以上", wrong("wrong_value")), ("1万元以下", wrong("wrong_value")), ("1元以上", wrong("wrong_value"))),
        *(("1万至3万元", ONE_END), ("2万至5万元", ONE_END), ("1万元以上1万元以下", ONE_END)),
        *(("5-1万元", wrong("reversed")), ("5万元以上1万元以下", wrong("reversed")), ("[5万,1万]", wrong("reversed"))),
        *(("2-3万元", wrong("wrong_value")), ("5万-2万", wrong("wrong_value"))),
        *(("1-5", wrong("factor_10000")), ("10-50", wrong("factor_1000")), ("100至500", wrong("factor_100"))),
        *(("1000-5000", wrong("factor_10")), ("10-50万元", wrong("factor_10")), ("100-500万", wrong("factor_100"))),
        *(("1000-5000万元", wrong("factor_1000")), ("1-5亿元", wrong("factor_10000")), ("10-50亿", wrong("wrong_value"))),
        *(("10-5", wrong("wrong_value")), ("1000-500000", wrong("wrong_value")), ("100000-5000", wrong("wrong_value"))),
        *(("1-50", wrong("wrong_value")), ("-1--5万元", wrong("wrong_value")), ("-1万至5万元", ONE_END)),
    ],
)  # fmt: skip
def test_range_that_is_not_the_key(text: str, wanted: tuple) -> None:
    assert mark({}, text) == wanted


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        *(("5万元", "format"), ("罚款", "format"), ("处罚款", "format"), ("以上", "format"), ("以下", "format")),
        *(("以上以下", "format"), ("-", "format"), ("1-", "format"), ("-5", "format"), ("至5万", "format")),
        *(("1万至若干", "format"), ("若干至5万", "format"), ("[1万]", "format"), ("[1万,50", "format"), ("1万,50000]", "format"), ("[1,2,3]", "format")),
        *(("[1美元,5美元]", "format"), ("[,]", "format"), ("[]", "format"), ("若干以上", "format")),
        *(("1万以上5万", "format"), ("以上5万以下", "format"), ("1.-5万", "format"), ("1万至5.", "format")),
        *(("约1万至5万", "approximate"), ("1万至约5万", "approximate"), ("约1万以上", "approximate")),
        *(("约1万以上5万以下", "approximate"), ("不超过5万以下", "qualifier"), ("近1万至5万", "qualifier")),
        *(("1万余元至5万元", "qualifier"), ("1万至5万左右", "qualifier"), ("1万美元以上", "unit_unknown")),
        *(("1万美元至5万美元", "unit_unknown"), ("1万美元至5万元", "unit_unknown"), ("1万至5万美元", "unit_unknown")),
        *(("若干美元至5万以上", "format"), ("1以上至若干", "qualifier"), ("1万美元至若干", "format")),
        *(("1万元以上5万元以下以下", "qualifier"), ("1万以上以上", "qualifier"), ("十分之一至五美元", "unit_unknown")),
    ],
)  # fmt: skip
def test_range_that_cannot_be_read(text: str, reason: str) -> None:
    assert mark({}, text) == invalid(reason)


@pytest.mark.parametrize(
    ("response", "wanted"),
    [
        *((None, ("0", "unanswered", [])), ("  ", ("0", "unanswered", [])), (5, invalid("format"))),
        *(
            (True, invalid("format")),
            (["1", "5万"], invalid("format")),
            ({"lo": "1"}, invalid("format")),
        ),
    ],
)
def test_range_of_another_shape(response: object, wanted: tuple) -> None:
    assert mark({}, response) == wanted


def test_range_may_be_as_long_as_a_number() -> None:
    assert mark({}, "1" + "0" * 249 + "-50000") == ONE_END
    assert mark({}, "1" + "0" * 250 + "-50000") == invalid("format")


@pytest.mark.parametrize(
    ("text", "lo", "hi"),
    [
        ("1万-5亿元", "10000", "500000000"),
        ("1-5亿元", "100000000", "500000000"),
        ("1千-5万元", "1000", "50000"),
        ("十至五十万元", "100000", "500000"),
        ("一百至五万元", "100", "50000"),
        ("1元-5万元", "1", "50000"),
        ("1-1亿5千万元", "1", "150000000"),
        ("1-一亿五千万元", "10000000", "150000000"),
        ("1.5-3.5万元", "15000", "35000"),
        ("一点五-三点五万元", "15000", "35000"),
        ("三点五十-5万元", "35", "50000"),
        ("3十-5万元", "30", "50000"),
        ("1/2-5万元", "5000", "50000"),
        ("1e1-5万元", "100000", "50000"),
        ("1-2.5", "1", "2.5"),
        ("-5至-1万元", "-50000", "-10000"),
    ],
)
def test_first_end_inherits_only_what_it_lacks(text: str, lo: str, hi: str) -> None:
    assert mark({"lo": lo, "hi": hi}, text) == RIGHT


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("1-2", RIGHT),
        ("1000-2000kgce", RIGHT),
        ("1tce-2000kgce", RIGHT),
        ("1000kgce-2", RIGHT),
        ("1000kgce-2tce", RIGHT),
        ("1-2000kgce", part("2", "one_end")),
        ("1-2kWh", part("1", "unit_wrong")),
        ("1kWh-2tce", part("1", "unit_wrong")),
        ("1kWh-2", part("1", "unit_wrong")),
        ("1%-2kWh", part("1", "unit_wrong")),
        ("1kWh-2000kgce", part("1", "unit_wrong")),
        ("1kWh-2kgce", wrong("unit_wrong")),
        ("1-3kWh", wrong("unit_wrong")),
        ("2-1kWh", wrong("unit_wrong")),
        ("1kWh以上", wrong("unit_wrong")),
        ("1tce以上", part("2", "one_end")),
        ("1000kgce以上", part("2", "one_end")),
        ("2t以下", wrong("unit_wrong")),
    ],
)
def test_units_of_the_ends(text: str, wanted: tuple) -> None:
    item = {"lo": "1", "hi": "2", "unit": "tce", "units": ["tce"], "unit_wrong_fraction": "0.25"}
    assert mark(item, text) == wanted


def test_unit_that_may_not_be_converted_is_wrong() -> None:
    item = {"lo": "1", "hi": "2", "unit": "tce", "any_same_dim": False}
    assert mark(item, "1000-2000kgce") == wrong("unit_wrong")
    assert mark(item, "1-2tce") == RIGHT


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("1-5万元", RIGHT),
        ("1万元-5万", RIGHT),
        ("1-5万", part("2", "unit_missing")),
        ("1万以上", part("1", "unit_missing", "one_end")),
        ("1万元以上", ONE_END),
        ("1-3万", part("1", "unit_missing", "one_end")),
        ("5-1万", wrong("unit_missing", "reversed")),
        ("1-5", wrong("unit_missing", "factor_10000")),
        ("2万以上", wrong("unit_missing", "wrong_value")),
    ],
)
def test_missing_unit_multiplies_what_was_earned(text: str, wanted: tuple) -> None:
    assert mark({"unit_required": True, "unit_missing_fraction": "0.5"}, text) == wanted


def test_unit_cannot_be_missing_where_there_is_none() -> None:
    assert mark({"unit": "", "unit_required": True}, "1万-5万") == RIGHT
    assert mark({"unit": "", "unit_required": True}, "1万以上") == ONE_END
    assert mark({"unit": ""}, "1万-5万元") == invalid("unit_unknown")


def test_missing_unit_is_never_exact_even_at_full_credit() -> None:
    item = {"unit_required": True, "unit_missing_fraction": "1"}
    assert mark(item, "1-5万") == part("4", "unit_missing")


def test_one_end_earns_nothing_unless_said() -> None:
    plain = {name: value for name, value in ITEM.items() if name != "one_end"}
    found = grade_json(plain, "1万元以上")
    assert (found["score"], found["class"], found["reasons"]) == ("0", "incorrect", ["one_end"])


def test_range_of_one_value_and_of_nothing() -> None:
    assert mark({"lo": "5", "hi": "5"}, "5-5元") == RIGHT
    assert mark({"lo": "0", "hi": "0"}, "0-5元") == ONE_END
    assert mark({"lo": "0", "hi": "5"}, "0-50") == ONE_END
    assert mark({"lo": "0", "hi": "5"}, "5-0") == wrong("reversed")


def test_separator_is_the_first_that_splits_into_two_numbers() -> None:
    item = {"lo": "-5", "hi": "-1", "unit": ""}
    assert [mark(item, text) for text in ("-5--1", "-5至-1", "-5~-1", "-5——-1")] == [RIGHT] * 4
    assert mark({"lo": "-5", "hi": "1", "unit": ""}, "-5-1") == RIGHT
    assert mark({"lo": "1", "hi": "5", "unit": "至"}, "1至-5至") == ONE_END
    assert mark({"lo": "1", "hi": "5", "unit": "至"}, "1至至5") == RIGHT


@given(st.text("0123456789万元以上下至到~-,[]处罚款约 ", max_size=14))
@settings(max_examples=600, derandomize=True, deadline=None)
def test_range_of_whatever_is_typed_never_fails(text: str) -> None:
    score, verdict, reasons = mark({}, text)
    assert len(reasons) <= 1
    assert (verdict == "correct") == (score == "4")
