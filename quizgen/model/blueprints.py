"""Blueprints: what parallel forms of a paper must hold, before anybody chooses items."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quizgen.diagnostics import Span
    from quizgen.model.items import Item


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """How many items of a kind each form holds; what is not named may be anything."""

    span: Span
    least: int
    most: int
    modules: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    objectives: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    banks: tuple[str, ...] = ()

    def takes(self, item: Item) -> bool:
        """Say whether ``item`` counts in this cell."""
        return (
            _among(item.module, self.modules)
            and _among(item.type, self.types)
            and _among(item.level, self.levels)
            and _among(item.objective, self.objectives)
            and _among(item.bank, self.banks)
            and (not self.tags or not set(self.tags).isdisjoint(item.tags))
        )

    def __str__(self) -> str:
        named = {
            "module": self.modules,
            "type": self.types,
            "level": self.levels,
            "objective": self.objectives,
            "tag": self.tags,
            "bank": self.banks,
        }
        parts = [f"{name} {' or '.join(values)}" for name, values in named.items() if values]
        return ", ".join(parts) or "any item"


def _among(value: str, wanted: tuple[str, ...]) -> bool:
    return not wanted or value in wanted


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPart:
    """A section of the forms: its title, and the types of item that go there."""

    id: str
    title: str
    types: tuple[str, ...]
    min_percent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Blueprint:
    """The rules of parallel forms (``quizzes/blueprints/*.yaml``)."""

    id: str
    title: str
    span: Span
    items: int
    """Items on each form."""
    cells: tuple[Cell, ...] = ()
    forms: int = 1
    points: str = ""
    """Points of each form, "" for any."""
    minutes: int = 0
    pass_percent: str = "60"
    use: str = "reserved"
    """practice, reserved, or any: which items may be chosen."""
    exposure: int = 1
    """On how many of the forms an item may be that is no anchor."""
    anchors: tuple[str, ...] = ()
    """Items that every form holds, to compare groups that took different ones."""
    enemies: tuple[tuple[str, ...], ...] = ()
    """Of each group at most one on a form: they give each other away."""
    parts: tuple[FormPart, ...] = ()
    facility: Mapping[str, str] = field(default_factory=dict)
    """Expected share of the points by level, where no figures of an item are known."""
    spread: str = "0.01"
    """How far apart the mean facilities of two forms may be."""
