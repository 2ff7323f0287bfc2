"""Workbook: tables as an Excel file without formulas, the same bytes for the same cells."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeAlias

from quizgen.diagnostics import UsageError
from quizgen.printing.archive import DAY, repacked
from quizgen.printing.letters import allowed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

Cell: TypeAlias = "str | int | float | Decimal | None"

CODE = "QG612"
LONGEST = 32_767
"""Letters that a cell can hold; Excel calls a file broken that has more."""
_CUT = "…"
_NAME = 31
"""Letters that the name of a sheet can have."""
_NO_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""Excel reads `_x0041_` as A, unless the line before it is written so."""
_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_DATED = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")
_CORE = "docProps/core.xml"
_WIDE, _NARROW = 60, 8
_READABLE = 16
"""Columns that can be read on one page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One sheet: its first row is the header."""

    title: str
    rows: Sequence[Sequence[Cell]]
    kept: int = 1
    """Columns that stay in sight."""


def workbook(tables: Iterable[Table], title: str) -> bytes:
    """Return tables as the sheets of one workbook.

    Raises:
        UsageError: If openpyxl is not there (QG612).
    """
    openpyxl = _library()
    book: Any = openpyxl.Workbook(write_only=True)
    used: set[str] = set()
    for table in tables:
        _fill(book.create_sheet(_sheet_name(table.title, used)), table)
    return saved(book, title)


def _library() -> Any:
    try:
        return import_module("openpyxl")
    except ImportError:
        hint = "install it: pip install quizgen[assign]"
        told = f"{CODE}: Excel files need openpyxl, which is not here; {hint}"
        raise UsageError(told) from None


def _sheet_name(title: str, used: set[str]) -> str:
    """Return a name that Excel takes and no other sheet has; capitals make no difference."""
    name = _IN_NAMES.sub(" ", allowed(title)).strip("' ")[:_NAME] or "-"
    number = 1
    while name.casefold() in used:
        number += 1
        end = f" {number}"
        name = f"{name.rpartition(' ')[0] if number > 2 else name}"[: _NAME - len(end)] + end  # noqa: PLR2004
    used.add(name.casefold())
    return name


def _fill(sheet: Any, table: Table) -> None:
    cells, styles = import_module("openpyxl.cell"), import_module("openpyxl.styles")
    letters = import_module("openpyxl.utils").get_column_letter
    bold, ground = styles.Font(bold=True), styles.PatternFill("solid", fgColor="DDE8F0")
    wrapped = styles.Alignment(wrap_text=True, vertical="top")
    for place, width in enumerate(_widths(table.rows), 1):
        sheet.column_dimensions[letters(place)].width = width
    _print_well(sheet, len(table.rows[0]) if table.rows else 0)
    sheet.freeze_panes = f"{letters(table.kept + 1)}2"
    heads = table.rows[0] if table.rows else ()
    if heads:
        sheet.auto_filter.ref = f"A1:{letters(len(heads))}{len(table.rows)}"
    for number, row in enumerate(table.rows):
        made = []
        for value in row:
            cell = cells.WriteOnlyCell(sheet)
            put(cell, value)
            if not number:
                cell.font, cell.fill = bold, ground
            if not number or (isinstance(value, str) and len(value) > _NARROW):
                cell.alignment = wrapped
            made.append(cell)
        sheet.append(made)


def _print_well(sheet: Any, columns: int) -> None:
    """Print across the page, the header on each; as wide as a page where that can be read."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.print_title_rows = "1:1"
    if columns <= _READABLE:
        sheet.sheet_properties.pageSetUpPr = import_module(
            "openpyxl.worksheet.properties"
        ).PageSetupProperties(fitToPage=True)
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0


def _widths(rows: Sequence[Sequence[Cell]]) -> list[int]:
    """Return how wide each column is: as its longest cell, within bounds."""
    found: list[int] = []
    for number, row in enumerate(rows):
        for place, value in enumerate(row):
            text = "" if value is None else str(value)
            # Headers of many letters stand in several lines.
            letters = min(len(text), 10) if not number else len(text)
            width = letters + sum(ord(sign) > 0xFF for sign in text[:letters])  # noqa: PLR2004
            if place == len(found):
                found.append(_NARROW)
            found[place] = min(_WIDE, max(found[place], width + 2))
    return found


def put(cell: Any, value: object) -> None:
    """Set a cell; a text that looks like a formula is marked as text, as people do with ``'``."""
    if value is None or value == "":
        return
    if not isinstance(value, str):
        cell.value = value
        return
    text = _ESCAPED.sub("_x005F_", allowed(value))
    cell.value = text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}{_CUT}"
    cell.data_type = "s"
    if value.startswith(_NO_FORMULA):
        cell.quotePrefix = True


def saved(book: Any, title: str) -> bytes:
    """Return a workbook without the time of day, which openpyxl writes when it saves."""
    fixed = datetime(*DAY)  # noqa: DTZ001 - the format knows no zones
    book.properties.creator = "quizgen"
    book.properties.title = allowed(title)
    book.properties.created = fixed
    buffer = io.BytesIO()
    book.save(buffer)
    stamp = rb"\g<1>" + fixed.isoformat().encode() + b"Z"
    return repacked(buffer.getvalue(), {_CORE: lambda part: _DATED.sub(stamp, part)})
