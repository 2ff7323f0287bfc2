"""Nodes: YAML values as they were written, each with its place; nothing is typed yet.

Scalars stay text: what `no`, `1e3` or `2026-10-04` mean is decided by the field that reads them,
not by YAML 1.1.
"""

from __future__ import annotations

from typing import TypeAlias


class Scalar:
    """A word, number or text."""

    __slots__ = ("column", "line", "plain", "value")

    def __init__(self, value: str, line: int, column: int, plain: bool) -> None:  # noqa: FBT001
        self.value = value
        self.line = line
        self.column = column
        self.plain = plain
        """Written without quotes, so that ``null`` and ``~`` mean nothing was given."""


class Sequence:
    """A list."""

    __slots__ = ("column", "items", "line")

    def __init__(self, items: list[Node], line: int, column: int) -> None:
        self.items = items
        self.line = line
        self.column = column


class Mapping:
    """Fields with their values; ``keys`` holds the place of each name."""

    __slots__ = ("column", "fields", "keys", "line")

    def __init__(
        self, fields: dict[str, Node], keys: dict[str, tuple[int, int]], line: int, column: int
    ) -> None:
        self.fields = fields
        self.keys = keys
        self.line = line
        self.column = column


Node: TypeAlias = Scalar | Sequence | Mapping
"""``line`` and ``column`` count from 1."""


def plain_data(node: Node) -> object:
    """Return ``node`` as dicts, lists and strings, without places."""
    if type(node) is Scalar:
        return node.value
    if type(node) is Sequence:
        return [plain_data(child) for child in node.items]
    assert type(node) is Mapping
    return {
        name: child.value if type(child) is Scalar else plain_data(child)
        for name, child in node.fields.items()
    }
