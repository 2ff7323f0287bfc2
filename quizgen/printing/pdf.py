"""PDF: sheets by WeasyPrint, the same bytes for the same sheets on one machine."""

from __future__ import annotations

from contextlib import contextmanager
from hashlib import sha256
from os import environ
from typing import TYPE_CHECKING

import weasyprint

from quizgen.printing.html import to_html

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quizgen.model.sheets import Sheet

EPOCH = "SOURCE_DATE_EPOCH"
FIXED = "315532800"
"""1980-01-01, in subsets of fonts as in archives."""


def write(sheets: Sequence[Sheet], title: str = "") -> bytes:
    """Return ``sheets`` as one PDF."""
    return write_page(to_html(sheets, title))


def write_page(page: str) -> bytes:
    """Return a page of HTML that needs no other file as a PDF."""
    return _written(page, _laid_out(page))


def write_shorter(page: str, tight: str) -> bytes:
    """Return a page of HTML as a PDF, or the same set tighter where that saves a sheet."""
    laid = _laid_out(page)
    if len(laid.pages) > 1:
        shorter = _laid_out(tight)
        if len(shorter.pages) < len(laid.pages):
            return _written(tight, shorter)
    return _written(page, laid)


def _laid_out(page: str) -> weasyprint.Document:
    with _no_clock():
        made = weasyprint.HTML(string=page, media_type="print")  # type: ignore[no-untyped-call]
        laid: weasyprint.Document = made.render()  # type: ignore[no-untyped-call]
    return laid


def _written(page: str, laid: weasyprint.Document) -> bytes:
    identifier = sha256(page.encode()).hexdigest()[:32].encode()
    with _no_clock():
        document: bytes = laid.write_pdf(pdf_identifier=identifier)  # type: ignore[no-untyped-call]
    return document


@contextmanager
def _no_clock() -> Iterator[None]:
    """Keep the time of day out of what is written."""
    before = environ.get(EPOCH)
    environ[EPOCH] = FIXED
    try:
        yield
    finally:
        if before is None:
            del environ[EPOCH]
        else:
            environ[EPOCH] = before
