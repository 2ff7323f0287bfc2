"""Provisions: the figures that the provisions cited by an item have in the register."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from quizgen.loading import citations
from quizgen.model.law import Provision

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.model.law import Register


class Ends(NamedTuple):
    """The ends of a range of fines."""

    low: Fraction
    high: Fraction
    unit: str


def cited(cite: tuple[str, ...], register: Register) -> Iterator[Provision]:
    """Yield the cited provisions and all that is below them."""
    for text in cite:
        citation = citations.parse(text)
        if citation is None:
            continue
        instrument = citations.instrument_of(citation, register)
        own = citations.resolve(citation, register)
        if instrument is None or not isinstance(own, Provision):
            continue
        place = own.citation
        for (article, paragraph, item), provision in instrument.provisions.items():
            if (
                article == place.article
                and place.paragraph in (0, paragraph)
                and place.item in (0, item)
            ):
                yield provision


def fines(cite: tuple[str, ...], register: Register) -> dict[Ends, str]:
    """Return the ranges of the cited provisions, with the provision that has each."""
    found: dict[Ends, str] = {}
    for provision in cited(cite, register):
        for consequence in provision.consequences:
            if consequence.max:
                ends = Ends(
                    Fraction(consequence.min or 0), Fraction(consequence.max), consequence.unit
                )
                found.setdefault(ends, str(provision.citation))
    return found
