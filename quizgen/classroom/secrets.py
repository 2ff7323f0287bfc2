"""Secrets: what may stand only in some hands, and a look for it in the bytes that are written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

from quizgen.web.leaks.layers import layers
from quizgen.web.leaks.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from quizgen.classroom.context import Context
    from quizgen.documents.defects import Defect

FACILITATOR = "!"
"""Holds what only the facilitator may read."""

SHORTEST = 6
"""Letters: a shorter sentence says nothing that could not be said by chance."""

_SAME = re.compile(r"word/(styles|theme|fontTable|settings|webSettings|numbering)|.*thumbnail")
_SENTENCE = re.compile(r"[。！？；\n]")


@dataclass(frozen=True, slots=True)
class Secret:
    """A sentence, and in whose hands it may be."""

    owner: str
    letters: str
    text: str


def secrets(context: Context, defects: Iterable[Defect] = ()) -> tuple[Secret, ...]:
    """Return every sentence that not everybody at the table may read."""
    open_said = plain("".join(_open(context)))
    found: dict[tuple[str, str], Secret] = {}
    for owner, text in (*_texts(context), *((FACILITATOR, defect.told) for defect in defects)):
        for sentence in _SENTENCE.split(text):
            letters = plain(sentence)
            if len(letters) >= SHORTEST and letters not in open_said:
                found[owner, letters] = Secret(owner, letters, sentence.strip())
    return tuple(found.values())


def _texts(context: Context) -> Iterator[tuple[str, str]]:
    scenario = context.scenario
    for actor in scenario.cast.values():
        for text in (actor.secret, actor.breaks_if, actor.conflict, actor.goal):
            yield actor.id, text
        for answer in actor.answers:
            yield actor.id, context.say(answer.say)
    for inject in scenario.injects:
        yield FACILITATOR, context.say(inject.text)
        yield FACILITATOR, context.say(inject.miss)
    for decision in scenario.decisions.values():
        for option in decision.options:
            yield FACILITATOR, context.say(option.text)
            for outcome in option.outcomes:
                yield FACILITATOR, context.say(outcome.feedback)
    for ending in scenario.endings.values():
        yield FACILITATOR, context.say(ending.text)


def _open(context: Context) -> Iterator[str]:
    """Yield what everybody hears or reads in the play: that is no secret."""
    for scene in context.scenario.scenes.values():
        for beat in scene.beats:
            for passage in (beat.say, beat.act, beat.show, *beat.fields):
                yield context.say(passage)
    for exhibit in context.scenario.exhibits.values():
        for passage in (exhibit.title, *(cell for row in exhibit.rows for cell in row)):
            yield context.say(passage)


def leaks(data: bytes, known: Iterable[Secret], readers: Iterable[str]) -> Iterator[Secret]:
    """Yield the secrets that a file holds though none of its readers may know them."""
    views = [view for text in _written(data) for layer in layers(text) for view in layer.views()]
    may = set(readers)
    for secret in known:
        if secret.owner not in may and any(secret.letters in view for view in views):
            yield secret


def _written(data: bytes) -> Iterator[bytes]:
    """Yield what of a file holds words; styles and themes of .docx are those of every file."""
    if not data.startswith(b"PK"):
        yield data
        return
    with ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            if not _SAME.match(name):
                yield archive.read(name)
