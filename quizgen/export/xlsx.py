"""Excel: an item bank for people, one sheet a type of item, which can hold no formulas."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from decimal import Decimal
from html import unescape
from importlib import import_module
from typing import TYPE_CHECKING, Any, get_args

from quizgen.export._shared.anki_faces import PlainWriter, asked, whys
from quizgen.export._shared.archive import DATE, archive
from quizgen.export._shared.moodle_tree import allowed
from quizgen.export._shared.needs import need
from quizgen.export.base import Exporter, File, lossy
from quizgen.markup import to_html
from quizgen.messages import message
from quizgen.model.interactions import Case, Interaction, Match, Multi, Order, Single, Walk
from quizgen.web.keys import key_html
from quizgen.web.rendering import letter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.export.base import Selection
    from quizgen.model.items import Item

_TYPES = ("single", "multi", "judge", "blank", "numeric", "interval", "short", "order", "match",
          "case", "scenario")  # fmt: skip
_MOST = 32_767
"""Letters that a cell can hold; Excel calls a file broken that has more."""
_NO_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_WIDTHS = {"stem": 60, "answer": 24, "why": 60, "cite": 24, "given": 40, "hints": 30}
_END = re.compile(r"<br>|</(?:p|li|div|tr|h[1-6])>")
_GAP = re.compile(r"\[\[(\d+)\]\]")
_TAG = re.compile(r"<[^>]*>")
_DATED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def words(html: str) -> str:
    """Return the words of a text in lines."""
    text = unescape(_TAG.sub("", _END.sub("\n", html)))
    lines = (" ".join(line.split()) for line in text.splitlines())
    return allowed("\n".join(line for line in lines if line))


def row(item: Item) -> dict[str, object]:
    """Return the cells of an item by the name of their column, options by their letters."""
    own, writer = item.interaction, PlainWriter()
    cells: dict[str, object] = {"id": item.id}
    if isinstance(own, Case):
        parts = [asked(part.stem, part.interaction, writer) for part in own.parts]
        shown = "".join(f"({number}) {part}" for number, part in enumerate(parts, 1))
        cells["stem"] = words(to_html(item.stem) + shown)
    elif isinstance(own, Match | Walk):
        cells["stem"] = words(asked(item.stem, own, writer))
    else:
        cells["stem"] = words(_GAP.sub(r"____(\1)", to_html(item.stem)))
    if isinstance(own, Single | Multi | Order):
        options = own.entries if isinstance(own, Order) else own.options
        for place, option in enumerate(options):
            cells[f"option {letter(place)}"] = words(to_html(option.text))
    whole = "".join(f"<p>{sign}{to_html(why, inline=True)}</p>" for sign, why in _reasons(own))
    cells.update(
        answer=words(_key(own, writer)),
        why=words(whole + to_html(item.feedback)),
        cite="、".join(item.cite),
        given=words(to_html(item.given)),
        hints=words("".join(to_html(hint) for hint in item.hints)),
        points=float(Decimal(own.max)) if item.basis != "none" else 0,
        level=message(f"export.xlsx.level.{item.level}"),
        module=item.module,
        objective=item.objective,
        tags=" ".join(item.tags),
    )
    return cells


def _key(own: Interaction, writer: PlainWriter) -> str:
    match own:
        case Case(parts=parts):
            keys = (_key(part.interaction, writer) for part in parts)
            return "".join(f"<p>({number}) {key}</p>" for number, key in enumerate(keys, 1))
        case Order():
            signs = {entry.id: letter(place) for place, entry in enumerate(own.entries)}
            return " ".join(signs[id_] for id_ in own.key)
        case _:
            return key_html(own, writer)


def _reasons(own: Interaction) -> Iterator[tuple[str, str]]:
    if isinstance(own, Case):
        for number, part in enumerate(own.parts, 1):
            yield from ((f"({number}) {s}", why) for s, why in _reasons(part.interaction))
        return
    yield from ((sign.replace("<br>", "："), why) for sign, why in whys(own) if why)


def refuses(item: Item) -> str:
    """Say which cell would be cut."""
    long = [name for name, cell in row(item).items() if isinstance(cell, str) and len(cell) > _MOST]
    return f"its {long[0]} is longer than the {_MOST} letters of a cell" if long else ""


def write(selection: Selection) -> Iterator[File]:
    """Yield the one workbook.

    Raises:
        UsageError: If openpyxl is not there (QG612).
    """
    openpyxl = need("openpyxl", "Excel files")
    book: Any = openpyxl.Workbook()
    book.remove(book.active)
    rows: dict[str, dict[object, dict[str, object]]] = {}
    for form in selection.forms:
        for place in form.items:
            for number, item in enumerate(place.variants or (place.item,), 1):
                cells = row(item)
                if number > 1:
                    cells["id"] = f"{item.id}.{number}"
                rows.setdefault(item.type, {}).setdefault(cells["id"], cells)
    for type_ in sorted(
        rows, key=lambda name: (_TYPES.index(name) if name in _TYPES else len(_TYPES), name)
    ):
        _sheet(book.create_sheet(message(f"quiz.page.type.{type_}")), list(rows[type_].values()))
    if not rows:
        book.create_sheet(message("export.xlsx.id"))
    book.properties.creator = "quizgen"
    book.properties.title = allowed(selection.title)
    book.properties.created = datetime(*DATE)  # noqa: DTZ001 - the format knows no zones
    yield File(f"{selection.id}.xlsx", _dated(book))


def _sheet(sheet: Any, rows: list[dict[str, object]]) -> None:
    styles: Any = import_module("openpyxl.styles")
    most = max(rows, key=len)  # options are what one row has and another has not
    wrapped = styles.Alignment(wrap_text=True, vertical="top")
    columns = [name for name in most if any(cells.get(name, "") != "" for cells in rows)]
    for place, name in enumerate(columns, 1):
        kind, _, sign = name.partition(" ")
        head = sheet.cell(1, place, message(f"export.xlsx.{kind}", n=sign))
        head.font = styles.Font(bold=True)
        head.fill = styles.PatternFill("solid", fgColor="DDE8F0")
        sheet.column_dimensions[head.column_letter].width = _WIDTHS.get(kind, 28 if sign else 14)
        for number, cells in enumerate(rows, 2):
            _put(sheet.cell(number, place), cells.get(name, ""))
            sheet.cell(number, place).alignment = wrapped
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = sheet.dimensions


def _put(cell: Any, value: object) -> None:
    """Set a cell; a text that looks like a formula is marked as text, as people do with ``'``."""
    if value == "":
        return
    cell.value = allowed(value) if isinstance(value, str) else value
    if isinstance(value, str):
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(_NO_FORMULA)


def _dated(book: Any) -> bytes:
    """Return a workbook without the time of day, which openpyxl writes when it saves."""
    buffer = io.BytesIO()
    book.save(buffer)
    fixed = datetime(*DATE).isoformat().encode() + b"Z"  # noqa: DTZ001 - see above
    with zipfile.ZipFile(buffer) as saved:
        files = [
            File(name, _DATED.sub(rb"\g<1>" + fixed, saved.read(name))) for name in saved.namelist()
        ]
    return archive(files)


EXPORTER = Exporter(
    name="xlsx",
    title="Excel (item bank to read, one sheet a type)",
    profile=1,
    suffix=".xlsx",
    policies=dict.fromkeys(get_args(Interaction), lossy("reading")),
    write=write,
    refuses=refuses,
)
