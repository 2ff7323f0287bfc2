"""Word: a bank or paper as an examination in .docx: the paper, the answer sheet and the key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.export._shared.exams import OPTIONS, POLICIES, files, losses
from quizgen.export._shared.pictures import drawn
from quizgen.export.base import Exporter
from quizgen.printing import exam_to_docx

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.export.base import File, Selection
    from quizgen.model.items import Item


def write(selection: Selection) -> Iterator[File]:
    """Yield a document for each part of each form.

    Raises:
        UsageError: If python-docx is not here (QG611), or an option has a value it cannot have.
    """
    yield from files(selection, ".docx", exam_to_docx)


def _losses(item: Item) -> Iterator[str]:
    yield from losses(item)
    if drawn(item):
        yield "drawings (SVG): Word has what they show in words; the PDF has them"


EXPORTER = Exporter(
    name="docx",
    title="Word (examination on paper: paper, answer sheet, key)",
    profile=1,
    suffix=".docx",
    policies=POLICIES,
    write=write,
    losses=_losses,
    options=OPTIONS,
)
