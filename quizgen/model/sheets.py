"""Sheets: what is printed, in a few kinds of blocks, before it is known on what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text.

    ``style``: body (indented), plain, number (centred under the title), to (whom it is for),
    line (a centred line between two parts), item (of a list), speech (of minutes), right, note.
    """

    text: str
    style: str = "body"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the first (一、) or second level."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Form:
    """Labels, each beside its value; a value may have several lines."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A grid under a header; ``widths`` are shares of the line, equal when none are given."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Sign:
    """Places where people sign, a label each; empty where nobody has."""

    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Seal:
    """Who issues it and when; ``pressed`` says whose seal is on it, "" when none is."""

    issuer: str
    date: str
    pressed: str = ""


@dataclass(frozen=True, slots=True)
class Break:
    """What follows begins on a new page."""


Block: TypeAlias = Paragraph | Heading | Form | Table | Sign | Seal | Break


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One printed document."""

    name: str
    """Stem of its file: ASCII letters, digits and hyphens."""
    title: str
    blocks: tuple[Block, ...]
    issuer: str = ""
    """Organ in whose name it is, above the title."""
    mark: str = ""
    """Small print at the head of every page: drill, seed, version."""
    note: str = ""
    """Small print after the end."""
    page: str = "A4"
    """A4, A4 landscape or A5, in official type; A4 working and A4 wide in small type."""
