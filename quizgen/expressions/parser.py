"""Parser: the words of a formula to its tree, by binding power (Pratt)."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from quizgen.expressions.tokens import Token, tokens
from quizgen.expressions.tree import (
    Binary,
    Call,
    Expr,
    ExpressionError,
    Listing,
    Literal,
    Name,
    Unary,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_DEPTH = 30

_COMPARISONS = {"==", "!=", "<", "<=", ">", ">=", "in", "not in"}
_COMPARE = 4
_NOT = 3
_NEGATE = 7
_POWER = {
    "or": 1,
    "and": 2,
    **dict.fromkeys(_COMPARISONS, _COMPARE),
    "+": 5,
    "-": 5,
    "*": 6,
    "/": 6,
    "//": 6,
    "%": 6,
}


@lru_cache(maxsize=4096)
def parse(text: str) -> Expr:
    """Return the tree of the formula ``text``.

    Raises:
        ExpressionError: Where the text is not a formula (QG250).
    """
    reader = _Reader(tokens(text))
    tree = reader.expression(0, 0)
    if reader.now.kind != "end":
        raise reader.unexpected("an operator")
    return tree


class _Reader:
    """The words still to be read; ``now`` is the next one."""

    def __init__(self, words: Iterator[Token]) -> None:
        self.words = words
        self.now = next(words)

    def take(self) -> Token:
        token = self.now
        if token.kind != "end":
            self.now = next(self.words)
        return token

    def expect(self, text: str) -> Token:
        if self.now.text != text or self.now.kind == "text":
            raise self.unexpected(f"`{text}`")
        return self.take()

    def unexpected(self, wanted: str) -> ExpressionError:
        token = self.now
        got = f"`{token.text}`" if token.kind != "end" else "the end"
        return ExpressionError(
            "QG250",
            f"formula needs {wanted} where {got} stands",
            token.column,
            "complete it, such as `round(a * 0.1229, 1)`",
        )

    def expression(self, least: int, depth: int) -> Expr:
        """Read operands and operators that bind more tightly than ``least``."""
        if depth > MAX_DEPTH:
            message = f"formula is nested more than {MAX_DEPTH} deep"
            hint = "name parts of it under `derive`"
            raise ExpressionError("QG250", message, self.now.column, hint)
        left = self.operand(depth)
        while True:
            operator = self.operator()
            power = _POWER.get(operator, 0)
            if power <= least:
                return left
            column = self.take().column
            if operator == "not in":
                self.expect("in")
            left = Binary(operator, left, self.expression(power, depth + 1), column)
            if power == _COMPARE and self.operator() in _COMPARISONS:
                raise ExpressionError(
                    "QG250",
                    "two comparisons in a row",
                    self.now.column,
                    "write `a < b and b < c`",
                )

    def operator(self) -> str:
        if self.now.kind == "keyword" and self.now.text == "not":
            return "not in"
        return self.now.text if self.now.kind in {"operator", "keyword"} else ""

    def operand(self, depth: int) -> Expr:
        token = self.now
        match token.kind, token.text:
            case "number", _:
                return Literal(Fraction(self.take().text), token.column)
            case "text", _:
                return Literal(self.take().text[1:-1], token.column)
            case "keyword", "true" | "false":
                return Literal(self.take().text == "true", token.column)
            case "keyword", "not":
                self.take()
                return Unary("not", self.expression(_NOT, depth + 1), token.column)
            case "operator", "-":
                self.take()
                return Unary("-", self.expression(_NEGATE, depth + 1), token.column)
            case "operator", "(":
                self.take()
                inner = self.expression(0, depth + 1)
                self.expect(")")
                return inner
            case "operator", "[":
                self.take()
                return Listing(self.series("]", depth), token.column)
            case "name", name:
                self.take()
                if self.now.text == "(" and self.now.kind == "operator":
                    self.take()
                    return Call(name, self.series(")", depth), token.column)
                return Name(name, token.column)
        raise self.unexpected("a number, a name or `(`")

    def series(self, end: str, depth: int) -> tuple[Expr, ...]:
        items: list[Expr] = []
        while not (self.now.kind == "operator" and self.now.text == end):
            items.append(self.expression(0, depth + 1))
            if self.now.text != end:
                self.expect(",")
        self.take()
        return tuple(items)
