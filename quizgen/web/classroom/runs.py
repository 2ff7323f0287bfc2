"""Runs: blocks as rows of units that may be shared out among slides, each with its height."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Protocol

from quizgen.web.classroom.content import Box, Entry, Listing, Prose, Table
from quizgen.web.classroom.measuring import columns, lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizgen.web.classroom.content import Block, Rich

LINE = 1.5
"""Height of a line of text, in its size; the style of the slides says the same."""
TABLE_LINE = 1.36
GAP = 0.42
"""Between entries of a list."""
WHOLE = 5
"""Rows of a table that is not parted."""
FEW = 3
"""Entries of a list that is not parted."""
APART = 0.6
"""Between runs."""
CELL = (1.1, 0.5)
"""Padding of a cell: left and right together, above and below together."""
FRAME = (2.0, 1.1)
"""The same of a box."""


class Run(Protocol):
    """A block that can be shown in parts."""

    @property
    def keep(self) -> bool:
        """Whether it stays with what follows."""

    def count(self) -> int:
        """Return the number of units."""

    def height(self, start: int, stop: int, size: float, room: float) -> float:
        """Return the height of some units, all in pixels."""

    def html(self, start: int, stop: int, size: float, room: float) -> str:
        """Return some units as HTML."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text that is not taken apart."""

    rich: Rich
    style: str = ""
    keep: bool = False

    def count(self) -> int:
        """Return 1."""
        return 1

    def height(self, start: int, stop: int, size: float, room: float) -> float:
        """Return its height."""
        del start, stop
        inner = room / size - (2.0 if self.style else 0.0)
        extra = 0.9 if self.style else 0.0
        return (lines(self.rich.text, inner) * LINE + extra) * size

    def html(self, start: int, stop: int, size: float, room: float) -> str:
        """Return the paragraph."""
        del start, stop, size, room
        mark = f' class="{self.style}"' if self.style else ""
        return f"<p{mark}>{self.rich.html}</p>"


@dataclass(frozen=True, slots=True)
class Entries:
    """A list."""

    listing: Listing
    keep: bool = False
    keyed: bool = False
    """Whether it is made of sentences out of paragraphs."""

    def count(self) -> int:
        """Return the number of entries; a short list stays together."""
        count = len(self.listing.entries)
        return 1 if count <= FEW else count

    def _own(self, start: int, stop: int) -> tuple[Rich, ...]:
        return self.listing.entries if self.count() == 1 else self.listing.entries[start:stop]

    def height(self, start: int, stop: int, size: float, room: float) -> float:
        """Return the height of some entries."""
        inner = room / size - 1.7
        return sum((lines(one.text, inner) * LINE + GAP) * size for one in self._own(start, stop))

    def html(self, start: int, stop: int, size: float, room: float) -> str:
        """Return some entries as a list."""
        del size, room
        rows = "".join(f"<li>{one.html}</li>" for one in self._own(start, stop))
        if not self.listing.first:
            return f"<ul>{rows}</ul>"
        number = self.listing.first + start
        return f'<ol start="{number}">{rows}</ol>' if number > 1 else f"<ol>{rows}</ol>"


