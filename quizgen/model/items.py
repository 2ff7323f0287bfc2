"""Items: what is asked, on what legal base, for which objective."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quizgen.diagnostics import Span
    from quizgen.model.interactions import Interaction

LEVELS = ("remember", "understand", "apply", "analyze", "evaluate")
"""Cognitive levels, after the revised taxonomy of Bloom."""

BASES = ("law", "given", "none")
USES = ("practice", "reserved")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item, concrete: a parametrised one has its values filled in.

    Texts are CommonMark source with citations of the form ``节约能源法§82``.
    """

    id: str
    type: str
    """Authoring type: single multi judge blank numeric interval short order match case scenario."""
    span: Span
    stem: str
    interaction: Interaction
    bank: str = ""
    module: str = ""
    objective: str = ""
    level: str = "remember"
    basis: str = "law"
    use: str = "practice"
    cite: tuple[str, ...] = ()
    """Citations, as written, on which the key rests."""
    given: str = ""
    """The rule that the item uses, printed with the stem (``basis: given``)."""
    feedback: str = ""
    """What to know, shown after any response."""
    hints: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    contested: bool = False
    shuffle: bool = True
    """Whether options and right sides may be shown in another order than written."""
    waive: Mapping[str, str] = field(default_factory=dict)
    """Check code to the reason why it does not apply here."""
    parametrised: bool = False
    seed: int = 0
    """Seed of the values of a parametrised item."""
    content_hash: str = ""
    """12 hex digits over the item's source: changes when, and only when, the source changes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bank:
    """One file of items."""

    id: str
    title: str
    span: Span
    module: str = ""
    use: str = "practice"
    law_asof: str = ""
    items: tuple[Item, ...] = ()
