"""Exam layout: what all formats of a test share: choices side by side, gaps, what is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar
from unicodedata import east_asian_width

from quizgen.messages import message
from quizgen.model.exams import Line
from quizgen.printing.rich import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizgen.model.exams import Choice, Exam, Question

T = TypeVar("T")

TICKED = frozenset({"single", "multi", "judge"})
HALF = frozenset({"interval", "order", "match", "scenario"})
"""Two of these stand side by side on the answer sheet: a few letters or one line answer them."""
_ROOM = ((4, 14, 7), (3, 20, 11), (2, 31, 19))
"""So many choices stand side by side when none is wider than so many half characters: in normal
type, in large type."""


def titles(exam: Exam, part: str) -> tuple[str, str]:
    """Return the title of a test with its form, and that of its part, "" for the paper itself."""
    form = message("print.exam.form", mark=exam.mark) if exam.mark else ""
    return f"{exam.title}{form}", "" if part == "paper" else message(f"print.exam.{part}.title")


def across(choices: Sequence[Choice], *, large: bool) -> int:
    """Return how many choices stand side by side, in rows that are full."""
    widest = max((width(words(one.text)) for one in choices), default=0)
    fitting = (n for n, normal, big in _ROOM if widest <= (big if large else normal))
    return next((n for n in fitting if n != 3 or len(choices) % 3 == 0), 1)  # noqa: PLR2004


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
