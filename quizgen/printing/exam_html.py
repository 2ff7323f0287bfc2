"""Exam HTML: a paper, its answer sheet or its key as a page that prints as it looks."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING

from quizgen.printing.exam_layout import (
    HALF,
    ROOM,
    TICKED,
    across,
    closing,
    columns,
    filled,
    gaps,
    titles,
)
from quizgen.printing.html import environment, styled

if TYPE_CHECKING:
    from quizgen.model.exams import Exam, Picture

_MIMES = {"svg": "svg+xml", "jpg": "jpeg"}


def to_html(exam: Exam, part: str, *, tight: bool = False) -> str:
    """Return one part of ``exam``, ``paper``, ``sheet`` or ``key``, as a page of its own.

    Args:
        exam: The test.
        part: Which of its parts.
        tight: Whether the lines to write on stand closer together.
    """
    title, part_title = titles(exam, part)
    made = environment()
    made.filters.update(closing=closing, columns=columns)
    template = made.get_template(f"exam_{part}.html")
    return template.render(
        exam=exam,
        part=part,
        tight=tight,
        title=title,
        part_title=part_title,
        style=styled("exam.css"),
        address=_address,
        gaps=gaps,
        filled=filled,
        across=across,
        ticked=TICKED,
        half=HALF,
        room=ROOM[exam.large],
    )


def _address(picture: Picture) -> str:
    """Return an image as an address that holds it."""
    kind = _MIMES.get(picture.kind, picture.kind)
    return f"data:image/{kind};base64,{b64encode(picture.data).decode()}"
