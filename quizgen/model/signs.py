"""Signs: what a choice is called by its place: A, B, C."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable


class Entry(Protocol):
    """An option, an entry to be put in order, or a step: whatever has an id and a place."""

    @property
    def id(self) -> str:
        """Return its id, by which keys name it."""


def letter(position: int) -> str:
    """Return what an option is called by its place, from 0: A to Z, then 27, 28 and so on."""
    return chr(ord("A") + position) if position < 26 else str(position + 1)  # noqa: PLR2004


def letters(entries: Iterable[Entry]) -> dict[str, str]:
    """Return what entries are called by their places, by id."""
    return {entry.id: letter(place) for place, entry in enumerate(entries)}


def letters_of(entries: Iterable[Entry], wanted: Collection[str]) -> list[str]:
    """Return what those entries are called whose ids are wanted, in the order of their places."""
    return [sign for id_, sign in letters(entries).items() if id_ in wanted]
