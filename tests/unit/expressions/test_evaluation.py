"""What a formula is worth, exactly, and what has no value."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.expressions import STANDARD, ExpressionError, Function, check, evaluate, parse

NAMES = {
    "kwh": Fraction(1200),
    "k": Fraction("0.1229"),
    "kind": "甲",
    "on": True,
    "day": date(2026, 9, 29),
}


def value(text, **more):
    return evaluate(parse(text), {**NAMES, **more})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0.1 + 0.2", Fraction(3, 10)),
        ("kwh * k", Fraction("147.48")),
        ("7 // 2", Fraction(3)),
        ("-7 // 2", Fraction(-4)),
        ("-7 % 3", Fraction(2)),
        ("1 / 3", Fraction(1, 3)),
        ("--2", Fraction(2)),
        ("kind == '甲'", True),
        ('kind != "甲"', False),
        ("kind in ['乙', '甲']", True),
        ("kwh not in [1, 1200]", False),
        ("kwh >= 1200 and not kwh > 1200", True),
        ("on or missing", True),
        ("not on and missing", False),
        ("if(on, 1, missing)", Fraction(1)),
        ("if(not on, missing, 2)", Fraction(2)),
        ("'第' + kind", "第甲"),
        ("day + 3", date(2026, 10, 2)),
        ("day - 29", date(2026, 8, 31)),
        ("date('2026-10-10') - day", Fraction(11)),
        ("day < date('2026-10-01')", True),
        ("round(2.5)", Fraction(3)),
        ("round(-2.5)", Fraction(-3)),
        ("round(0.125, 2)", Fraction("0.13")),
        ("floor(-1.5) + ceil(1.2)", Fraction(0)),
        ("abs(-3) + min(4, 2, 3) + max([1, 5])", Fraction(10)),
        ("sum([1, 2, 3.5])", Fraction("6.5")),
        ("count(kwh > 1, kwh > 9999, on)", Fraction(2)),
        ("len([1, 2, 3])", Fraction(3)),
        ("year(day) * 100 + month(day) + day(day)", Fraction(202600 + 9 + 29)),
        ("days_between(day, add_days(day, 20))", Fraction(20)),
    ],
)
def test_evaluate_gives_the_exact_value(text, expected):
    found = value(text)
    assert found == expected
    assert type(found) is type(expected)


@pytest.mark.parametrize(
    ("text", "code", "column", "hint"),
    [
        ("kwhh + 1", "QG251", 1, "`kwh`"),
        ("1 + zzz", "QG251", 5, "names here: day, k, kind, kwh, on"),
        ("rond(1)", "QG252", 1, "`round`"),
        ("__import__('os')", "QG252", 1, "functions here"),
        ("kind.__class__()", "QG252", 1, "functions here"),
        ("kind.__class__", "QG251", 1, ""),
        ("1 + round()", "QG252", 5, ""),
        ("round(1, 2, 3)", "QG252", 1, ""),
        ("if(on, 1)", "QG252", 1, ""),
        ("kind + 1", "QG253", 6, "one kind"),
        ("kind < '乙'", "QG253", 6, "one kind"),
        ("kwh == '1200'", "QG253", 5, "one kind"),
        ("kwh in 3", "QG253", 5, "[1, 2]"),
        ("on + on", "QG253", 4, ""),
        ("-kind", "QG253", 1, ""),
        ("not kwh", "QG253", 5, "x > 0"),
        ("kwh and on", "QG253", 1, "x > 0"),
        ("if(kwh, 1, 2)", "QG253", 4, "x > 0"),
        ("day + 0.5", "QG253", 5, ""),
        ("round(kind)", "QG253", 1, ""),
        ("round(1, 0.5)", "QG253", 1, ""),
        ("sum(kind)", "QG253", 1, ""),
        ("count(1, 2)", "QG253", 1, ""),
        ("1 / (kwh - 1200)", "QG254", 3, "require"),
        ("1 % 0", "QG254", 3, "require"),
        ("1 // 0", "QG254", 3, "require"),
        ("date('2026-13-01')", "QG254", 1, ""),
        ("round(1, 13)", "QG254", 1, ""),
        ("day + 99999999", "QG254", 5, ""),
        ("add_days(day, 99999999)", "QG254", 1, ""),
        ("add_days(day, 99999999999999)", "QG254", 1, ""),
    ],
)
def test_evaluate_without_value_is_reported_at_its_column(text, code, column, hint):
    with pytest.raises(ExpressionError) as caught:
        value(text)
    assert (caught.value.code, caught.value.column) == (code, column)
    assert hint in caught.value.hint


def test_evaluate_number_that_grows_without_end_is_stopped():
    big = Fraction(10) ** 100
    assert value("big * 10", big=big) == Fraction(10) ** 101
    with pytest.raises(ExpressionError, match="digits"):
        value("big * big", big=big)
    with pytest.raises(ExpressionError, match="digits"):
        value("1 / big / big", big=big)


def test_evaluate_text_that_grows_without_end_is_stopped():
    with pytest.raises(ExpressionError, match="characters"):
        value("t + t", t="甲" * 6000)


def test_evaluate_function_of_the_caller_is_called_with_its_kinds():
    table = {**STANDARD, "twice": Function(("whole",), lambda number: Fraction(number * 2))}
    assert evaluate(parse("twice(4)"), {}, table) == 8
    with pytest.raises(ExpressionError) as caught:
        evaluate(parse("twice('4')"), {}, table)
    assert caught.value.message == "`twice` takes a whole where a text is given"


def test_check_finds_names_and_functions_in_branches_that_are_not_taken():
    with pytest.raises(ExpressionError) as caught:
        check(parse("if(kwh > 1, 1, kwx)"), NAMES)
    assert (caught.value.code, caught.value.column) == ("QG251", 16)
    with pytest.raises(ExpressionError) as caught:
        check(parse("if(kwh > 1, [1], [-g(2)])"), NAMES)
    assert (caught.value.code, caught.value.column) == ("QG252", 20)
    check(parse("not on or -kwh in [1, round(k, 2)]"), NAMES)


whole = st.integers(-50, 50)
formulas = st.recursive(
    whole.map(lambda n: str(n) if n >= 0 else f"({n})"),
    lambda inner: st.tuples(inner, st.sampled_from("+-*"), inner).map(
        lambda parts: f"({parts[0]} {parts[1]} {parts[2]})"
    ),
    max_leaves=12,
)


@given(formulas)
def test_evaluate_agrees_with_arithmetic(text):
    if len(text) <= 500:
        assert value(text) == eval(text)
