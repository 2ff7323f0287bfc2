"""Own sheet: the rows that our own exporter wrote, edited or not, as drafts of items."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizgen.importing._asked import BadError, inline, lines
from quizgen.importing._drafts import based
from quizgen.importing._own_types import interaction_fields
from quizgen.importing._tables import plain
from quizgen.importing.base import Draft
from quizgen.messages import message
from quizgen.model.items import BASES, LEVELS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quizgen.importing._own_types import Cells
    from quizgen.importing._tables import Row
    from quizgen.importing.base import Fields, Imported

_NAMES = ("id", "kind", "stem", "answer", "policy", "marks", "why", "slips", "feedback", "cite",
          "basis", "given", "hints", "points", "level", "module", "objective", "tags", "contested",
          "order")  # fmt: skip
_KINDS = ("single", "multi", "judge", "blank", "numeric", "interval", "short", "order", "match",
          "case", "scenario")  # fmt: skip
_PART = re.compile(r"\((\d+)\)")


def read_own(head: Row, rows: Sequence[Row], into: Imported) -> None:
    """Read the items of one sheet."""
    names = {column: _name(text) for column, text in head.cells.items()}
    for group in _groups(rows, names):
        try:
            fields = _item(group, names)
        except BadError as error:
            row = next((one for one in group if f"\0{one.number}" in error.hint), group[0])
            places = {name: column for column, name in names.items()}
            column = places.get(error.about) or places.get("answer") or 1
            into.bad(row.at(column), error.why)
            continue
        for column, text in group[0].cells.items():
            if not names.get(column, ""):
                into.lost(group[0].at(column), f"`{text}` in a column that is not known here")
        into.drafts.append(Draft(group[0].at(1), fields))


def _name(head: str) -> str:
    """Return what a column holds by its name in either language."""
    for name in _NAMES:
        if plain(head) in {plain(message(f"export.xlsx.{name}", one)) for one in ("zh", "en")}:
            return name
    for kind in ("option", "left"):
        for language in ("zh", "en"):
            before, _, after = message(f"export.xlsx.{kind}", language, n="\0").partition("\0")
            sign = plain(head).removeprefix(plain(before)).removesuffix(plain(after))
            if plain(head) == plain(before) + sign + plain(after) and re.fullmatch(
                r"[A-Z]|\d+", sign
            ):
                return f"{kind} {sign}"
    return ""


def _groups(rows: Sequence[Row], names: dict[int, str]) -> Iterator[list[Row]]:
    """Yield the rows of each item; the parts of a case are numbered (1), (2)."""
    group: list[Row] = []
    for row in rows:
        if group and not _PART.fullmatch(_cells(row, names).get("id", "")):
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def _cells(row: Row, names: dict[int, str]) -> Cells:
    return {names.get(column, ""): text for column, text in row.cells.items()}


def _item(group: list[Row], names: dict[int, str]) -> Fields:
    own = _cells(group[0], names)
    for row in group:
        for column, why in row.odd.items():
            if names.get(column, ""):
                raise BadError(names[column], why, f"\0{row.number}")
    kind = _kind(own.get("kind") or group[0].sheet, "kind")
    if not own.get("stem"):
        raise BadError("stem", "it asks nothing")
    if kind == "case":
        made: Fields = {"type": kind, "parts": [_part(row, names) for row in group[1:]]}
        if not made["parts"]:
            raise BadError("kind", "a case has no rows of parts, numbered (1), (2)")
        stem = lines(own["stem"])
    else:
        stem, made = interaction_fields(kind, own)
        if len(group) > 1:
            raise BadError("id", "only cases have rows of parts", f"\0{group[1].number}")
    return {
        "id": own.get("id", ""),
        "stem": stem,
        **_based(own),
        **made,
        "given": lines(own.get("given", "")),
        "feedback": lines(own.get("feedback", "")),
        "hints": [inline(hint) for hint in own.get("hints", "").split("\n") if hint.strip()],
        "tags": own.get("tags", "").split(),
        "shuffle": False if own.get("order") else "",
    }


def _part(row: Row, names: dict[int, str]) -> Fields:
    own = _cells(row, names)
    number = _PART.fullmatch(own.get("id", ""))
    try:
        stem, made = interaction_fields(_kind(own.get("kind", ""), "kind"), own)
    except BadError as error:
        raise BadError(error.about, error.why, f"\0{row.number}") from None
    points = own.get("points", "")
    fields = {"id": f"p{number[1] if number else row.number}", "stem": stem, "max": points, **made}
    return {name: value for name, value in fields.items() if value not in ("", [])}


def _kind(said: str, about: str) -> str:
    for kind in _KINDS:
        names = {message(f"quiz.page.type.{kind}", language) for language in ("zh", "en")}
        if said.strip() in names:
            return kind
    raise BadError(about, f"`{said}` is not a type of item")


def _based(own: Cells) -> Fields:
    marks = {"objective": [own.get("objective", "")]}
    marks["level"] = [_known("level", LEVELS, own)]
    marks["basis"] = [_known("basis", BASES, own)]
    marks["cite"] = [one for one in re.split(r"[、,，;；\s]+", own.get("cite", "")) if one]
    if own.get("contested"):
        marks["contested"] = ["yes"]
    points = own.get("points", "0")
    if not re.fullmatch(r"\d+(\.\d+)?", points):
        raise BadError("points", f"`{points}` is not a number of points")
    return based(marks, points)


def _known(name: str, words: Sequence[str], own: Cells) -> str:
    said = own.get(name, "").strip()
    for word in words:
        if said in {message(f"export.xlsx.{name}.{word}", language) for language in ("zh", "en")}:
            return word
    if said:
        raise BadError(name, f"`{said}` is not known here")
    return ""
