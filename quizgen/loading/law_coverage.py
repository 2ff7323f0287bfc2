"""Law coverage: how often pages, items, scenarios and procedures cite each provision."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizgen.loading import citations
from quizgen.loading.law_uses import KINDS, uses

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from quizgen.loading.law_uses import Use
    from quizgen.loading.project import Project
    from quizgen.model.law import Citation, Instrument, Provision

    Key = tuple[int, int, int]

LIABILITY = "法律责任"
"""Chapters named so are about penalties, whether or not an article sets one itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A provision and who cites it, exactly as far down as it was cited."""

    provision: Provision
    owners: Mapping[str, tuple[str, ...]]
    """By kind of use; each owner once."""

    def count(self, kind: str) -> int:
        """Return how many of a kind cite it."""
        return len(self.owners.get(kind, ()))

    @property
    def cited(self) -> bool:
        """Whether anything cites it."""
        return any(self.owners.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """One instrument."""

    instrument: Instrument
    rows: tuple[Row, ...]
    """All its provisions, in order."""
    without_item: tuple[Provision, ...]
    """Provisions on penalties about which there is no item."""


def coverage(project: Project) -> tuple[list[Coverage], list[Use]]:
    """Return how each instrument is covered, and the uses that name no provision of any."""
    found: dict[str, dict[Key, dict[str, dict[str, None]]]] = {}
    missing: list[Use] = []
    register = project.register
    for use in uses(project):
        instrument = citations.instrument_of(use.citation, register)
        cited = citations.provision(use.citation, instrument) if instrument else None
        if cited is None:
            missing.append(use)
            continue
        places = found.setdefault(use.citation.instrument, {})
        owners = places.setdefault(_key(cited.citation), {kind: {} for kind in KINDS})
        owners[use.kind][use.owner] = None
    result = [
        _instrument(instrument, found.get(title, {}))
        for title, instrument in register.instruments.items()
    ]
    return result, missing


def _instrument(
    instrument: Instrument, places: Mapping[Key, Mapping[str, Iterable[str]]]
) -> Coverage:
    rows = tuple(
        Row(
            provision=provision,
            owners={kind: tuple(owners) for kind, owners in places.get(key, {}).items()},
        )
        for key, provision in instrument.provisions.items()
    )
    asked = [_key(row.provision.citation) for row in rows if row.count("item")]
    without = tuple(
        provision
        for key, provision in instrument.provisions.items()
        if _penal(provision, instrument) and not any(_related(key, place) for place in asked)
    )
    return Coverage(instrument=instrument, rows=rows, without_item=without)


def _penal(provision: Provision, instrument: Instrument) -> bool:
    """Tell whether a provision sets a consequence, or is an article on liability without 款."""
    if provision.consequences:
        return True
    article, paragraph, item = _key(provision.citation)
    if paragraph or item or (article, 1, 0) in instrument.provisions:
        return False
    return any(
        LIABILITY in title and first <= article <= last
        for title, first, last in instrument.chapters
    )


def _related(one: Key, other: Key) -> bool:
    """Tell whether one place is the other, above it or below it."""
    return all(0 in pair or pair[0] == pair[1] for pair in zip(one, other, strict=True))


def _key(citation: Citation) -> Key:
    return citation.article, citation.paragraph, citation.item
