"""Places: finds where a field of an item was written, once there is something to say about it.

Items keep only the place where they begin. A finding is rare, so its file is read again.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from quizgen.diagnostics import Report, Span
from quizgen.source import Mapping, Node, Sequence, read_text

if TYPE_CHECKING:
    from collections.abc import Mapping as MappingOf
    from pathlib import Path


class Places:
    """Looks fields up in source files, keeping the last one in memory."""

    def __init__(self, files: MappingOf[str, Path]) -> None:
        self._files = files
        self._read = lru_cache(maxsize=1)(self._read_again)

    def find(self, start: Span, at: tuple[str, ...] = (), needle: str = "") -> Span:
        """Return where ``needle`` stands in the field ``at`` of the mapping at ``start``.

        Whatever cannot be found any more leaves the place one level above.
        """
        if start.path not in self._files or not (at or needle):
            return start
        mappings, lines = self._read(start.path)
        node: Node | None = mappings.get((start.line, start.column))
        if node is None:
            return start
        place = (node.line, node.column)
        for step in at:
            node, place = _below(node, step, place)
        if needle:
            place = _search(lines, place, needle)
        return Span(start.path, *place)

    def _read_again(self, path: str) -> tuple[dict[tuple[int, int], Node], list[str]]:
        text = self._files[path].read_text(encoding="utf-8-sig", errors="replace")
        mappings: dict[tuple[int, int], Node] = {}
        root = read_text(text, path, Report())
        if root is not None:
            _index(root, mappings)
        return mappings, text.split("\n")


def _index(node: Node, found: dict[tuple[int, int], Node]) -> None:
    """Keep the mappings by their places, the outer one where two begin together."""
    if isinstance(node, Mapping):
        found.setdefault((node.line, node.column), node)
        for child in node.fields.values():
            _index(child, found)
    elif isinstance(node, Sequence):
        for child in node.items:
            _index(child, found)


def _below(node: Node, step: str, place: tuple[int, int]) -> tuple[Node, tuple[int, int]]:
    child: Node | None = None
    if isinstance(node, Mapping):
        child = node.fields.get(step)
    elif isinstance(node, Sequence) and step.isdigit() and int(step) < len(node.items):
        child = node.items[int(step)]
    if child is None:
        return node, place
    return child, (child.line, child.column)


def _search(lines: list[str], place: tuple[int, int], needle: str) -> tuple[int, int]:
    """Return the first place of ``needle`` from ``place`` on, or ``place`` itself."""
    line, column = place
    found = lines[line - 1].find(needle, column - 1) if line <= len(lines) else -1
    if found >= 0:
        return line, found + 1
    indent = len(lines[line - 1]) - len(lines[line - 1].lstrip())
    for number in range(line, len(lines)):
        text = lines[number]
        if text.strip() and len(text) - len(text.lstrip()) <= indent:
            break  # the block has ended: the needle is folded over a line end
        found = text.find(needle)
        if found >= 0:
            return number + 1, found + 1
    return place
