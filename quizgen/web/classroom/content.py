"""Content: what the pages of a module hold, as a teacher would cut it up."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from quizgen.loading.embeds import Embed


@dataclass(frozen=True, slots=True)
class Rich:
    """A text as HTML and as it reads."""

    html: str
    text: str


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph; ``shown`` when its author wants it on a slide as it is."""

    rich: Rich
    shown: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; ``first`` is the number of its first entry, 0 where entries have none."""

    entries: tuple[Rich, ...]
    first: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one line of heads."""

    heads: tuple[Rich, ...]
    rows: tuple[tuple[Rich, ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, by its source path below ``course/``."""

    source: str
    alt: str
    handout: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A term and what is said of it."""

    term: Rich
    texts: tuple[Rich, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """Blocks in a frame: an admonition, a quotation, or key points."""

    kind: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Reveal:
    """What a reader is to think about before opening it."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Embedded:
    """A block that quizgen fills."""

    embed: Embed


@dataclass(frozen=True, slots=True)
class Cut:
    """Where an author wants a new slide."""


Block: TypeAlias = Prose | Listing | Table | Picture | Entry | Box | Reveal | Embedded | Cut


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """What stands below one heading."""

    level: int
    title: Rich
    above: str = ""
    """Heading of the section that it is part of."""
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """One page of a module."""

    path: str
    title: str
    minutes: int
    lead: tuple[Block, ...]
    """What stands before the first heading."""
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A module, page by page."""

    chapters: tuple[Chapter, ...]
    cited: dict[str, int] = field(default_factory=dict)
    """Titles of instruments, with how often the pages cite each."""
    articles: dict[tuple[str, int], int] = field(default_factory=dict)
    """The same for their articles."""
