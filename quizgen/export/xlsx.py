"""Excel: an item bank for people, one sheet a type of item, which can hold no formulas."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, get_args

from quizgen.export._shared.needs import need
from quizgen.export._shared.xlsx_cells import rows
from quizgen.export._shared.xlsx_losses import losses
from quizgen.export.base import Exporter, File, lossy
from quizgen.messages import message
from quizgen.model.interactions import Interaction
from quizgen.printing.workbook import LONGEST, put, saved

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.export._shared.xlsx_cells import Cells
    from quizgen.export.base import Selection
    from quizgen.model.items import Item

_TYPES = ("single", "multi", "judge", "blank", "numeric", "interval", "short", "order", "match",
          "case", "scenario")  # fmt: skip
_COLUMNS = ("id", "kind", "stem", "left", "option", "answer", "policy", "marks", "why", "slips",
            "feedback", "cite", "basis", "given", "hints", "points", "level", "module", "objective",
            "tags", "contested", "order")  # fmt: skip
_WIDTHS = {
    "marks": 40,
    "policy": 24,
    "feedback": 40,
    "stem": 60,
    "answer": 24,
    "why": 60,
    "cite": 24,
    "given": 40,
    "hints": 30,
}


def refuses(item: Item) -> str:
    """Say which cell would be cut."""
    cells = [pair for cells in rows(item) for pair in cells.items()]
    long = [name for name, cell in cells if isinstance(cell, str) and len(cell) > LONGEST]
    return f"its {long[0]} is longer than the {LONGEST} letters of a cell" if long else ""


def write(selection: Selection) -> Iterator[File]:
    """Yield the one workbook.

    Raises:
        UsageError: If openpyxl is not there (QG612).
    """
    openpyxl = need("openpyxl", "Excel files")
    book: Any = openpyxl.Workbook()
    book.remove(book.active)
    known: dict[str, dict[object, list[Cells]]] = {}
    for form in selection.forms:
        for place in form.items:
            for number, item in enumerate(place.variants or (place.item,), 1):
                made = [*rows(item)]
                if number > 1:
                    made[0]["id"] = f"{item.id}.{number}"
                known.setdefault(item.type, {}).setdefault(made[0]["id"], made)
    for type_ in sorted(
        known, key=lambda name: (_TYPES.index(name) if name in _TYPES else len(_TYPES), name)
    ):
        lines = [cells for made in known[type_].values() for cells in made]
        _sheet(book.create_sheet(message(f"quiz.page.type.{type_}")), lines)
    if not known:
        book.create_sheet(message("export.xlsx.id"))
    yield File(f"{selection.id}.xlsx", saved(book, selection.title))


def _sheet(sheet: Any, rows: list[Cells]) -> None:
    styles: Any = import_module("openpyxl.styles")
    wrapped = styles.Alignment(wrap_text=True, vertical="top")
    used = {name for cells in rows for name, cell in cells.items() if cell != ""}
    columns = sorted(used, key=_place)
    for place, name in enumerate(columns, 1):
        kind, _, sign = name.partition(" ")
        head = sheet.cell(1, place, message(f"export.xlsx.{kind}", n=sign))
        head.font = styles.Font(bold=True)
        head.fill = styles.PatternFill("solid", fgColor="DDE8F0")
        sheet.column_dimensions[head.column_letter].width = _WIDTHS.get(kind, 28 if sign else 14)
        for number, cells in enumerate(rows, 2):
            put(sheet.cell(number, place), cells.get(name, ""))
            sheet.cell(number, place).alignment = wrapped
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = sheet.dimensions


def _place(name: str) -> tuple[int, int, str]:
    """Return where a column stands; options and left sides by their signs."""
    kind, _, sign = name.partition(" ")
    return _COLUMNS.index(kind), len(sign), sign


EXPORTER = Exporter(
    name="xlsx",
    title="Excel (item bank to read and edit, one sheet a type)",
    profile=2,
    suffix=".xlsx",
    policies=dict.fromkeys(get_args(Interaction), lossy("workbook")),
    write=write,
    refuses=refuses,
    losses=losses,
)
