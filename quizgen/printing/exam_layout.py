"""Exam layout: what all formats of a test share: choices side by side, gaps, what is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar
from unicodedata import east_asian_width

from quizgen.model.exams import Line
from quizgen.printing.rich import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizgen.model.exams import Choice, Question

T = TypeVar("T")

TICKED = frozenset({"single", "multi", "judge"})
_ROOM = ((4, 14, 7), (2, 31, 19))
"""So many choices stand side by side when none is wider than so many half characters: in normal
type, in large type."""


def across(choices: Sequence[Choice], *, large: bool) -> int:
    """Return how many choices stand side by side."""
    widest = max((width(words(one.text)) for one in choices), default=0)
    return next((n for n, normal, big in _ROOM if widest <= (big if large else normal)), 1)


def width(text: str) -> int:
    """Return how wide a text is, in half characters."""
    return sum(2 if east_asian_width(sign) in "WFA" else 1 for sign in text)


def gaps(question: Question) -> list[int]:
    """Return the numbers of the gaps in a question."""
    return [
        run.gap
        for block in question.stem
        if isinstance(block, Line)
        for run in block.runs
        if run.gap
    ]


def in_rows(values: Sequence[T], count: int) -> list[Sequence[T]]:
    """Return values in rows of so many."""
    return [values[first : first + count] for first in range(0, len(values), count)]
