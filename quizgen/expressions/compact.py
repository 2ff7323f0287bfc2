"""Compact: a formula as JSON, for the player in the browser, which has no parser.

Numbers, texts and truths stand for themselves; everything else is a list that begins with its
operator: ``["get", name]``, ``["list", …]``, ``["call", function, …]``, ``["-", x]``,
``["+", a, b]``. A number that is not whole is ``["num", "1/3"]``.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TypeAlias, assert_never

from quizgen.expressions.tree import Binary, Call, Expr, Listing, Literal, Name, Unary

Json: TypeAlias = "int | bool | str | list[Json]"


def to_json(tree: Expr) -> Json:
    """Return ``tree`` as plain data."""
    match tree:
        case Literal():
            if isinstance(tree.value, Fraction):
                whole = tree.value.denominator == 1
                return tree.value.numerator if whole else ["num", str(tree.value)]
            return tree.value
        case Name():
            return ["get", tree.name]
        case Listing():
            return ["list", *(to_json(child) for child in tree.items)]
        case Unary():
            return [tree.operator, to_json(tree.operand)]
        case Binary():
            return [tree.operator, to_json(tree.left), to_json(tree.right)]
        case Call():
            return ["call", tree.function, *(to_json(child) for child in tree.arguments)]
        case _:
            assert_never(tree)
