"""Expressions: arithmetic that authors may write, exact and never run as code.

``parse`` turns a text into a frozen tree, ``evaluate`` gives its value. Numbers are exact
fractions. What is not in the grammar cannot be said: there is no attribute, index, assignment
or power, and only functions that the caller names can be called.
"""

from quizgen.expressions.compact import to_json
from quizgen.expressions.evaluation import check, evaluate
from quizgen.expressions.functions import STANDARD, Function
from quizgen.expressions.parser import parse
from quizgen.expressions.spelling import decimal, spell
from quizgen.expressions.tree import (
    Binary,
    Call,
    Expr,
    ExpressionError,
    Listing,
    Literal,
    Name,
    Unary,
    Value,
    names_in,
)

__all__ = [
    "STANDARD",
    "Binary",
    "Call",
    "Expr",
    "ExpressionError",
    "Function",
    "Listing",
    "Literal",
    "Name",
    "Unary",
    "Value",
    "check",
    "decimal",
    "evaluate",
    "names_in",
    "parse",
    "spell",
    "to_json",
]
