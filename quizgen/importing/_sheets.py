"""Sheets: tables of known layouts as drafts, each bad row named with the cell that makes it so."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from quizgen.diagnostics import Span, nearest
from quizgen.importing._asked import Asked, BadError, draft, kind_of, truth
from quizgen.importing._own_sheet import read_own
from quizgen.importing._profiles import PROFILES, field_of, fitting
from quizgen.importing._tables import plain
from quizgen.importing.base import Draft

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quizgen.importing._profiles import Profile
    from quizgen.importing._tables import Row, Table
    from quizgen.importing.base import Imported

_HEADS = 6
"""The header stands in one of so many rows: some layouts put advice before it."""


def read_tables(tables: Sequence[Table], path: str, into: Imported) -> None:
    """Read the questions of all tables whose layout is known."""
    known = [one.name for one in PROFILES]
    if into.layout and into.layout not in known:
        hint = nearest(into.layout, known) or f"layouts: {', '.join(known)}"
        into.bad(Span(path), f"`{into.layout}` is not a layout", hint)
        return
    found: list[str] = []
    for table in tables:
        head, profile = _head(table, into.layout)
        if head is None or profile is None:
            if table.rows:
                where = table.rows[0].at(1)
                into.lost(where, f"the table `{table.sheet}`: no row of names is known")
            continue
        found.append(profile.name)
        rows = table.rows[table.rows.index(head) + 1 :]
        if profile.by == "own":
            read_own(head, rows, into)
        else:
            _Reader(profile, head, into).read(rows)
    if not found:
        titles = ", ".join(f"{one.name} ({one.title})" for one in PROFILES)
        into.bad(Span(path), "no table of a layout known here", f"layouts: {titles}")
    into.layout = ", ".join(dict.fromkeys(found))


def _head(table: Table, wanted: str) -> tuple[Row | None, Profile | None]:
    for row in table.rows[:_HEADS]:
        profile = fitting({plain(text) for text in row.cells.values()}, wanted)
        if profile is not None:
            return row, profile
    return None, None


class _Reader:
    """Reads the rows of one table."""

    def __init__(self, profile: Profile, head: Row, into: Imported) -> None:
        self.profile, self.into, self.head = profile, into, head
        self.fields = {
            column: field_of(profile, plain(text)) for column, text in head.cells.items()
        }
        self.columns: dict[str, int] = {}
        for column, name in self.fields.items():
            self.columns.setdefault(name, column)
        self.left: Counter[int] = Counter()

    def read(self, rows: Sequence[Row]) -> None:
        if self.profile.by == "option":
            for group in self._groups(rows):
                self._take(group)
        else:
            for row in rows:
                self._take([row])
        for column, count in sorted(self.left.items()):
            name = self.head.cells.get(column, "")
            self.into.lost(self.head.at(column), f"the column `{name}` of {count} rows")

    def _groups(self, rows: Sequence[Row]) -> Iterator[list[Row]]:
        """Yield the rows of each question: a new number, or a new text, begins one."""
        group: list[Row] = []
        for row in rows:
            number, stem = self._get(row, "id"), self._get(row, "stem")
            new = bool(group) and (
                (number and number != self._get(group[0], "id"))
                or (not number and stem and stem != self._get(group[0], "stem"))
            )
            if new:
                yield group
                group = []
            group.append(row)
        if group:
            yield group

    def _get(self, row: Row, name: str) -> str:
        column = self.columns.get(name)
        return row.cells.get(column, "") if column else ""

    def _take(self, rows: list[Row]) -> None:
        row = rows[0]
        try:
            for one in rows:
                self._odd(one)
            asked = self._asked(rows)
            fields = draft(asked)
        except BadError as error:
            column = self.columns.get(error.about) or self.columns.get("stem") or 1
            self.into.bad(row.at(column), error.why, error.hint)
            return
        for one in rows:
            self.left.update(c for c in one.cells if self.fields.get(c, "") in {"", "note"})
        self.into.drafts.append(Draft(row.at(self.columns["stem"]), fields))

    def _odd(self, row: Row) -> None:
        for column, why in row.odd.items():
            if self.fields.get(column, ""):
                self.columns["odd"] = column
                raise BadError("odd", f"`{row.cells.get(column, '')}`: {why}")

    def _asked(self, rows: list[Row]) -> Asked:
        row = rows[0]
        asked = Asked(stem=self._get(row, "stem"), answer=self._get(row, "answer"))
        asked.kind = self._kind(row)
        asked.id = self._get(row, "id")
        texts = [(self.fields.get(c, ""), text) for c, text in sorted(row.cells.items())]
        asked.why = "\n".join(dict.fromkeys(text for name, text in texts if name == "why"))
        asked.tags = list(dict.fromkeys(text for name, text in texts if name == "tag"))
        if self.profile.by == "option":
            self._options_by_row(asked, rows)
        else:
            asked.options = self._options(row)
            if self.profile.by == "flags":
                asked.answer = self._flagged(row, asked)
        return asked

    def _kind(self, row: Row) -> str:
        if "type" not in self.columns:
            return kind_of(row.sheet)
        said = self._get(row, "type")
        kind = self.profile.types.get(said, "") or kind_of(said)
        if said and not kind:
            codes = ", ".join(f"{code} {kind}" for code, kind in self.profile.types.items())
            raise BadError("type", f"`{said}` is not a type that can be taken", codes)
        if not said and self.profile.typed:
            raise BadError("type", "it does not say of what type it is")
        return kind

    def _options(self, row: Row) -> list[str]:
        """Return the options; one that is blank before another is a fault, at the end it is not."""
        texts = [self._get(row, f"option {chr(ord('A') + n)}") for n in range(26)]
        while texts and not texts[-1]:
            texts.pop()
        return texts

    def _flagged(self, row: Row, asked: Asked) -> str:
        right = []
        for number in range(len(asked.options)):
            sign = chr(ord("A") + number)
            said = self._get(row, f"right {sign}")
            value = truth(Asked("", said, "judge")) if said else False
            if value is None:
                raise BadError(f"right {sign}", f"`{said}` says neither right nor wrong")
            right += [sign] * value
        if asked.kind == "short":
            return asked.options[0] if asked.options else ""
        if asked.kind == "judge" and len(asked.options) == 2:  # noqa: PLR2004 - right and wrong
            return right[0] if len(right) == 1 else ""
        return "".join(right)

    def _options_by_row(self, asked: Asked, rows: list[Row]) -> None:
        right = []
        for row in rows:
            text, said = self._get(row, "option"), self._get(row, "right")
            if not text:
                raise BadError("option", f"row {row.number} has no text of an option")
            value = truth(Asked("", said, "judge")) if said else False
            if value is None:
                raise BadError("right", f"`{said}` says neither right nor wrong")
            right += [chr(ord("A") + len(asked.options))] * value
            asked.options.append(text)
            asked.option_whys.append(self._get(row, "option why"))
        asked.answer = "".join(right)
        if asked.kind == "judge" and len(right) != 1:
            raise BadError("right", f"a statement has {len(right)} right answers")
