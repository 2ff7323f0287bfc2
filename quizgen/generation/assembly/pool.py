"""Pool: the items that may be on a form, with what the solver needs to know of each."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quizgen.loading.project import Project
    from quizgen.model.blueprints import Blueprint
    from quizgen.model.items import Item


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An item that may be chosen."""

    item: Item
    points: Fraction
    facility: Fraction
    """Expected share of the points, 0 to 1: measured, or guessed from the level."""
    anchor: bool


def pool(
    project: Project, blueprint: Blueprint, measured: Mapping[str, Fraction]
) -> tuple[Candidate, ...]:
    """Return the items that the blueprint allows, by id.

    Args:
        project: The course, with its reserved banks where the blueprint wants them.
        blueprint: The rules.
        measured: Facility of items, 0 to 1, by id; of the others it is guessed.
    """
    return tuple(
        Candidate(
            item=item,
            points=Fraction(item.interaction.max),
            facility=measured.get(id_, Fraction(blueprint.facility[item.level])),
            anchor=id_ in blueprint.anchors,
        )
        for id_, item in sorted(project.items.items())
        if _allowed(item, blueprint)
    )


def _allowed(item: Item, blueprint: Blueprint) -> bool:
    """Say whether an item may be on the forms: only what is graded, and of the right use."""
    if item.basis == "none" or item.contested:
        return False
    if blueprint.parts and not any(item.type in part.types for part in blueprint.parts):
        return False  # no section asks it
    return blueprint.use in {"any", item.use} or item.id in blueprint.anchors
