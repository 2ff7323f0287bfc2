"""Exam layout: what all formats of a test share: choices side by side, gaps, what is written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar
from unicodedata import east_asian_width

from quizgen.messages import message
from quizgen.model.exams import Line
from quizgen.printing.rich import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizgen.model.exams import Block, Choice, Exam, Grid, Question

T = TypeVar("T")

TICKED = frozenset({"single", "multi", "judge"})
HALF = frozenset({"interval", "order", "match", "scenario"})
"""Two of these stand side by side on the answer sheet: a few letters or one line answer them."""
_ROOM = ((4, 14, 7), (3, 20, 11), (2, 31, 19))
"""So many choices stand side by side when none is wider than so many half characters: in normal
type, in large type."""
ROOM = 75, 57
"""So many half characters a table may be wide on a PDF: in normal type, in large type."""
_LEAST = 4
_WHOLE = re.compile(r"[!-~]+")
"""What should not be broken: numbers, dates, units."""


def titles(exam: Exam, part: str) -> tuple[str, str]:
    """Return the title of a test with its form, and that of its part, "" for the paper itself."""
    form = message("print.exam.form", mark=exam.mark) if exam.mark else ""
    return f"{exam.title}{form}", "" if part == "paper" else message(f"print.exam.{part}.title")


def across(choices: Sequence[Choice], *, large: bool) -> int:
    """Return how many choices stand side by side, in rows that are full."""
    widest = max((width(words(one.text)) for one in choices), default=0)
    fitting = (n for n, normal, big in _ROOM if widest <= (big if large else normal))
    return next((n for n in fitting if n != 3 or len(choices) % 3 == 0), 1)  # noqa: PLR2004


def filled(questions: Sequence[Question], *, large: bool) -> int:
    """Return how many questions with boxes stand side by side on the answer sheet."""
    most = max(len(one.choices) for one in questions)
    columns_, boxes = (3, 4) if large else (4, 5)
    return max(1, columns_ - max(0, most - boxes + 2) // 3)


def closing(rows: Sequence[Block]) -> int:
    """Return the place of the paragraph that a bracket closes, -1 where there is none.

    Pictures and tables may follow it: what is asked stands above them.
    """
    lines = [n for n, one in enumerate(rows) if isinstance(one, Line) and not one.mark]
    return lines[-1] if lines else -1


def columns(grid: Grid, room: float) -> list[float]:
    """Return the widths of the columns of a table, in half characters.

    Args:
        grid: The table.
        room: How wide it may be; figures and dates keep the width that they need, if they can.
    """
    texts = [[words(row[n]) for row in grid.rows] for n in range(len(grid.rows[0]))]
    wide = [max(_LEAST, *map(width, own)) + 2 for own in texts]
    least = [max([_LEAST, *(len(one) for text in own for one in _WHOLE.findall(text))]) + 2
             for own in texts]  # fmt: skip
    if sum(wide) <= room or sum(least) >= sum(wide):
        return [one * min(1, room / sum(wide)) for one in wide]
    share = max(0, room - sum(least)) / (sum(wide) - sum(least))
    made = [few + (most - few) * share for few, most in zip(least, wide, strict=True)]
    return [one * min(1, room / sum(made)) for one in made]


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
