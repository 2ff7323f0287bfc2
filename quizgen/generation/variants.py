"""Variants: the items that stand for one item on a form, options in the order of showing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from quizgen import rng
from quizgen.loading import banks
from quizgen.loading.parameters import MAX_VARIANTS
from quizgen.model.interactions import (
    Blanks,
    Case,
    Interval,
    Judge,
    Match,
    Multi,
    Numeric,
    Order,
    Short,
    Single,
    Walk,
)

if TYPE_CHECKING:
    from quizgen.loading.project import Project
    from quizgen.model.interactions import Interaction, Option
    from quizgen.model.items import Item

KEEP_ORDER = "ordered"
"""Tag of items whose options have a natural order, as ranges of fines have."""

_MOST_SHUFFLES = 20


def variants(
    project: Project, item: Item, seed: int, limit: int = MAX_VARIANTS
) -> tuple[Item, ...]:
    """Return the variants of ``item`` on a form of ``seed``; one, unless it has parameters."""
    if _MEMORY.project is not project:
        _MEMORY.project, _MEMORY.found = project, {}
    key = (id(item), seed, limit)
    if key not in _MEMORY.found:
        _MEMORY.found[key] = (item, _variants(project, item, seed, limit))
    return _MEMORY.found[key][1]


class _Memory:
    """What was made of the course that was asked for last: most items stand on two pages."""

    def __init__(self) -> None:
        self.project: Project | None = None
        self.found: dict[tuple[int, int, int], tuple[Item, tuple[Item, ...]]] = {}
        """By identity of the item, which is kept beside what was made of it."""


_MEMORY = _Memory()


def _variants(project: Project, item: Item, seed: int, limit: int) -> tuple[Item, ...]:
    found = [item]
    if item.parametrised:
        seeds = [instance.seed for instance in project.templates[item.id].variants(limit, seed)]
        found = [banks.instantiate(project, item.id, own) for own in seeds]
    return tuple(
        shuffled(one, seed, f"{one.id}.{number}" if number else one.id)
        for number, one in enumerate(found)
    )


def shuffled(item: Item, seed: int, path: str) -> Item:
    """Return ``item`` with its options in the order that ``seed`` gives to ``path``."""
    if not item.shuffle or KEEP_ORDER in item.tags:
        return item
    return replace(item, interaction=_shuffled(item.interaction, seed, path))


def _shuffled(interaction: Interaction, seed: int, path: str) -> Interaction:
    match interaction:
        case Single() | Multi():
            options = rng.shuffled(interaction.options, seed, f"{path}/options")
            return replace(interaction, options=options)
        case Match():
            return replace(
                interaction, right=rng.shuffled(interaction.right, seed, f"{path}/right")
            )
        case Order():
            return replace(interaction, entries=_disordered(interaction, seed, path))
        case Case():
            parts = [
                replace(part, interaction=_shuffled(part.interaction, seed, f"{path}/{part.id}"))
                for part in interaction.parts
            ]
            return replace(interaction, parts=tuple(parts))
        case Walk():
            # Authors write the steps as they should be done: shown so, they would tell.
            steps = rng.shuffled(interaction.steps, seed, f"{path}/steps")
            return replace(interaction, steps=steps)
        case Judge() | Blanks() | Numeric() | Interval() | Short():
            return interaction
        case _:
            assert_never(interaction)


def _disordered(interaction: Order, seed: int, path: str) -> tuple[Option, ...]:
    """Shuffle until the steps do not stand in their right order, which would give it away."""
    for attempt in range(_MOST_SHUFFLES):
        entries = rng.shuffled(interaction.entries, seed, f"{path}/entries/{attempt}")
        if tuple(entry.id for entry in entries if entry.id in interaction.key) != interaction.key:
            return entries
    return interaction.entries[::-1]
