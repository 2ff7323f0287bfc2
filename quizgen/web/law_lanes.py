"""Law lanes: the penalties of an instrument by what must come first and who decides."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizgen.model.law import Instrument, Provision

LANES = ("order_first", "direct", "none", "other")
LEAST_FINES = 3

_LIABILITY = ("法律责任", "罚则")
_FINES = ("罚款", "可以并处罚款", "可以并处")


@dataclass(frozen=True, slots=True)
class Lanes:
    """Provisions with consequences, by lane."""

    rows: dict[str, list[Provision]]
    authority: str
    """The authority that decides most of them."""


def liability(title: str) -> bool:
    """Say whether a chapter is about what follows from breaches."""
    return any(word in title for word in _LIABILITY)


def lanes(instrument: Instrument, first: int, last: int) -> Lanes:
    """Sort the provisions of articles ``first`` to ``last`` that have consequences."""
    found = [
        provision
        for provision in instrument.provisions.values()
        if first <= provision.citation.article <= last and _counts(provision, instrument)
    ]
    authority = _authority(found)
    rows: dict[str, list[Provision]] = {name: [] for name in LANES}
    for provision in found:
        rows[_lane(provision, authority)].append(provision)
    return Lanes(rows, authority)


def _counts(provision: Provision, instrument: Instrument) -> bool:
    """Leave out an article as a whole where its 款 have consequences of their own."""
    place = provision.citation
    if place.paragraph or not provision.consequences:
        return bool(provision.consequences)
    return not any(
        other.consequences
        for other in instrument.provisions.values()
        if other.citation.article == place.article and other.citation.paragraph
    )


def useful(found: Lanes) -> bool:
    """Say whether there are enough fines for a table to teach anything."""
    return len(found.rows["order_first"]) + len(found.rows["direct"]) >= LEAST_FINES


def _authority(found: Sequence[Provision]) -> str:
    counted = Counter(provision.decides for provision in found if provision.decides)
    return counted.most_common(1)[0][0] if counted else ""


def _lane(provision: Provision, authority: str) -> str:
    own = authority in (provision.decides, provision.proposes)
    elsewhere = any(one.kind.startswith("依照") for one in provision.consequences)
    if elsewhere or (provision.decides and not own):
        return "other"
    fines = [one for one in provision.consequences if one.kind.startswith(_FINES)]
    if not fines:
        return "none"
    ordered = all(one.after for one in fines) or bool(provision.precondition)
    return "order_first" if ordered else "direct"
