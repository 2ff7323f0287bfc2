"""Printing: sheets as HTML, PDF and .docx with the look of official documents.

``quizgen[print]`` brings what PDF and .docx need; HTML needs nothing more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.printing.exam_html import to_html as exam_to_html
from quizgen.printing.html import to_html
from quizgen.printing.tools import need

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizgen.model.exams import Exam
    from quizgen.model.sheets import Sheet

__all__ = ["exam_to_docx", "exam_to_html", "exam_to_pdf", "page_to_pdf", "to_docx", "to_html",
           "to_pdf"]  # fmt: skip


def to_pdf(sheets: Sequence[Sheet], title: str = "") -> bytes:
    """Return ``sheets`` as one PDF, the same bytes for the same sheets on one machine.

    Raises:
        UsageError: If WeasyPrint is not here, or cannot work (QG611).
    """
    need("weasyprint", "WeasyPrint")
    from quizgen.printing.pdf import write  # noqa: PLC0415 - of the extra

    return write(sheets, title)


def page_to_pdf(page: str) -> bytes:
    """Return a page of HTML that needs no other file as a PDF, the same bytes for the same page.

    Raises:
        UsageError: If WeasyPrint is not here, or cannot work (QG611).
    """
    need("weasyprint", "WeasyPrint")
    from quizgen.printing.pdf import write_page  # noqa: PLC0415 - of the extra

    return write_page(page)


def to_docx(sheets: Sequence[Sheet], title: str = "") -> bytes:
    """Return ``sheets`` as one Word document, the same bytes for the same sheets.

    Raises:
        UsageError: If python-docx is not here (QG611).
    """
    need("docx", "python-docx")
    from quizgen.printing.sheet_docx import write  # noqa: PLC0415 - of the extra

    return write(sheets, title)


def exam_to_pdf(exam: Exam, part: str) -> bytes:
    """Return one part of a test, ``paper``, ``sheet`` or ``key``, as a PDF.

    Raises:
        UsageError: If WeasyPrint is not here, or cannot work (QG611).
    """
    page = exam_to_html(exam, part)
    if part != "sheet":
        return page_to_pdf(page)
    need("weasyprint", "WeasyPrint")
    from quizgen.printing.pdf import write_shorter  # noqa: PLC0415 - of the extra

    return write_shorter(page, exam_to_html(exam, part, tight=True))


def exam_to_docx(exam: Exam, part: str) -> bytes:
    """Return one part of a test, ``paper``, ``sheet`` or ``key``, as a Word document.

    Raises:
        UsageError: If python-docx is not here (QG611).
    """
    need("docx", "python-docx")
    from quizgen.printing.exam_docx import write  # noqa: PLC0415 - of the extra

    return write(exam, part)
