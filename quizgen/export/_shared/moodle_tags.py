"""Moodle tags: what a question is about, so that teachers find it and an import restores it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.model.interactions import Match, Multi, Numeric, Order, Single

if TYPE_CHECKING:
    from quizgen.model.items import Item

_TAG_LENGTH = 50
"""Moodle cuts what is longer."""


def tags_of(item: Item) -> list[str]:
    """Return the tags of a question: by them teachers search, and an import restores the item."""
    own = item.interaction
    rows = [
        f"type:{item.type}",
        f"module:{item.module}" if item.module else "",
        f"objective:{item.objective}" if item.objective else "",
        f"level:{item.level}",
        f"basis:{item.basis}",
        *(f"cite:{cite}" for cite in item.cite),
        *item.tags,
    ]
    if isinstance(own, Single | Multi):
        rows += [f"slip:{n}:{option.tag}" for n, option in enumerate(own.options, 1) if option.tag]
    if isinstance(own, Numeric):
        rows += [f"slip:{n}:{known.tag}" for n, known in enumerate(own.rule.also, 2) if known.tag]
    if isinstance(own, Multi | Order | Match):
        rows.append(f"policy:{own.policy.name}")
    if isinstance(own, Match) and own.reuse:
        rows.append("reuse:yes")
    if item.contested:
        rows.append("contested:yes")
    return list(dict.fromkeys(row[:_TAG_LENGTH] for row in rows if row))