@dataclass(frozen=True, slots=True)
class Rows:
    """A table; its heads are shown with every part."""

    table: Table
    keep: bool = False

    def count(self) -> int:
        """Return the number of rows; a short table stays whole."""
        count = len(self.table.rows)
        return 1 if count <= WHOLE else count

    def _own(self, start: int, stop: int) -> tuple[tuple[Rich, ...], ...]:
        return self.table.rows if self.count() == 1 else self.table.rows[start:stop]

    def _widths(self, size: float, room: float) -> list[float]:
        free = room / size - CELL[0] * len(self.table.heads)
        texts = [[cell.text for cell in row] for row in (self.table.heads, *self.table.rows)]
        return columns(texts, free)

    def height(self, start: int, stop: int, size: float, room: float) -> float:
        """Return the height of some rows and of the heads."""
        widths = self._widths(size, room)
        own = (self.table.heads, *self._own(start, stop))
        return sum(self._row(row, widths) * size + 1 for row in own) + 2

    @staticmethod
    def _row(row: Sequence[Rich], widths: Sequence[float]) -> float:
        most = max(lines(cell.text, one) for cell, one in zip(row, widths, strict=True))
        return most * TABLE_LINE + CELL[1]

    def html(self, start: int, stop: int, size: float, room: float) -> str:
        """Return some rows below the heads."""
        widths = [one + CELL[0] for one in self._widths(size, room)]
        shares = "".join(f'<col style="width:{100 * one / sum(widths):.2f}%">' for one in widths)
        heads = "".join(
            f'<th scope="col">{one.html}</th>' if one.text else "<td></td>"
            for one in self.table.heads
        )
        rows = "".join(
            f"<tr>{''.join(f'<td>{cell.html}</td>' for cell in row)}</tr>"
            for row in self._own(start, stop)
        )
        return (
            f'<table tabindex="0"><colgroup>{shares}</colgroup><thead><tr>{heads}</tr></thead>'
            f"<tbody>{rows}</tbody></table>"
        )


@dataclass(frozen=True, slots=True)
class Cards:
    """Terms, each with what is said of it in a frame of its own."""

    entries: tuple[Entry, ...]
    keep: bool = False

    def count(self) -> int:
        """Return the number of terms."""
        return len(self.entries)

    def height(self, start: int, stop: int, size: float, room: float) -> float:
        """Return the height of some cards."""
        inner = room / size - FRAME[0]
        return sum(
            (sum(lines(t.text, inner) for t in (one.term, *one.texts)) * LINE + FRAME[1] + GAP)
            * size
            for one in self.entries[start:stop]
        )

    def html(self, start: int, stop: int, size: float, room: float) -> str:
        """Return some cards."""
        del size, room
        return "".join(
            f'<div class="card"><p class="term">{one.term.html}</p>'
            + "".join(f"<p>{text.html}</p>" for text in one.texts)
            + "</div>"
            for one in self.entries[start:stop]
        )


@dataclass(frozen=True, slots=True)
class Framed:
    """A box, not taken apart."""

    box: Box
    keep: bool = False

    def count(self) -> int:
        """Return 1."""
        return 1

    def height(self, start: int, stop: int, size: float, room: float) -> float:
        """Return the height of the box."""
        del start, stop
        inner = room - FRAME[0] * size
        title = LINE * size if self.box.title else 0.0
        return title + stacked(runs_of(self.box.blocks), size, inner) + FRAME[1] * size

    def html(self, start: int, stop: int, size: float, room: float) -> str:
        """Return the box."""
        del start, stop
        title = f'<p class="term">{escape(self.box.title)}</p>' if self.box.title else ""
        inner = shown(runs_of(self.box.blocks), size, room - FRAME[0] * size)
        return f'<div class="box box--{escape(self.box.kind)}">{title}{inner}</div>'


def runs_of(blocks: Sequence[Block]) -> list[Run]:
    """Return blocks as runs; what is no text is left out."""
    found: list[Run] = []
    for block in blocks:
        match block:
            case Prose():
                found.append(Paragraph(block.rich))
            case Listing():
                found.append(Entries(block))
            case Table():
                found.append(Rows(block))
            case Entry():
                found.append(Cards((block,)))
            case Box():
                found.append(Framed(block))
            case _:
                continue
    return found


def stacked(runs: Sequence[Run], size: float, room: float) -> float:
    """Return the height of runs one below the other."""
    own = sum(run.height(0, run.count(), size, room) for run in runs)
    return own + APART * size * max(len(runs) - 1, 0)


def shown(runs: Sequence[Run], size: float, room: float) -> str:
    """Return runs as HTML."""
    return "".join(run.html(0, run.count(), size, room) for run in runs)
