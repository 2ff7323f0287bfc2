"""Tables: one too wide for a phone is marked, so that there each row becomes a card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown.treeprocessors import Treeprocessor

from quizgen.web.classroom.measuring import width

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

FIT = 26.0
"""Characters of a row, widest cells together, that a phone shows without much breaking."""


class Stacker(Treeprocessor):
    """Names, in every cell of such a table, the head that it stands under."""

    def run(self, root: Element) -> None:
        """Change the whole tree in place."""
        for table in root.iter("table"):
            stack(table)


def stack(table: Element) -> None:
    """Mark a table that is too wide; one with no first head compares columns and stays."""
    rows = list(table.iter("tr"))
    if not rows:
        return
    heads = ["".join(cell.itertext()).strip() for cell in rows[0]]
    cells = [["".join(cell.itertext()).strip() for cell in row] for row in rows]
    longest = (max(map(width, column)) for column in zip(*cells, strict=False))
    if not heads or not heads[0] or sum(longest) <= FIT:
        return
    table.set("data-stack", "")
    # Once rows are no longer laid out as rows, some browsers forget that they were.
    table.set("role", "table")
    for part in table:
        part.set("role", "rowgroup")
    for place, row in enumerate(rows):
        row.set("role", "row")
        for cell, head in zip(row, heads, strict=False):
            cell.set("role", "cell" if place else "columnheader")
            if place:
                cell.set("data-head", head)
