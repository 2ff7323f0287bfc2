"""Tables: workbooks and CSV files as rows of words; each cell knows its place."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from dataclasses import dataclass, field
from datetime import date, datetime, time
from importlib import import_module
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from quizgen.diagnostics import ContentError, Span, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.importing.base import Imported

_MOST_BYTES = 200_000_000
_MOST_COLUMNS = 200
_HEADS = 6
"""By so many lines it is seen what stands between the values."""
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
"""A sign as Excel writes those that XML cannot hold; `_x005F_` is a line before what looks so."""
_LINE = "x005F_"
_KEPT = "\ufdd2"
"""Stands for it while openpyxl reads, which would drop it from some texts and not from others."""


@dataclass(frozen=True, slots=True)
class Place(Span):
    """A cell: ``line`` is its row, and it is named as in the file: ``a.xlsx:题库!C7``."""

    def __str__(self) -> str:
        return self.path


@dataclass(slots=True)
class Row:
    """One row: its cells by column number, from 1; blank ones are left out."""

    file: str
    sheet: str
    number: int
    cells: dict[int, str]
    odd: dict[int, str] = field(default_factory=dict)
    """What is no text or number, and why it cannot be taken."""

    def at(self, column: int) -> Place:
        """Return the place of a cell."""
        sheet = f"{self.sheet}!" if self.sheet else ""
        return Place(f"{self.file}:{sheet}{letters(column)}{self.number}", self.number, column)


@dataclass(slots=True)
class Table:
    """A sheet, or a CSV file."""

    sheet: str
    rows: list[Row]


def letters(column: int) -> str:
    """Return what a column is called: A, Z, AA."""
    made = ""
    while column:
        column, rest = divmod(column - 1, 26)
        made = chr(ord("A") + rest) + made
    return made


def plain(head: str) -> str:
    """Return the name of a column without what differs between copies of a layout."""
    text = normalize("NFKC", head)
    return re.sub(r"\s|[*:]|\((?:必填|选填|可选|可不填)\)", "", text)


def workbook(data: bytes, path: str) -> list[Table]:
    """Return the sheets of a workbook that can be seen.

    Raises:
        ContentError: If it is not a workbook (QG604).
        UsageError: If openpyxl is not there (QG612).
    """
    try:
        openpyxl: Any = import_module("openpyxl")
    except ImportError:
        hint = "install it: pip install quizgen[lms]"
        raise UsageError(f"QG612: Excel files need openpyxl, which is not here; {hint}") from None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _MOST_BYTES:
                raise ContentError("QG604", "the workbook is too large", Span(path))
            book = openpyxl.load_workbook(io.BytesIO(_lines_kept(archive)))
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, SyntaxError, OSError) as error:
        hint = "save it as .xlsx with Excel or WPS; .xls and files with a password are not read"
        raise ContentError(
            "QG604", f"this is not an Excel workbook: {error}", Span(path), hint
        ) from None
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    return [Table(sheet.title, [*_rows(sheet, path)]) for sheet in shown]


def _lines_kept(archive: zipfile.ZipFile) -> bytes:
    """Return a workbook whose escaped lines are out of the way of openpyxl."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as new:
        for name in archive.namelist():
            part = archive.read(name)
            if name.startswith("xl/") and name.endswith(".xml"):
                part = part.replace(_LINE.encode(), _KEPT.encode())
            new.writestr(name, part)
    return made.getvalue()


def _rows(sheet: Any, path: str) -> Iterator[Row]:
    for number, cells in enumerate(
        sheet.iter_rows(max_col=min(sheet.max_column, _MOST_COLUMNS)), 1
    ):
        row = Row(path, sheet.title, number, {})
        for column, cell in enumerate(cells, 1):
            text, odd = _text(cell)
            if odd:
                row.odd[column] = odd
            if text:
                row.cells[column] = text
        if row.cells or row.odd:
            yield row


def _text(cell: Any) -> tuple[str, str]:
    value = cell.value
    match value:
        case None:
            return "", ""
        case bool():
            return ("对" if value else "错"), ""
        case int():
            return str(value), ""
        case float():
            return f"{value:.10f}".rstrip("0").rstrip("."), ""
        case datetime() | date() | time():
            return str(value), "Excel has made a date of it; format the cell as text, write it anew"
        case str() if cell.data_type == "f":
            return value, "it is a formula; write its value"
        case str() if cell.data_type == "e":
            return value, "it is an error of a formula"
        case str():
            return _ESCAPED.sub(_unescaped, value.replace(_KEPT, _LINE)).strip(), ""
        case _:
            return str(value), "it is neither a text nor a number"


def _unescaped(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    return found[0] if 0xD800 <= code < 0xE000 else chr(code)  # noqa: PLR2004 - halves of signs


def decoded(data: bytes, path: str, into: Imported) -> str:
    """Return a text in UTF-8 or, as old Windows programs save it, in GB 18030."""
    for name in ("utf-8-sig", "gb18030"):
        try:
            return data.decode("utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else name)
        except UnicodeDecodeError:
            continue
    into.bad(Span(path), "the file is neither UTF-8 nor GB 18030", "save it as UTF-8")
    return ""


def separated(text: str, path: str) -> list[Table]:
    """Return a file of values between commas, semicolons or tabs as one table.

    Raises:
        ContentError: If a value is too long, or its quotation marks do not fit (QG604).
    """
    head = "".join(text.splitlines()[:_HEADS])
    sign = max(",\t;", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
    rows = []
    begun = 1
    try:
        for values in reader:
            cells = {n: value.strip() for n, value in enumerate(values, 1) if value.strip()}
            if cells:
                rows.append(Row(path, "", begun, cells))
            begun = reader.line_num + 1
    except csv.Error as error:
        raise ContentError("QG604", f"cannot read this: {error}", Span(path, begun)) from None
    return [Table("", rows)]
