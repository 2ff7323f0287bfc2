"""Kinds: what an item type is, and which there are."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from quizgen import registry
from quizgen.diagnostics import ContentError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from quizgen.diagnostics import Report
    from quizgen.model.interactions import Interaction
    from quizgen.source import Section

T = TypeVar("T")
S = TypeVar("S")

GROUP = "quizgen.item_types"


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemType:
    """An item type: one file, one test."""

    name: str
    """The word that authors write after ``type:``."""
    summary: str
    example: str
    """An item of this type as an author writes it: the documentation and a test."""
    fields: tuple[str, ...]
    """All fields that ``parse`` reads."""
    parse: Callable[[Section], Interaction]
    in_case: bool = True
    """Whether a part of a case may be of this type."""


@cache
def item_types() -> Mapping[str, ItemType]:
    """Return every item type, ours and those of other distributions."""
    return registry.discover("quizgen.itemtypes", "ITEM_TYPE", ItemType, GROUP)


@cache
def part_types() -> Mapping[str, ItemType]:
    """Return the item types that a part of a case may have."""
    return {name: kind for name, kind in item_types().items() if kind.in_case}


def each(things: Iterable[S], read: Callable[[S], T], report: Report) -> list[T]:
    """Return ``read`` of every thing; of several that fail, every one is reported.

    Raises:
        ContentError: After the last thing, when one has failed.
    """
    found: list[T] = []
    failure: ContentError | None = None
    for thing in things:
        try:
            found.append(read(thing))
        except ContentError as error:
            if failure is not None:
                report.add(failure.diagnostic)
            failure = error
    if failure is not None:
        raise failure
    return found
