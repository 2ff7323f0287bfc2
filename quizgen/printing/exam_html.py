"""Exam HTML: a paper, its answer sheet or its key as a page that prints as it looks."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from typing import TYPE_CHECKING

from quizgen.printing.exam_layout import across, gaps
from quizgen.printing.fonts import FACES, css_stack
from quizgen.printing.html import environment, source

if TYPE_CHECKING:
    from quizgen.model.exams import Exam, Picture

_MIMES = {"svg": "svg+xml", "jpg": "jpeg"}


def to_html(exam: Exam, part: str) -> str:
    """Return one part of ``exam``, ``paper``, ``sheet`` or ``key``, as a page of its own."""
    return (
        environment()
        .get_template(f"exam_{part}.html")
        .render(exam=exam, style=_style(), address=_address, gaps=gaps, across=across)
    )


def _address(picture: Picture) -> str:
    """Return an image as an address that holds it."""
    kind = _MIMES.get(picture.kind, picture.kind)
    return f"data:image/{kind};base64,{b64encode(picture.data).decode()}"


@cache
def _style() -> str:
    text = source("exam.css")
    for use in FACES:
        text = text.replace(f"var(--{use})", css_stack(use))
    return text
