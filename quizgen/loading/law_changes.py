"""Law changes: what differs between two versions of the register, and which citations feel it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from quizgen.diagnostics import UsageError
from quizgen.loading import citations
from quizgen.loading.provisions import Pending
from quizgen.loading.register import FOLDER, read_instruments
from quizgen.model.law import Citation, Provision, Register

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from quizgen.diagnostics import Report
    from quizgen.model.law import Instrument

LIFE = ("status", "ended", "successor")
"""Fields of an instrument that concern everything in it."""

FIELDS = (
    *("topic", "gist", "evidence", "duty_holder", "proposes", "decides"),
    *("precondition", "consequences", "deadlines"),
)
"""What a provision says. Its place and what it refers the reader to are not part of it."""

FROM_ABOVE = ("precondition", "consequences", "deadlines")
"""Said once above for all 款 or 项 below; the loader hands down the others itself."""

Key = tuple[int, int, int]


class Change(NamedTuple):
    """A provision, or an instrument as a whole, that is not what it was."""

    citation: Citation
    """Without an article when the instrument as a whole is meant."""
    how: str
    """changed, removed or added."""
    fields: tuple[str, ...] = ()


class Versions:
    """Two versions of the register, compared."""

    def __init__(self, old: Mapping[str, Instrument], new: Mapping[str, Instrument]) -> None:
        self.laws = Register(asof="", instruments={**old, **new})
        """Every instrument of either, for its title."""
        self._old = old
        self._new = new
        self._said_before = {title: _said(law) for title, law in old.items()}
        self._said_now = {title: _said(law) for title, law in new.items()}

    def changes(self) -> list[Change]:
        """Return all that differs, in order: instruments, each with its provisions."""
        found: list[Change] = []
        for title in dict.fromkeys([*self._old, *self._new]):
            if change := self._instrument(title):
                found.append(change)
            before = self._said_before.get(title, {})
            now = self._said_now.get(title, {})
            for key in sorted({*before, *now}):
                where = Citation(title, *key)
                if key not in now or key not in before:
                    found.append(Change(where, "removed" if key in before else "added"))
                elif before[key] != now[key]:
                    pairs = zip(FIELDS, before[key], now[key], strict=True)
                    fields = tuple(name for name, was, is_ in pairs if was != is_)
                    found.append(Change(where, "changed", fields))
        return found

    def concerning(self, citation: Citation, changes: list[Change]) -> list[Change]:
        """Return those of ``changes`` that bear on a citation.

        They are those of its instrument as a whole, of what is cited, and of what is below that;
        what it takes over from above counts as its own.
        """
        places = self._places(citation)
        if not places:
            return []
        return [
            change
            for change in changes
            if change.citation.instrument == citation.instrument
            and (
                not change.citation.article
                or any(_within(_key(change.citation), place) for place in places)
            )
        ]

    def _places(self, citation: Citation) -> set[Key]:
        """Return where the cited provision is in either version; 第一款 may be the article."""
        places = set()
        for version in (self._old, self._new):
            if law := version.get(citation.instrument):
                found = citations.provision(citation, law)
                if isinstance(found, Provision):
                    places.add(_key(found.citation))
        return places

    def _instrument(self, title: str) -> Change | None:
        before, now = self._old.get(title), self._new.get(title)
        whole = Citation(title, 0)
        if before is None or now is None:
            return Change(whole, "added" if before is None else "removed")
        fields = tuple(name for name in LIFE if getattr(before, name) != getattr(now, name))
        return Change(whole, "changed", fields) if fields else None


def read_versions(old: Path, new: Path, report: Report) -> Versions:
    """Read two versions of the register: files, folders of them, or courses.

    Where one of the two is a single file, only the instruments in it are compared.

    Raises:
        UsageError: If there is nothing to read.
    """
    before, now = (read_instruments(_files(path), report, Pending()) for path in (old, new))
    if old.is_dir() and new.is_file():
        before = _same(before, now)
    elif old.is_file() and new.is_dir():
        now = _same(now, before)
    return Versions(before, now)


def _same(
    laws: Mapping[str, Instrument], wanted: Mapping[str, Instrument]
) -> dict[str, Instrument]:
    """Return those of ``laws`` that are in ``wanted``, by title or, when renamed, by id."""
    ids = {law.id for law in wanted.values()}
    return {title: law for title, law in laws.items() if title in wanted or law.id in ids}


def _files(path: Path) -> dict[str, Path]:
    folder = path / FOLDER if (path / FOLDER).is_dir() else path
    files = sorted(folder.glob("*.yaml")) if folder.is_dir() else [path]
    if not files or not all(file.is_file() for file in files):
        raise UsageError(f"no law register here: {path}")
    return {file.as_posix(): file for file in files}


def _key(citation: Citation) -> Key:
    return citation.article, citation.paragraph, citation.item


def _within(key: Key, place: Key) -> bool:
    return all(wanted in {0, here} for wanted, here in zip(place, key, strict=True))


def _said(law: Instrument) -> dict[Key, tuple[object, ...]]:
    return {key: tuple(_values(provision, law)) for key, provision in law.provisions.items()}


def _values(provision: Provision, law: Instrument) -> Iterator[object]:
    article, paragraph, _ = _key(provision.citation)
    above = ((article, paragraph, 0), (article, 0, 0))
    line = [provision, *(law.provisions[key] for key in above if key in law.provisions)]
    for name in FIELDS:
        value: object = getattr(provision, name)
        if name in FROM_ABOVE:
            value = next(filter(None, (getattr(one, name) for one in line)), value)
        yield value
