"""Interpolation: puts values into the ``{formula|format}`` holes of an item's texts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from quizgen.diagnostics import ContentError, Span
from quizgen.expressions import ExpressionError, check, evaluate, parse, spell
from quizgen.loading.functions import FUNCTIONS
from quizgen.source import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from collections.abc import Mapping as Values

    from quizgen.expressions import Value

UNTOUCHED = {"id", "type", "pattern", "params", "derive", "require", "when"}
"""Fields whose braces mean something else."""


@dataclass(frozen=True, slots=True)
class Hole:
    """A place in a text where a value goes."""

    formula: str
    form: str
    column: int
    """Of the formula inside the text, from 1."""


@lru_cache(maxsize=16384)
def pieces(text: str) -> tuple[str | Hole, ...]:
    """Split a text at its holes; ``{{`` and ``}}`` are plain braces.

    Raises:
        ExpressionError: Where a brace has no partner (QG258).
    """
    found: list[str | Hole] = []
    plain: list[str] = []
    position = 0
    while position < len(text):
        char = text[position]
        if char in "{}" and text[position : position + 2] == char * 2:
            plain.append(char)
            position += 2
        elif char == "}":
            raise ExpressionError("QG258", "`}` closes nothing", position + 1, "write `}}`")
        elif char == "{":
            hole, position = _hole(text, position)
            if plain:
                found.append("".join(plain))
                plain = []
            found.append(hole)
        else:
            plain.append(char)
            position += 1
    if plain:
        found.append("".join(plain))
    return tuple(found)


def _hole(text: str, start: int) -> tuple[Hole, int]:
    quote = ""
    bar = -1
    for position in range(start + 1, len(text)):
        char = text[position]
        if quote:
            quote = "" if char == quote else quote
        elif char in "\"'":
            quote = char
        elif char == "|" and bar < 0:
            bar = position
        elif char == "{":
            break
        elif char == "}":
            formula = text[start + 1 : bar if bar >= 0 else position]
            form = text[bar + 1 : position] if bar >= 0 else ""
            return Hole(formula, form.strip(), start + 2), position + 1
    raise ExpressionError("QG258", "`{` is not closed", start + 1, "close it, or write `{{`")


def scalars(node: Node) -> Iterator[Scalar]:
    """Yield every text of ``node`` that may have holes."""
    if type(node) is Scalar:
        if "{" in node.value or "}" in node.value:
            yield node
    elif type(node) is Sequence:
        for child in node.items:
            yield from scalars(child)
    elif type(node) is Mapping:
        for name, child in node.fields.items():
            if name not in UNTOUCHED:
                yield from scalars(child)


def check_holes(node: Node, path: str, names: Collection[str]) -> None:
    """See that every hole can be filled, before any value is drawn.

    Raises:
        ContentError: At the text whose hole cannot (QG250-QG253, QG258).
    """
    for scalar in scalars(node):
        try:
            for piece in pieces(scalar.value):
                if isinstance(piece, Hole):
                    check(parse(piece.formula.strip()), names, FUNCTIONS)
        except ExpressionError as error:
            raise _located(error, scalar, path) from None
    _check_unquoted(node, path, names)


def _check_unquoted(node: Node, path: str, names: Collection[str]) -> None:
    """Find ``value: {tce}``, which YAML reads as a mapping and nobody means so."""
    if type(node) is Sequence:
        for child in node.items:
            _check_unquoted(child, path, names)
    elif type(node) is Mapping:
        for field, child in node.fields.items():
            if field in UNTOUCHED:
                continue
            if type(child) is Mapping and len(child.fields) == 1:
                (name, value), *_ = child.fields.items()
                empty = type(value) is Scalar and value.plain and not value.value
                if empty and name.partition("|")[0].strip() in names:
                    message = f"`{{{name}}}` without quotes is not a text in YAML"
                    span = Span(path, child.line, child.column)
                    raise ContentError("QG258", message, span, f'write "{{{name}}}"')
            _check_unquoted(child, path, names)


def fill(node: Node, path: str, values: Values[str, Value]) -> Node:
    """Return ``node`` with its holes filled; every place stays what it was.

    Raises:
        ContentError: Where a formula has no value for these values.
    """
    if type(node) is Scalar:
        if "{" not in node.value and "}" not in node.value:
            return node
        return Scalar(_filled(node, path, values), node.line, node.column, plain=False)
    if type(node) is Sequence:
        return Sequence([fill(child, path, values) for child in node.items], node.line, node.column)
    assert isinstance(node, Mapping)
    fields = {
        name: child if name in UNTOUCHED else fill(child, path, values)
        for name, child in node.fields.items()
    }
    return Mapping(fields, node.keys, node.line, node.column)


def _filled(scalar: Scalar, path: str, values: Values[str, Value]) -> str:
    parts: list[str] = []
    try:
        for piece in pieces(scalar.value):
            if isinstance(piece, str):
                parts.append(piece)
                continue
            value = evaluate(parse(piece.formula.strip()), values, FUNCTIONS)
            parts.append(_spelled(value, piece))
    except ExpressionError as error:
        raise _located(error, scalar, path, values) from None
    return "".join(parts)


def _spelled(value: Value, hole: Hole) -> str:
    try:
        return spell(value, hole.form)
    except ValueError as error:
        message = f"`{{{hole.formula}}}`: {error}"
        raise ExpressionError("QG259", message, hole.column, "give another format") from None


def _located(
    error: ExpressionError, scalar: Scalar, path: str, values: Values[str, Value] | None = None
) -> ContentError:
    hint = error.hint
    if values:
        hint = "; ".join(filter(None, (hint, f"values: {spelled(values)}")))
    span = Span(path, scalar.line, scalar.column)
    return ContentError(error.code, f"in a text: {error.message}", span, hint)


def spelled(values: Values[str, Value]) -> str:
    """Return values for a message, such as ``kwh = 1200, tce = 0.15``."""
    return ", ".join(f"{name} = {_short(value)}" for name, value in values.items())


def _short(value: Value) -> str:
    try:
        return spell(value)
    except ValueError:
        return str(value)
