"""Forms: papers as written, and the fixed tests made from them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quizgen.diagnostics import Span
    from quizgen.model.items import Item


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperSection:
    """A part of a paper: a title and the ids of its items, in order."""

    id: str
    title: str
    items: tuple[str, ...]
    min_percent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A selection of items with its rules (``quizzes/papers/*.yaml``)."""

    id: str
    title: str
    span: Span
    sections: tuple[PaperSection, ...]
    mode: str = "practice"
    """practice (one by one) or exam (all at once, marked at the end)."""
    minutes: int = 0
    """Time allowed, 0 for none."""
    pass_percent: str = "60"
    seed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FormItem:
    """An item on a form, with its resolved variants; the first is shown without script."""

    item: Item
    number: int
    section: str = ""
    variants: tuple[Item, ...] = ()
    """At least one; at most eight. Options are already in the order in which they are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A fixed test: nobody downstream needs the seed."""

    id: str
    title: str
    items: tuple[FormItem, ...]
    mode: str = "practice"
    minutes: int = 0
    pass_percent: str = "60"
    sections: Mapping[str, str] = field(default_factory=dict)
    """Section id to title."""
    section_min_percent: Mapping[str, str] = field(default_factory=dict)
    modules: Mapping[str, str] = field(default_factory=dict)
    """Module id to title."""
    gists: Mapping[str, str] = field(default_factory=dict)
    """What a provision that its items cite says, by the citation as written."""
    misconceptions: Mapping[str, str] = field(default_factory=dict)
    """Names of misconceptions by tag, also of those that no item of the form can show."""
