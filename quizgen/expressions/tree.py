"""Tree: what a formula is once it is read; every node knows its column."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from quizgen.diagnostics import ContentError, QuizgenError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from fractions import Fraction

    from quizgen.diagnostics import Span

Value: TypeAlias = "Fraction | bool | str | date | tuple[Value, ...]"
"""A number, a truth, a text, a day, or a list of these."""


class ExpressionError(QuizgenError):
    """A formula that cannot be read or has no value; ``column`` counts from 1 inside its text."""

    def __init__(self, code: str, message: str, column: int, hint: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.column = column
        self.hint = hint or "correct the formula"

    def at(self, span: Span) -> ContentError:
        """Return the finding for a formula that is written at ``span``."""
        return ContentError(self.code, self.message, span, self.hint)


@dataclass(frozen=True, slots=True)
class Literal:
    """A number, truth or text that is written out."""

    value: Fraction | bool | str
    column: int


@dataclass(frozen=True, slots=True)
class Name:
    """A value that the caller gives."""

    name: str
    column: int


@dataclass(frozen=True, slots=True)
class Listing:
    """A list, for ``in`` and for functions."""

    items: tuple[Expr, ...]
    column: int


@dataclass(frozen=True, slots=True)
class Unary:
    """``-x`` or ``not x``."""

    operator: str
    operand: Expr
    column: int


@dataclass(frozen=True, slots=True)
class Binary:
    """Two operands and the operator between them; ``column`` is the operator's."""

    operator: str
    left: Expr
    right: Expr
    column: int


@dataclass(frozen=True, slots=True)
class Call:
    """A function of the caller's table, or ``if``."""

    function: str
    arguments: tuple[Expr, ...]
    column: int


Expr: TypeAlias = "Literal | Name | Listing | Unary | Binary | Call"


def names_in(tree: Expr) -> Iterator[Name]:
    """Yield every name of a formula, in the order of writing."""
    match tree:
        case Name():
            yield tree
        case Literal():
            return
        case Unary():
            yield from names_in(tree.operand)
        case Binary():
            yield from names_in(tree.left)
            yield from names_in(tree.right)
        case Listing():
            for child in tree.items:
                yield from names_in(child)
        case Call():
            for child in tree.arguments:
                yield from names_in(child)
