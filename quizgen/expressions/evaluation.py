"""Evaluation: the value of a formula for given names, exact and bounded in size."""

from __future__ import annotations

import math
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, assert_never

from quizgen.diagnostics import nearest
from quizgen.expressions.functions import STANDARD, Function, KindError, kind_of
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
)

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

MAX_BITS = 512
"""Numerators and denominators beyond this are a mistake, or meant to fill the memory."""

MAX_TEXT = 10_000

_IF_ARGUMENTS = 3


def check(tree: Expr, names: Collection[str], functions: Mapping[str, Function] = STANDARD) -> None:
    """Find unknown names and wrong calls, also where a value would not pass by.

    Raises:
        ExpressionError: QG251 for a name, QG252 for a function.
    """
    match tree:
        case Name():
            if tree.name not in names:
                raise _unknown_name(tree, names)
        case Unary():
            check(tree.operand, names, functions)
        case Binary():
            check(tree.left, names, functions)
            check(tree.right, names, functions)
        case Listing():
            for child in tree.items:
                check(child, names, functions)
        case Call():
            _check_call(tree, functions)
            for child in tree.arguments:
                check(child, names, functions)
        case Literal():
            pass
        case _:
            assert_never(tree)


def evaluate(
    tree: Expr, names: Mapping[str, Value], functions: Mapping[str, Function] = STANDARD
) -> Value:
    """Return the value of ``tree``.

    Raises:
        ExpressionError: QG251 for an unknown name, QG252 for an unknown function, QG253 where
            operands do not fit the operator, QG254 where a number has no value or no end.
    """
    match tree:
        case Literal():
            return tree.value
        case Name():
            if tree.name not in names:
                raise _unknown_name(tree, names)
            return names[tree.name]
        case Listing():
            return tuple(evaluate(child, names, functions) for child in tree.items)
        case Unary():
            return _unary(tree, evaluate(tree.operand, names, functions))
        case Call():
            return _call(tree, names, functions)
        case Binary(operator="and" | "or"):
            first = _truth(evaluate(tree.left, names, functions), tree.left)
            if first == (tree.operator == "or"):
                return first
            return _truth(evaluate(tree.right, names, functions), tree.right)
        case Binary():
            left = evaluate(tree.left, names, functions)
            return _binary(tree, left, evaluate(tree.right, names, functions))
        case _:
            assert_never(tree)


def _unknown_name(tree: Name, names: Collection[str]) -> ExpressionError:
    hint = nearest(tree.name, names) or (
        f"names here: {', '.join(sorted(names))}" if names else "no names are given here"
    )
    return ExpressionError("QG251", f"`{tree.name}` is not a name here", tree.column, hint)


def _check_call(tree: Call, functions: Mapping[str, Function]) -> None:
    got = len(tree.arguments)
    if tree.function == "if":
        least, most = _IF_ARGUMENTS, _IF_ARGUMENTS
    elif tree.function in functions:
        least, most = functions[tree.function].arity()
    else:
        hint = nearest(tree.function, {*functions, "if"})
        hint = hint or f"functions here: {', '.join(sorted({*functions, 'if'}))}"
        message = f"`{tree.function}` is not a function here"
        raise ExpressionError("QG252", message, tree.column, hint)
    if not least <= got <= most:
        wanted = str(least) if least == most else f"{least} to {most}"
        message = f"`{tree.function}` takes {wanted} values, but is given {got}"
        raise ExpressionError("QG252", message, tree.column, "separate the values with commas")


def _call(tree: Call, names: Mapping[str, Value], functions: Mapping[str, Function]) -> Value:
    _check_call(tree, functions)
    if tree.function == "if":
        condition, yes, no = tree.arguments
        truth = _truth(evaluate(condition, names, functions), condition)
        return evaluate(yes if truth else no, names, functions)
    arguments = [evaluate(child, names, functions) for child in tree.arguments]
    try:
        return _bounded(functions[tree.function](*arguments), tree.column)
    except KindError as error:
        message = f"`{tree.function}` {error}"
        raise ExpressionError("QG253", message, tree.column, "give it values it takes") from None
    except (ValueError, OverflowError) as error:
        message = f"`{tree.function}`: {error}"
        raise ExpressionError("QG254", message, tree.column, "shut such values out") from None


