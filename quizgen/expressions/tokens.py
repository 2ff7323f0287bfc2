"""Tokens: the words of a formula with their columns."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizgen.expressions.tree import ExpressionError

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_LENGTH = 500
MAX_DIGITS = 30

KEYWORDS = {"and", "or", "not", "in", "true", "false"}

_TOKEN = re.compile(
    r"""
    (?P<space>\s+)
  | (?P<number>[0-9]+(?:\.[0-9]+)?)
  | (?P<name>[^\W\d]\w*(?:\.\w+)*)
  | (?P<text>"[^"]*"|'[^']*')
  | (?P<operator>==|!=|<=|>=|//|[-+*/%<>(),\[\]])
    """,
    re.VERBOSE,
)

_HINTS = {
    "=": "write `==` to compare",
    "!": "write `not`, or `!=` to compare",
    "&": "write `and`",
    "|": "write `or`",
    ".": "write a digit on both sides of the point, such as 0.5",
    "^": "there are no powers; write the product out",
    '"': "close the text with the same quote",
    "'": "close the text with the same quote",
    "{": "a formula in a formula is not read; write only names",
    "≤": "write `<=`",
    "≥": "write `>=`",
    "≠": "write `!=`",
    "×": "write `*`",
    "÷": "write `/`",
    "“": 'write `"`',
    "”": 'write `"`',
}


@dataclass(frozen=True, slots=True)
class Token:
    """One word; ``kind`` is number, name, text, operator, keyword or end."""

    kind: str
    text: str
    column: int


def tokens(text: str) -> Iterator[Token]:
    """Yield the words of ``text``, the end last.

    Raises:
        ExpressionError: Where something is no word of a formula (QG250).
    """
    if len(text) > MAX_LENGTH:
        message = f"formula is {len(text)} characters long, more than {MAX_LENGTH}"
        raise ExpressionError("QG250", message, 1, "name parts of it under `derive`")
    position = 0
    while position < len(text):
        found = _TOKEN.match(text, position)
        if found is None:
            raise _stranger(text[position], position + 1)
        kind, word = found.lastgroup or "", found.group()
        if kind == "number" and len(word) > MAX_DIGITS:
            message = f"number has more than {MAX_DIGITS} digits"
            raise ExpressionError("QG250", message, position + 1, "write a smaller number")
        if kind == "name" and word in KEYWORDS:
            kind = "keyword"
        if kind != "space":
            yield Token(kind, word, position + 1)
        position = found.end()
    yield Token("end", "", len(text) + 1)


def _stranger(char: str, column: int) -> ExpressionError:
    plain = unicodedata.normalize("NFKC", char)
    hint = _HINTS.get(char, "")
    if not hint and plain != char and plain.isascii():
        hint = f"write the ASCII character `{plain}`"
    hint = hint or "use numbers, names, + - * / // %, comparisons, and, or, not, in, if(…)"
    return ExpressionError("QG250", f"`{char}` has no meaning in a formula", column, hint)
