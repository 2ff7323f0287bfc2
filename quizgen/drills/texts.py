"""Texts: the words of a scenario with the values of a case, and what may stand in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizgen.expressions import ExpressionError, evaluate, spell
from quizgen.loading import citations
from quizgen.loading.conditions import formula
from quizgen.loading.functions import FUNCTIONS
from quizgen.loading.interpolation import Hole, pieces
from quizgen.model.law import GIVEN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quizgen.expressions import Value
    from quizgen.model.law import Register
    from quizgen.model.scenes import Passage

_FIGURE = re.compile(r"[0-9０-９][0-9０-９,.，]*")
_SENTENCE = re.compile(r"[^。！？；\n]+[。！？；]?")
_AMOUNT = re.compile(r"[一二三四五六七八九十百千万两]{2,}(?:元|吨|千瓦时|公里)")


def fill(passage: Passage, values: Mapping[str, Value]) -> str:
    """Return a text with the values of a case in its holes.

    Raises:
        ContentError: Where a value cannot be spelled so.
    """
    parts = pieces(passage.text)
    return "".join(p if isinstance(p, str) else filled(p, passage, values) for p in parts)


def filled(hole: Hole, passage: Passage, values: Mapping[str, Value]) -> str:
    """Return what stands in one hole of ``passage``.

    Raises:
        ContentError: Where the value cannot be spelled so.
    """
    try:
        return spell(evaluate(formula(hole.formula), values, FUNCTIONS), hole.form)
    except ExpressionError as error:
        raise error.at(passage.span) from None
    except ValueError as error:
        wrong = ExpressionError("QG259", f"`{{{hole.formula}}}`: {error}", hole.column)
        raise wrong.at(passage.span) from None


def plain(text: str) -> str:
    """Return a text with each hole as one character, to be measured."""
    try:
        return "".join(part if isinstance(part, str) else "＃" for part in pieces(text))
    except ExpressionError:
        return text  # said already, where the scenario was read


def bare_figure(text: str, register: Register) -> str:
    """Return the first figure of a text that is neither a hole nor a citation, or ""."""
    rest = re.sub(f"{GIVEN}§[0-9]+", "", plain(text))
    for start, end, _ in reversed(citations.find(rest, register)):
        rest = rest[:start] + rest[end:]
    found = _FIGURE.search(rest) or _AMOUNT.search(rest)
    return found.group() if found else ""


def longest_sentence(text: str) -> str:
    """Return the longest sentence of a text."""
    return max(_SENTENCE.findall(plain(text).replace(" ", "")), key=len, default="")


def shared_run(secret: str, text: str, length: int) -> str:
    """Return a run of ``length`` characters that both texts hold, or ""; all of a short secret."""
    size = min(length, len(secret))
    runs = (secret[start : start + size] for start in range(len(secret) - size + 1))
    return next((run for run in runs if run in text), "")
