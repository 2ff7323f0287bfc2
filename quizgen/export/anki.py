"""Anki: a package of flash cards whose ids stay, so that a later import updates the earlier."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from hashlib import sha256
from html import unescape
from itertools import count
from os import environ
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, get_args

from quizgen.diagnostics import UsageError
from quizgen.export._shared.anki_faces import (
    answer,
    figure_pairs,
    hints,
    provision_pair,
    question,
)
from quizgen.export._shared.archive import archive
from quizgen.export._shared.needs import need
from quizgen.export._shared.pictures import Pictures
from quizgen.export.base import Exporter, File, lossy
from quizgen.messages import message
from quizgen.model.interactions import Interaction

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from quizgen.export.base import Selection
    from quizgen.model.course import Course
    from quizgen.model.forms import Form
    from quizgen.model.items import Item
    from quizgen.model.law import Provision

_IMAGE = re.compile(r'(<img src=")([^"]*)"')
_EPOCH = "SOURCE_DATE_EPOCH"
_DAY = 24 * 60 * 60
_FIRST_ID, _IDS = 1 << 30, 1 << 30
_CSS = (
    ".card{font-family:sans-serif;font-size:18px;line-height:1.6;text-align:left}"
    ".kind,.how{color:#666;font-size:14px}.key{font-weight:bold}"
    ".nightMode .kind,.nightMode .how{color:#aaa}img{max-width:100%}"
)


class _Maker:
    """Collects decks and images; every note once, under an id that its source alone decides."""

    def __init__(self, selection: Selection) -> None:
        import genanki  # noqa: PLC0415 - only this format needs it

        self.lib: Any = genanki
        self.selection = selection
        self.course = selection.project.course
        self.decks: list[Any] = []
        self.media: dict[str, bytes] = {}
        self.seen: set[str] = set()
        self.item_model = self._model(
            "item", ("Id", "Question", "Hints", "Answer"), [("Question", "Answer", True)]
        )
        self.pair_model = self._model(
            "pair",
            ("Id", "Ask", "Answer", "AskBack", "AnswerBack"),
            [("Ask", "Answer", False), ("AskBack", "AnswerBack", False)],
        )

    def _id(self, *names: str) -> int:
        digest = sha256("\n".join(("quizgen", *names)).encode()).digest()
        return _FIRST_ID + int.from_bytes(digest[:8], "big") % _IDS

    def _model(
        self, name: str, fields: tuple[str, ...], cards: list[tuple[str, str, bool]]
    ) -> object:
        hint = "{{#Hints}}<p>{{hint:Hints}}</p>{{/Hints}}"
        return self.lib.Model(
            self._id("model", name),
            f"quizgen {name}",
            fields=[{"name": field} for field in fields],
            templates=[
                {
                    "name": f"Card {number}",
                    "qfmt": f"{{{{{front}}}}}{hint if hinted else ''}",
                    "afmt": f"{{{{{front}}}}}<hr id=answer>{{{{{back}}}}}",
                }
                for number, (front, back, hinted) in enumerate(cards, 1)
            ],
            css=_CSS,
        )

    def deck(self, id_: str, *titles: str) -> Any:
        """Return a new deck below that of the course."""
        name = "::".join(title.replace("::", "：") for title in (self.course.title, *titles))
        made = self.lib.Deck(self._id("deck", self.course.id, id_), name)
        self.decks.append(made)
        return made

    def add(
        self, deck: Any, model: Any, kind: str, fields: Iterable[str], tags: Iterable[str]
    ) -> None:
        """Add a note, unless it is there: items may stand in a bank and on a paper."""
        values = list(fields)
        guid = self.lib.guid_for("quizgen", self.course.id, kind, values[0])
        if guid in self.seen:
            return
        self.seen.add(guid)
        words = ["_".join(tag.split()) for tag in tags if tag]
        note = self.lib.Note(model, values, guid=guid, tags=words, due=len(self.seen))
        deck.add_note(note)

    def item(self, deck: Any, item: Item, id_: str) -> None:
        """Add the card of an item."""
        pictures = Pictures(self.selection.project.root, item.span)
        shown = (
            self._shown(html, pictures) for html in (question(item), hints(item), answer(item))
        )
        tags = (f"type::{item.type}", f"module::{item.module}", f"level::{item.level}")
        self.add(deck, self.item_model, "item", (id_, *shown), (*tags, *item.cite, *item.tags))

    def _shown(self, html: str, pictures: Pictures) -> str:
        def placed(found: re.Match[str]) -> str:
            target = unescape(found[2]).partition("?")[0].partition("#")[0]
            data = pictures.read(target)
            name = f"quizgen-{sha256(data).hexdigest()[:16]}{PurePosixPath(target).suffix}"
            self.media[name] = data
            return f'{found[1]}{name}"'

        return _IMAGE.sub(placed, html)

    def package(self) -> bytes:
        """Return the package: a database, a list of images, the images."""
        told = environ.get(_EPOCH, "")
        second = _second(self.course, told)
        with closing(sqlite3.connect(":memory:")) as connection:
            package = self.lib.Package(self.decks)
            package.write_to_db(connection.cursor(), second, count(second * 1000))
            if not told:
                _date_notes(connection.cursor(), second)
            connection.commit()
            database = connection.serialize()
        names = sorted(self.media)
        files = [File(str(place), self.media[name]) for place, name in enumerate(names)]
        index = json.dumps({str(place): name for place, name in enumerate(names)})
        return archive([File("collection.anki2", database), File("media", index.encode()), *files])


def write(selection: Selection) -> Iterator[File]:
    """Yield the one package that holds items, and the provisions on which they rest.

    Raises:
        UsageError: If genanki is not there (QG612).
    """
    need("genanki", "Anki packages")
    maker = _Maker(selection)
    for form in selection.forms:
        deck = maker.deck(f"form {form.id}", form.title)
        for item, id_ in _items(form):
            maker.item(deck, item, id_)
    provisions = list(_provisions(selection))
    if provisions:
        texts = maker.deck("law", message("export.anki.law"))
        figures = maker.deck("figures", message("export.anki.figures"))
        for one in provisions:
            tags = (f"law::{one.citation.instrument}",)
            maker.add(texts, maker.pair_model, "provision", provision_pair(one), tags)
            for pair in figure_pairs(one):
                maker.add(figures, maker.pair_model, "figure", pair, tags)
    yield File(f"{selection.id}.apkg", maker.package())


def _items(form: Form) -> Iterator[tuple[Item, str]]:
    for place in form.items:
        for number, item in enumerate(place.variants or (place.item,), 1):
            yield item, f"{item.id}.{number}" if number > 1 else item.id


def _provisions(selection: Selection) -> Iterator[Provision]:
    """Yield the provisions that the items cite, or all of them with the whole course."""
    cites = {cite for form in selection.forms for item, _ in _items(form) for cite in item.cite}
    for instrument in selection.project.register.instruments.values():
        for one in instrument.provisions.values():
            if one.gist and (selection.whole or str(one.citation) in cites):
                yield one


def _second(course: Course, told: str) -> int:
    """Return when the notes were changed: Anki updates a note only by one that is newer."""
    if told:
        if not told.isdecimal():
            raise UsageError(f"{_EPOCH} is a number of seconds, not `{told}`")
        return int(told)
    day = max(course.released, course.law_asof)
    return int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp())


def _date_notes(cursor: sqlite3.Cursor, second: int) -> None:
    """Give each note a second of its day by its content, so that a changed one has another.

    A later day is later for all of them; within a day Anki's "always update" sees what changed.
    """
    rows = cursor.execute("select id, tags || char(31) || flds from notes").fetchall()
    for id_, text in rows:
        offset = int.from_bytes(sha256(text.encode()).digest()[:8], "big") % _DAY
        cursor.execute("update notes set mod = ? where id = ?", (second + offset, id_))


EXPORTER = Exporter(
    name="anki",
    title="Anki (flash cards of items, provisions and figures)",
    profile=1,
    suffix=".apkg",
    policies=dict.fromkeys(get_args(Interaction), lossy("self_marked")),
    write=write,
)