def _unary(tree: Unary, operand: Value) -> Value:
    if tree.operator == "not":
        return not _truth(operand, tree.operand)
    if not isinstance(operand, Fraction):
        message = f"`-` needs a number, but is given {kind_of(operand)}"
        raise ExpressionError("QG253", message, tree.column, "write it before a number only")
    return -operand


def _truth(value: Value, tree: Expr) -> bool:
    if not isinstance(value, bool):
        message = f"a condition must be true or false, but is {kind_of(value)}"
        raise ExpressionError("QG253", message, tree.column, "compare it, such as `x > 0`")
    return value


def _binary(tree: Binary, left: Value, right: Value) -> Value:
    operator = tree.operator
    if operator in {"in", "not in"}:
        if not isinstance(right, tuple):
            message = f"`in` needs a list, but is given {kind_of(right)}"
            raise ExpressionError("QG253", message, tree.column, "write `x in [1, 2]`")
        return any(_same(tree, left, item) for item in right) == (operator == "in")
    if operator in {"==", "!="}:
        return _same(tree, left, right) == (operator == "==")
    if operator in {"<", "<=", ">", ">="}:
        return _ordered(tree, left, right)
    return _bounded(_arithmetic(tree, left, right), tree.column)


def _same(tree: Binary, left: Value, right: Value) -> bool:
    if kind_of(left) != kind_of(right):
        raise _misfit(tree, left, right)
    return left == right


def _ordered(tree: Binary, left: Value, right: Value) -> bool:
    sign = _sign(left, right)
    if sign is None:
        raise _misfit(tree, left, right)
    return {"<": sign < 0, "<=": sign <= 0, ">": sign > 0, ">=": sign >= 0}[tree.operator]


def _sign(left: Value, right: Value) -> int | None:
    """Return -1, 0 or 1 as ``left`` is less, equal or more; ``None`` when they have no order."""
    if isinstance(left, Fraction) and isinstance(right, Fraction):
        return (left > right) - (left < right)
    if isinstance(left, date) and isinstance(right, date):
        return (left > right) - (left < right)
    return None


def _arithmetic(tree: Binary, left: Value, right: Value) -> Value:
    match tree.operator, left, right:
        case "+", str(), str():
            return left + right
        case "-", date(), date():
            return Fraction((left - right).days)
        case "+" | "-", date(), Fraction(denominator=1):
            days = right.numerator if tree.operator == "+" else -right.numerator
            try:
                return left + timedelta(days=days)
            except OverflowError:
                message = "the date leaves the calendar"
                raise ExpressionError("QG254", message, tree.column, "add fewer days") from None
        case operator, Fraction(), Fraction():
            return _number(operator, left, right, tree.column)
    raise _misfit(tree, left, right)


def _number(operator: str, left: Fraction, right: Fraction, column: int) -> Fraction:
    if operator == "+":
        return left + right
    if operator == "-":
        return left - right
    if operator == "*":
        return left * right
    if right == 0:
        message = "division by zero"
        raise ExpressionError("QG254", message, column, "shut the case out under `require`")
    if operator == "/":
        return left / right
    return Fraction(left // right) if operator == "//" else left % right


def _bounded(value: Value, column: int) -> Value:
    if isinstance(value, Fraction) and (
        value.numerator.bit_length() > MAX_BITS or value.denominator.bit_length() > MAX_BITS
    ):
        message = f"number has more than {math.floor(MAX_BITS * 0.30103)} digits"
        raise ExpressionError("QG254", message, column, "round in between")
    if isinstance(value, str) and len(value) > MAX_TEXT:
        message = f"text has more than {MAX_TEXT} characters"
        raise ExpressionError("QG254", message, column, "write a shorter text")
    return value


def _misfit(tree: Binary, left: Value, right: Value) -> ExpressionError:
    return ExpressionError(
        "QG253",
        f"`{tree.operator}` does not join {kind_of(left)} and {kind_of(right)}",
        tree.column,
        "use two values of one kind; put texts in quotes",
    )
