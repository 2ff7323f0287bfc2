"""Layout: a document as a sheet, filled or blank, in the shape that its kind has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizgen.documents import values
from quizgen.documents.kinds import word
from quizgen.model.sheets import Form, Heading, Paragraph, Seal, Sheet, Sign, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.documents.dossier import Document, Setting
    from quizgen.documents.kinds import Field, Part
    from quizgen.model.sheets import Block

_HOLE = re.compile(r"\{([a-z_]+)\}")
_END = "。！？；"
_SHORT, _LONG = 6, 14
_BLANK_LINES = {"list": 3, "minutes": 10, "table": 5, "text": 1}
PENALTIES = "penalties"
"""A hole for all penalties of a document, whichever are given."""


def sheet(document: Document, setting: Setting, *, mark: str = "", blank: bool = False) -> Sheet:
    """Return ``document`` as a sheet; a ``blank`` one has room to write in every field."""
    writer = _Writer(document, setting, blank=blank)
    letter = document.kind.look == "letter"
    return Sheet(
        name=document.id,
        title=document.title,
        blocks=tuple(block for part in document.kind.body for block in writer.part(part)),
        issuer=writer.issuer() if letter else "",
        mark=mark,
        note=word("note"),
    )


class _Writer:
    """Writes the parts of one document."""

    def __init__(self, document: Document, setting: Setting, *, blank: bool) -> None:
        self.document = document
        self.setting = setting
        self.blank = blank

    def issuer(self) -> str:
        """Return the organ above the title."""
        for field in ("agency", "seal"):
            if text := self.document.text(field):
                return text
        return self.setting.issuer

    def part(self, part: Part) -> Iterator[Block]:
        """Yield the blocks of a part of the layout."""
        if part.condition and not self.blank and not self.document.text(part.condition):
            return
        shows = part.shows
        if isinstance(shows, tuple):
            if part.shape == "sign":
                fields = [self.field(name) for name in shows]
                lines = tuple((f.label, self.document.text(f.id)) for f in fields)
                yield Sign(tuple((label, text.replace("、", "　")) for label, text in lines))
            else:
                yield Form(tuple(self.row(name) for name in shows))
            return
        match part.shape:
            case "number":
                yield Paragraph(self.inline(self.field(shows)), "number")
            case "to":
                yield Paragraph(f"{self.inline(self.field(shows))}：", "to")
            case "heading":
                yield Heading(shows)
            case "line":
                yield Paragraph(shows, "line")
            case "list" | "minutes":
                yield from self.listed(self.field(shows))
            case "table":
                yield self.table(self.field(shows))
            case "seal":
                yield self.seal(self.field(shows))
            case _:
                yield from self.text(shows)

    def ticks(self) -> list[str]:
        """Return every kind of penalty with a box before it."""
        phrases = self.document.kind.penalties
        bare = {name: f"{self.field(name).label}：{{{name}}}" for name in phrases}
        return [
            word("tick") + self.filled(bare[name] if text.startswith("{") else text)
            for name, text in phrases.items()
        ]

    def field(self, name: str) -> Field:
        """Return a field of the kind."""
        return self.document.kind.fields[name]

    def text(self, shows: str) -> Iterator[Block]:
        """Yield a text; in a blank document the penalties stand below it, a line each."""
        lead, hole, _ = shows.partition(f"{{{PENALTIES}}}")
        listed = bool(hole) and self.blank
        yield Paragraph(self.filled(lead if listed else shows))
        if listed:
            yield from (Paragraph(line, "item") for line in self.ticks())

    def row(self, name: str) -> tuple[str, str]:
        """Return a row of a form: a field, or all penalties together."""
        if name == PENALTIES:
            return self.document.kind.penalties_label, self.penalties()
        return self.field(name).label, self.cell(self.field(name))

    def filled(self, text: str) -> str:
        """Return a text with values in its holes; an end of a sentence is not doubled."""
        made = _HOLE.sub(lambda hole: self.hole(hole.group(1)), text)
        return re.sub(f"([{_END}])[。；]", r"\1", made)

    def hole(self, name: str) -> str:
        """Return what stands in a hole of a text."""
        return self.penalties() if name == PENALTIES else self.inline(self.field(name))

    def penalties(self) -> str:
        """Return the penalties that are given; a blank document names all, to be ticked."""
        if self.blank:
            return "\n".join(self.ticks())
        phrases = self.document.kind.penalties
        given = [self.filled(phrases[name]).rstrip(_END) for name in self.document.penalties()]
        return "；".join(given) or word("blank") * _LONG

    def inline(self, field: Field) -> str:
        """Return a value within a line of text, or room for it."""
        text = values.spelled(field, self.document.text(field.id), self.setting.register)
        if text:
            return text.replace("\n", "")
        long = field.kind in {"text", "list", "citation", "officers", "minutes"}
        return word("blank") * (_LONG if long else _SHORT)

    def cell(self, field: Field) -> str:
        """Return a value in a table."""
        text = values.tight(self.document.text(field.id))
        if not text:
            empty = "" if field.required or field.kind == "signature" else word("none")
            lines = field.lines or _BLANK_LINES.get(field.kind, 1)
            return "\n" * (lines - 1) if self.blank else empty
        if field.kind == "list":
            parts = values.lines(text)
            return "\n".join(numbered(parts)) if len(parts) > 1 else text
        return values.spelled(field, text, self.setting.register)

    def listed(self, field: Field) -> Iterator[Block]:
        """Yield a list or minutes, a paragraph an entry."""
        text = values.tight(self.document.text(field.id))
        if not text and self.blank:
            line = word("blank") * 27
            for _ in range(_BLANK_LINES[field.kind]):
                yield Paragraph(line, "plain")
        elif field.kind == "minutes":
            for line in values.speeches(text):
                yield Paragraph(line, "speech")
        else:
            for line in numbered(values.lines(text)):
                yield Paragraph(line, "item")

    def table(self, field: Field) -> Block:
        """Return a table with its rows, or empty rows."""
        columns = len(field.columns)
        text = self.document.readable(field.id)
        rows = values.rows(text, columns) if text else ()
        if not rows:
            rows = (("",) * columns,) * (_BLANK_LINES["table"] if self.blank else 1)
        return Table(field.columns, rows)

    def seal(self, field: Field) -> Block:
        """Return the place of the seal with the day."""
        date = self.document.kind.fields["date"]
        return Seal(
            self.issuer(), self.inline(date), "" if self.blank else self.document.text(field.id)
        )


def numbered(parts: tuple[str, ...]) -> list[str]:
    """Return the entries of a list with numbers and the signs between them."""
    last = len(parts) - 1
    return [
        f"{place + 1}．{part.rstrip('。；')}{'。' if place == last else '；'}"
        for place, part in enumerate(parts)
    ]
