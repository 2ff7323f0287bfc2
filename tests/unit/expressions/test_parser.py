"""What is a formula, and where it stops being one."""

import json

import pytest

from quizgen.expressions import ExpressionError, names_in, parse, to_json
from quizgen.expressions.tokens import MAX_LENGTH


def tree(text):
    return json.dumps(to_json(parse(text)), ensure_ascii=False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 + 2 * 3", '["+", 1, ["*", 2, 3]]'),
        ("(1 + 2) * 3", '["*", ["+", 1, 2], 3]'),
        ("10 - 3 - 2", '["-", ["-", 10, 3], 2]'),
        ("2 * 7 // 3", '["//", ["*", 2, 7], 3]'),
        ("1 + 6 % 4", '["+", 1, ["%", 6, 4]]'),
        ("8 // 3 * 2", '["*", ["//", 8, 3], 2]'),
        ("8 / 4 / 2", '["/", ["/", 8, 4], 2]'),
        ("-a * b", '["*", ["-", ["get", "a"]], ["get", "b"]]'),
        ("not a and b or c", '["or", ["and", ["not", ["get", "a"]], ["get", "b"]], ["get", "c"]]'),
        ("not a == b", '["not", ["==", ["get", "a"], ["get", "b"]]]'),
        ("a + 1 >= b", '[">=", ["+", ["get", "a"], 1], ["get", "b"]]'),
        ("x in [1, 'b', true]", '["in", ["get", "x"], ["list", 1, "b", true]]'),
        ("x not in []", '["not in", ["get", "x"], ["list"]]'),
        (
            "if(a, 1, f(2, 0.5))",
            '["call", "if", ["get", "a"], 1, ["call", "f", 2, ["num", "1/2"]]]',
        ),
        ("煤.系数 // 2 % 3", '["%", ["//", ["get", "煤.系数"], 2], 3]'),
    ],
)
def test_parse_operators_bind_as_in_arithmetic(text, expected):
    assert tree(text) == expected


@pytest.mark.parametrize(
    ("text", "column", "hint"),
    [
        ("a = b", 3, "`==`"),
        ("a ≥ b", 3, "`>=`"),
        ("（a", 1, "`(`"),
        ("a ^ 2", 3, "no powers"),
        ("a && b", 3, "`and`"),
        ("'abc", 1, "same quote"),
        ("2.", 2, "both sides"),
        ("a[0]", 2, ""),
        ("lambda: 1", 7, ""),
        ("1 +", 4, ""),
        ("", 1, ""),
        ("(1", 3, ""),
        ("f(1 2)", 5, ""),
        ("1 2", 3, ""),
        ("a < b < c", 7, "a < b and b < c"),
        ("a == b == c", 8, "a < b and b < c"),
        ("1" * 31, 1, "smaller"),
        ("(" * 40 + "1" + ")" * 40, 32, "derive"),
        ("-" * 40 + "1", 32, "derive"),
        ("1+" * 300, 1, "derive"),
    ],
)
def test_parse_what_is_no_formula_is_reported_at_its_column(text, column, hint):
    with pytest.raises(ExpressionError) as caught:
        parse(text)
    assert (caught.value.code, caught.value.column) == ("QG250", column)
    assert hint in caught.value.hint
    assert caught.value.hint


def test_parse_longest_formula_is_read():
    text = "1+" * ((MAX_LENGTH - 1) // 2) + "1"
    assert len(text) <= MAX_LENGTH
    assert to_json(parse(text))[0] == "+"


def test_names_in_gives_names_in_order_of_writing():
    found = names_in(parse("if(b > 1, a + f(c, [d]), -b)"))
    assert [name.name for name in found] == ["b", "a", "c", "d", "b"]
