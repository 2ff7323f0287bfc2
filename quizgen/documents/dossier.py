"""Dossier: the documents of one case, and whose case it is under which law."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quizgen.documents import values
from quizgen.documents.kinds import kinds

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime

    from quizgen.documents.kinds import Field, Kind
    from quizgen.documents.values import Officer, Term
    from quizgen.domain import WorkCalendar
    from quizgen.model.law import Citation, Register


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What is the same for all documents of a case."""

    agency: str
    """The organ in whose name is decided."""
    register: Register
    calendar: WorkCalendar
    unit: str = ""
    """The unit that acts for it, if any."""
    mode: str = "own"
    """own, entrusted or authorized, as in scenarios."""
    hearing_fine_min: int = 0
    """From this fine in yuan on a hearing must be offered; 0 when it is not known."""
    hearing_income_min: int = 0
    """From these unlawful gains on, where they are confiscated."""
    hearing_goods_min: int = 0
    """From this worth of goods on, where they are confiscated."""
    given: int = 0
    """How many rules the setting prints, on which a document may rest too."""

    @property
    def issuer(self) -> str:
        """Return in whose name documents are issued: a unit's own only where law authorizes it."""
        return self.unit if self.mode == "authorized" and self.unit else self.agency


@dataclass(frozen=True, slots=True)
class Document:
    """A kind of document filled in; empty and missing values are the same."""

    id: str
    kind: Kind
    values: Mapping[str, str]
    named: str = ""
    """Its own title, where it has another than its kind."""

    @property
    def title(self) -> str:
        """Return what stands above it."""
        return self.named or self.kind.title

    def text(self, field: str) -> str:
        """Return a value as written, "" when it is empty."""
        return self.values.get(field, "").strip()

    def readable(self, field: str) -> str:
        """Return a value that can be read as what its field holds, else ""."""
        text = self.text(field)
        known = self.kind.fields.get(field)
        return "" if known is None or values.problem(known, text) else text

    def day(self, field: str) -> date | None:
        """Return a date, of a date or a time; none when it is not there or cannot be read."""
        at = self.moment(field)
        if at is not None:
            return at.date()
        text = self.readable(field)
        return values.day(text) if text and self.kind.fields[field].kind == "date" else None

    def moment(self, field: str) -> datetime | None:
        """Return a time; none when it is not there or cannot be read."""
        text = self.readable(field)
        return values.moment(text) if text and self.kind.fields[field].kind == "time" else None

    def money(self, field: str) -> int | None:
        """Return an amount."""
        text = self.readable(field)
        return values.money(text) if text else None

    def term(self, field: str) -> Term | None:
        """Return a term."""
        text = self.readable(field)
        return values.term(text) if text else None

    def officers(self) -> tuple[Officer, ...]:
        """Return the officers of the document."""
        text = self.readable("officers")
        return values.officers(text) if text else ()

    def cited(self, field: str) -> tuple[Citation, ...]:
        """Return citations."""
        text = self.readable(field)
        return values.cited(text) if text else ()

    def penalties(self) -> tuple[str, ...]:
        """Return the kinds of penalties that it gives, by their fields."""
        return tuple(field for field in self.kind.penalties if self.text(field))

    def changed(self, **new: str) -> Document:
        """Return the document with other values."""
        return replace(self, values={**self.values, **new})


@dataclass(frozen=True, slots=True)
class Dossier:
    """The documents of a case."""

    setting: Setting
    documents: tuple[Document, ...] = ()

    def of(self, kind: str) -> tuple[Document, ...]:
        """Return the documents of a kind."""
        return tuple(document for document in self.documents if document.kind.id == kind)

    def first(self, kind: str) -> Document | None:
        """Return the first document of a kind."""
        return next(iter(self.of(kind)), None)

    def changed(self, new: Iterable[Document]) -> Dossier:
        """Return the dossier with some documents replaced by others of the same id."""
        by_id = {document.id: document for document in new}
        return replace(self, documents=tuple(by_id.get(d.id, d) for d in self.documents))


def fill(kind: str, given: Mapping[str, str], name: str = "") -> Document:
    """Return a document of ``kind`` with these values.

    Raises:
        KeyError: For a kind or a field that does not exist.
        ValueError: For a value that its field cannot hold.
    """
    known = kinds()[kind]
    for field, text in given.items():
        if wrong := values.problem(known.fields[field], text):
            raise ValueError(f"{kind}.{field}: {wrong}")
    return Document(name or kind, known, dict(given))


def empty(kind: str, name: str = "") -> Document:
    """Return a document of which nothing is filled in."""
    return Document(name or kind, kinds()[kind], {})


def required(document: Document) -> tuple[Field, ...]:
    """Return the required fields of a document that are empty."""
    fields = document.kind.fields.values()
    return tuple(
        field for field in fields if _needed(field, document) and not document.text(field.id)
    )


def _needed(field: Field, document: Document) -> bool:
    return field.required or bool(field.needed_by and document.text(field.needed_by))
