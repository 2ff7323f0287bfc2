"""Numbers: units, tolerance, precision, known wrong values and slips (section 4)."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.grading.numeric import read_quantity
from quizgen.grading.quantity import accepted, is_unit, measure, resolve
from quizgen.grading.vectors import grade_json
from quizgen.model.contract import interaction_from_json
from quizgen.model.units import by_spelling, table


def mark(item: dict, response: object) -> tuple:
    found = grade_json({"type": "numeric", "max": "4", **item}, response)
    return found["score"], found["class"], found["reasons"]


RIGHT = ("4", "correct", [])


def wrong(*reasons: str) -> tuple:
    return ("0", "incorrect", list(reasons))


def part(score: str, *reasons: str) -> tuple:
    return (score, "partial", list(reasons))


def invalid(reason: str) -> tuple:
    return ("0", "invalid", [reason])


UNANSWERED = ("0", "unanswered", [])


@pytest.mark.parametrize(
    ("response", "wanted"),
    [
        *(("5", RIGHT), (5, RIGHT), (5.0, RIGHT), ("五", RIGHT), ("5.0", RIGHT), ("10/2", RIGHT)),
        *(("6", wrong("wrong_value")), (5.5, wrong("wrong_value")), ("5元", invalid("unit_unknown"))),
        *(("百分之五", invalid("unit_unknown")), ("五以上", invalid("qualifier")), ("?", invalid("format"))),
        *(("约5", invalid("approximate")), ("约6", invalid("approximate")), ("约5元", invalid("approximate"))),
        *((True, invalid("format")), (False, invalid("format")), (["5"], invalid("format"))),
        *(({"a": "5"}, invalid("format")), (float("inf"), invalid("format")), (float("nan"), invalid("format"))),
        *((None, UNANSWERED), ("", UNANSWERED), ("\u200b ", UNANSWERED), ([], UNANSWERED), ({}, UNANSWERED)),
        *(("-5", wrong("sign")), ("50", wrong("factor_10")), ("0.5", wrong("factor_10")), ("500", wrong("factor_100"))),
        *(("0.05", wrong("factor_100")), ("5000", wrong("factor_1000")), ("0.005", wrong("factor_1000"))),
        *(("50000", wrong("factor_10000")), ("0.0005", wrong("factor_10000")), ("500000", wrong("wrong_value"))),
        *(("-50", wrong("wrong_value")), ("0", wrong("wrong_value"))),
    ],
)  # fmt: skip
def test_plain_number(response: object, wanted: tuple) -> None:
    assert mark({"value": "5"}, response) == wanted


def test_slips_of_nothing_have_no_name() -> None:
    assert mark({"value": "0", "tol": {"abs": "0.1"}}, "10") == wrong("wrong_value")
    assert mark({"value": "0"}, "0") == RIGHT
    assert mark({"value": "0", "tol": {"rel": "0.5"}}, "0.001") == wrong("wrong_value")
    assert mark({"value": "0", "tol": {"rel": "0.5"}}, "约0") == RIGHT
    assert mark({"value": "5", "tol": {"abs": "1"}}, "0") == wrong("wrong_value")


def test_slips_are_within_tolerance_and_the_least_factor_is_named() -> None:
    item = {"value": "100", "tol": {"abs": "95"}}
    assert mark(item, "-50") == wrong("sign")
    assert mark({"value": "100", "tol": {"rel": "0.01"}}, "-101") == wrong("sign")
    assert mark({"value": "100", "tol": {"rel": "0.01"}}, "-101.01") == wrong("wrong_value")
    assert mark({"value": "100", "tol": {"rel": "0.01"}}, "10.1") == wrong("factor_10")
    assert mark({"value": "100", "tol": {"rel": "0.01"}}, "1010") == wrong("factor_10")
    assert mark({"value": "100", "tol": {"rel": "0.01"}}, "1010.1") == wrong("wrong_value")
    assert mark({"value": "100", "tol": {"abs": "50"}}, "0.6") == wrong("factor_100")


@pytest.mark.parametrize(
    ("tol", "inside", "outside"),
    [
        ({"abs": "0.1"}, ["4.9", "5.1", "约5"], ["4.89999", "5.10001"]),
        ({"rel": "0.1"}, ["4.5", "5.5", "约5.2"], ["4.4999", "5.5001"]),
        ({"abs": "0"}, ["5", "约5"], ["5.0001"]),
        ({"rel": "0"}, ["5", "约5"], ["5.0001"]),
        ({"abs": "0.1", "rel": "0.5"}, ["5.1"], ["5.2"]),
    ],
)
def test_tolerance_is_closed(tol: dict, inside: list, outside: list) -> None:
    for value, sign in (("5", ""), ("-5", "-")):
        item = {"value": value, "tol": tol}
        for text in inside:
            given = text.replace("约", f"约{sign}") if "约" in text else sign + text
            assert mark(item, given) == RIGHT
        assert [mark(item, sign + text)[2] for text in outside] == [["wrong_value"]] * len(outside)


@pytest.mark.parametrize("tol", [None, {}])
def test_about_needs_a_tolerance(tol: object) -> None:
    assert mark({"value": "5", "tol": tol}, "约5") == invalid("approximate")
    assert mark({"value": "5", "tol": tol}, "5.001") == wrong("wrong_value")


TCE = {"value": "2", "unit": "tce", "units": ["tce", "kgce"], "tol": {"abs": "0.1"}}


@pytest.mark.parametrize(
    ("response", "wanted"),
    [
        *(("2", RIGHT), ("2tce", RIGHT), ("2 吨标准煤", RIGHT), ("2TCE", RIGHT), ("2000kgce", RIGHT)),
        *(("2100千克标煤", RIGHT), ("2101kgce", wrong("wrong_value")), ("2100000gce", RIGHT)),
        *(("2 kWh", wrong("unit_wrong")), ("9 kWh", wrong("unit_wrong")), ("2 t", wrong("unit_wrong"))),
        *(("2个", invalid("unit_unknown")), ("2 Tce/T", invalid("unit_unknown")), ("2GCE", invalid("unit_unknown"))),
        *(("2 kgce", wrong("factor_1000")), ("2000", wrong("factor_1000"))),
    ],
)  # fmt: skip
def test_units_convert_within_their_dimension(response: str, wanted: tuple) -> None:
    assert mark(TCE, response) == wanted


@pytest.mark.parametrize(
    ("response", "wanted"),
    [
        *(("2.1 kWh", part("1", "unit_wrong")), ("2.2 kWh", wrong("unit_wrong")), ("-2 kWh", wrong("unit_wrong"))),
        *(("2gce", part("1", "unit_wrong")), ("2000000gce", wrong("unit_wrong")), ("2000kgce", RIGHT)),
        ("2", RIGHT),
    ],
)  # fmt: skip
def test_wrong_unit_may_earn_something_for_the_magnitude(response: str, wanted: tuple) -> None:
    item = {**TCE, "any_same_dim": False, "unit_wrong_fraction": "0.25"}
    assert mark(item, response) == wanted


def test_wrong_unit_is_never_exact_even_at_full_credit() -> None:
    assert mark({**TCE, "unit_wrong_fraction": "1"}, "2kWh") == part("4", "unit_wrong")


def test_own_unit_is_always_accepted() -> None:
    item = {"value": "2", "unit": "kgce", "units": ["tce"], "any_same_dim": False}
    assert mark(item, "2kgce") == RIGHT
    assert mark(item, "0.002tce") == RIGHT
    assert mark(item, "2000gce") == wrong("unit_wrong")


def test_first_of_the_units_is_the_items_where_it_has_none() -> None:
    item = {"value": "2", "units": ["tce", "kgce"]}
    assert mark(item, "2") == RIGHT
    assert mark(item, "2000kgce") == RIGHT


def test_unit_outside_of_the_table_is_a_dimension_of_its_own() -> None:
    item = {"value": "2", "unit": "罐", "units": ["罐", "Box"]}
    assert mark(item, "2罐") == RIGHT
    assert mark(item, "2 Box") == wrong("unit_wrong")
    assert mark(item, "2 BOX") == wrong("unit_wrong")
    assert mark(item, "2箱") == invalid("unit_unknown")
    assert mark(item, "2吨") == wrong("unit_wrong")
    assert mark({"value": "2", "unit": "Box"}, "2box") == RIGHT


def test_accepted_unit_of_another_dimension_is_still_wrong() -> None:
    item = {"value": "2", "unit": "tce", "units": ["tce", "kWh"]}
    assert mark(item, "2kWh") == wrong("unit_wrong")


@pytest.mark.parametrize(
    ("response", "wanted"),
    [
        *(("2tce", RIGHT), ("2", part("2", "unit_missing")), ("2.05", part("2", "unit_missing"))),
        *(("3", part("0.5", "unit_missing", "t")), ("2.15", part("1", "unit_missing", "close"))),
        *(("9", wrong("unit_missing", "wrong_value")), ("20", wrong("unit_missing", "factor_10"))),
        *(
            ("2kWh", wrong("unit_wrong")),
            ("约2", part("2", "unit_missing")),
            ("3tce", part("1", "t")),
        ),
    ],
)
def test_missing_unit_multiplies_what_was_earned(response: str, wanted: tuple) -> None:
    item = {
        **TCE,
        "unit_required": True,
        "unit_missing_fraction": "0.5",
        "also": [{"value": "3", "fraction": "0.25", "tag": "t"}],
        "close": {"k": "2", "fraction": "0.5"},
    }
    assert mark(item, response) == wanted


def test_missing_unit_is_never_exact_even_at_full_credit() -> None:
    item = {**TCE, "unit_required": True, "unit_missing_fraction": "1"}
    assert mark(item, "2") == part("4", "unit_missing")
    assert mark({**TCE, "unit_required": True}, "2") == wrong("unit_missing")


def test_unit_cannot_be_missing_where_there_is_none() -> None:
    assert mark({"value": "2", "unit_required": True}, "2") == RIGHT


def test_percent_words_carry_their_unit() -> None:
    item = {"value": "85", "unit": "%", "unit_required": True}
    assert mark(item, "百分之八十五") == RIGHT
    assert mark(item, "85％") == RIGHT
    assert mark(item, "千分之850") == RIGHT
    assert mark(item, "85个百分点") == wrong("unit_wrong")
    assert mark(item, "万分之8500") == wrong("unit_missing", "factor_100")
    assert mark({"value": "3", "unit": "日"}, "3工作日") == wrong("unit_wrong")
    assert mark({"value": "3", "unit": "m3"}, "3Nm3") == wrong("unit_wrong")
    assert mark({"value": "90", "unit": "分钟"}, "1.5小时") == RIGHT


@pytest.mark.parametrize(
    ("precision", "right", "imprecise"),
    [
        ({"decimals": 2}, ["5.00"], ["5", "5.0", "5.000", "5e0", "10/2", "五"]),
        ({"decimals": 2, "mode": "at_least"}, ["5.00", "5.000"], ["5", "5.0", "5e0"]),
        ({"decimals": 0}, ["5", "五"], ["5.0", "5e0"]),
        ({"sigfigs": 2}, ["5.0", "05.0", "5.0e0", "五点零"], ["5", "5.00", "10/2", "05"]),
        ({"sigfigs": 2, "mode": "at_least"}, ["5.0", "5.00"], ["5", "10/2"]),
        ({"sigfigs": 1}, ["5", "05", "5e0", "五", "0.5e1"], ["5.0"]),
        ({"decimals": 1, "sigfigs": 3}, [], ["5.0", "5.00", "5"]),
        ({"decimals": 1, "sigfigs": 2}, ["5.0"], ["5.00", "5"]),
        ({}, ["5", "5.000", "10/2"], []),
    ],
)
def test_precision_of_a_right_number(precision: dict, right: list, imprecise: list) -> None:
    item = {"value": "5", "precision": {**precision, "fraction": "0.5"}}
    assert [mark(item, text) for text in right] == [RIGHT] * len(right)
    assert [mark(item, text) for text in imprecise] == [part("2", "precision")] * len(imprecise)


@pytest.mark.parametrize(
    ("figures", "mode", "right"),
    [
        (1, "exact", False),
        (2, "exact", True),
        (3, "exact", True),
        (4, "exact", True),
        (5, "exact", False),
        (1, "at_least", True),
        (4, "at_least", True),
        (5, "at_least", False),
    ],
)
def test_trailing_zeros_of_a_whole_number_may_be_figures_or_not(
    figures: int, mode: str, right: bool
) -> None:
    item = {"value": "1200", "precision": {"sigfigs": figures, "mode": mode}}
    wanted = RIGHT if right else wrong("precision")
    for text in ("1200", "01200", "1,200", "一千二百"):
        assert mark(item, text) == wanted
    pointed = figures == 5 or mode == "at_least"
    assert mark(item, "1200.0") == (RIGHT if pointed else wrong("precision"))


def test_precision_looks_at_the_mantissa_where_a_multiplier_follows() -> None:
    item = {"value": "15000", "unit": "元", "precision": {"sigfigs": 2}}
    assert [mark(item, text)[1] for text in ("1.5万元", "1.5e4", "一点五万")] == ["correct"] * 3
    assert mark(item, "1.50万") == wrong("precision")
    assert mark(item, "1万5千") == wrong("precision")
    item = {"value": "15000", "unit": "元", "precision": {"decimals": 1}}
    assert mark(item, "1.5万元") == wrong("precision")


def test_precision_is_not_asked_of_known_and_close_values() -> None:
    item = {
        "value": "5",
        "precision": {"decimals": 2},
        "tol": {"abs": "0.1"},
        "also": [{"value": "7", "fraction": "0.5"}],
        "close": {"k": "2", "fraction": "0.25"},
    }
    assert mark(item, "7") == part("2", "wrong_value")
    assert mark(item, "5.2") == part("1", "close")
    assert mark(item, "5.1") == wrong("precision")


def test_known_values_come_in_order_with_their_own_tolerance() -> None:
    item = {
        "value": "100",
        "tol": {"rel": "0.1"},
        "also": [
            {"value": "200", "fraction": "0.5", "tag": "double"},
            {"value": "210", "fraction": "0.75", "tag": "later"},
            {"value": "300", "tag": "zero"},
            {"value": "1000", "fraction": "0.25"},
        ],
    }
    assert mark(item, "220") == part("2", "double")
    assert mark(item, "221") == part("3", "later")
    assert mark(item, "180") == part("2", "double")
    assert mark(item, "179") == wrong("wrong_value")
    assert mark(item, "330") == wrong("zero")
    assert mark(item, "1100") == part("1", "wrong_value")
    assert mark(item, "110") == RIGHT


@pytest.mark.parametrize(
    ("tol", "k", "inside", "outside"),
    [
        ({"abs": "1"}, "2", ["12", "8"], ["12.01", "7.99"]),
        ({"rel": "0.1"}, "1.5", ["11.5", "8.5"], ["11.51"]),
        ({"abs": "0"}, "2", [], ["10.01"]),
        (None, "2", [], ["10.01"]),
    ],
)
def test_close_band_is_some_widths_wide(tol: object, k: str, inside: list, outside: list) -> None:
    item = {"value": "10", "tol": tol, "close": {"k": k, "fraction": "0.5"}}
    assert [mark(item, text) for text in inside] == [part("2", "close")] * len(inside)
    assert [mark(item, text)[2] for text in outside] == [["wrong_value"]] * len(outside)
    assert mark({**item, "close": {"k": k}}, inside[0] if inside else "11")[0] == "0"


def test_close_comes_before_slips_and_after_known_values() -> None:
    item = {"value": "1", "tol": {"abs": "1"}, "close": {"k": "9", "fraction": "0.5"}}
    assert mark(item, "10") == part("2", "close")
    item["also"] = [{"value": "10", "fraction": "0.25", "tag": "t"}]
    assert mark(item, "10") == part("1", "t")


def rule(**fields: object):
    return interaction_from_json({"type": "numeric", "value": "1", **fields}).rule


@pytest.mark.parametrize(
    ("fields", "text", "value"),
    [
        ({"unit": "tce"}, "1500kgce", Fraction(3, 2)),
        ({"unit": "tce"}, "1500", 1500),
        ({"unit": "tce"}, "1500kWh", None),
        ({"unit": "tce"}, "1500zz", None),
        ({"unit": "tce"}, "约1500", None),
        ({"unit": "tce", "tol": {"rel": "0.1"}}, "约1500", 1500),
        ({"unit": "tce"}, "若干", None),
        ({"unit": "tce"}, "5以上", None),
        ({"unit": "tce", "any_same_dim": False}, "5kgce", None),
        ({}, "-2.5", Fraction(-5, 2)),
        ({}, "5元", None),
    ],
)
def test_quantity_is_read_in_the_unit_of_the_item(fields: dict, text: str, value: object) -> None:
    assert read_quantity(rule(**fields), text) == value


def test_unit_words_are_known_in_whatever_case() -> None:
    assert all(is_unit(word) for word in ("元", "RMB", "rmb", "kwh", "KWH", "千瓦时", "人以上"))
    assert not any(is_unit(word) for word in ("", "美元", "千", "k", "时", "元 ", "ＫＷＨ"))


def test_unit_is_its_exact_spelling_or_the_one_accepted_in_another_case() -> None:
    both = ("MW", "mW")
    assert resolve("MW", "MW", both) == measure("MW")
    assert resolve("mW", "MW", both) == measure("mW")
    assert resolve("mw", "MW", both) is None
    assert resolve("mw", "MW", ("MW",)) == measure("MW")
    assert resolve("mw", "kW", ("kW",)) is None
    assert resolve("千瓦", "MW", ()) == measure("kW")
    assert resolve("RMB", "元", ()) == measure("元")
    assert resolve("元", "", ()) is None
    assert resolve("KW", "kW", ("千瓦",)) == measure("kW")


def test_accepted_units_begin_with_the_items_own_and_name_each_once() -> None:
    assert accepted("", ()) == ()
    assert accepted("kg", ("t", "千克", "kg")) == (measure("kg"), measure("t"))
    assert accepted("", ("t", "kg")) == (measure("t"), measure("kg"))
    assert measure("吨").name == "t"
    assert measure("罐").dim == "?罐"
    assert measure("罐").factor == 1


def test_table_of_units_spells_nothing_twice() -> None:
    spellings = [word for unit in table().values() for word in (*unit.alias, unit.name)]
    assert {word for word in spellings if spellings.count(word) > 1} <= set(table())
    assert len(by_spelling()) == len(set(spellings))


UNITS = [name for name in table() if name != "1"]


@given(st.sampled_from(UNITS), st.sampled_from(UNITS), st.fractions(max_denominator=1000))
@settings(max_examples=300, derandomize=True, deadline=None)
def test_conversion_there_and_back_is_exact(first: str, second: str, value: Fraction) -> None:
    one, other = measure(first), measure(second)
    item = {"value": str(value), "unit": first}
    written = f"{abs(value) * one.factor / other.factor}"
    if "/" in written:
        return
    text = f"{'-' if value < 0 else ''}{written}{second}"
    assert (mark(item, text) == RIGHT) == (one.dim == other.dim)
