"""Section: a mapping whose fields are read by type, each wrong one reported at its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizgen.diagnostics import ContentError, Report, Span, nearest
from quizgen.source.nodes import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_MANY = 20
"""Findings about unknown fields of one mapping; more say nothing new."""

_DIGITS = 40
"""More in a number is a slip, and slow to reckon with."""

_NULLS = {"", "~", "null"}
_SHAPES = {
    "a text": "write one text; put quotes around it if it begins with `[` or `{`",
    "a list": "write `[a, b]`, or a line `- …` for each",
    "a list of texts": "write `[a, b]`, or a line `- …` for each",
    "fields with values": "write lines `name: value` below it, further to the right",
}

_TRUE = {"true", "yes", "对", "是"}
_FALSE = {"false", "no", "错", "否"}
_DECIMAL = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
_ID = re.compile(r"[A-Za-z0-9]+([._-][A-Za-z0-9]+)*")


def is_identifier(word: str) -> bool:
    """Say whether ``word`` is letters, digits, and single ``-``, ``_`` or ``.`` between them."""
    return _ID.fullmatch(word) is not None


class Section:
    """A mapping that is being read.

    Every reader raises `ContentError` for a value that it cannot use; callers catch it once an
    item, so that one broken item does not hide the next.
    """

    __slots__ = ("node", "path", "report", "used")

    def __init__(self, node: Mapping, path: str, report: Report) -> None:
        self.node = node
        self.path = path
        self.report = report
        self.used: set[str] = set()

    @property
    def span(self) -> Span:
        """Where the mapping begins."""
        return Span(self.path, self.node.line, self.node.column)

    def has(self, name: str) -> bool:
        """Say whether the field is given (and not null)."""
        return self.get(name) is not None

    def get(self, name: str) -> Node | None:
        """Return the field's node and count it as read; ``None`` when absent or null."""
        self.used.add(name)
        node = self.node.fields.get(name)
        if type(node) is Scalar and node.plain and node.value in _NULLS:
            return None
        return node

    def span_of(self, name: str) -> Span:
        """Where the field's value is written, or the mapping where it is absent."""
        node = self.node.fields.get(name)
        return self.span if node is None else self.span_at(node)

    def span_at(self, node: Node) -> Span:
        """Where ``node`` is written."""
        return Span(self.path, node.line, node.column)

    def need(self, name: str, hint: str = "") -> Node:
        """Return the field's node; QG111, with ``hint`` or what to add, when it is missing."""
        node = self.get(name)
        if node is None:
            hint = hint or f"add `{name}: …` here"
            raise ContentError("QG111", f"`{name}` is missing", self.span, hint)
        return node

    def text(self, name: str, default: str | None = None) -> str:
        """Return a text; required when there is no ``default``."""
        node = self.get(name) if default is not None else self.need(name)
        if node is None:
            return default or ""
        return self.as_text(node, name)

    def as_text(self, node: Node, name: str) -> str:
        """Return the text of ``node``, which is the field ``name`` or a part of it."""
        if type(node) is not Scalar:
            raise self._wrong(name, node, "a text")
        return node.value

    def identifier(self, name: str) -> str:
        """Return an id: letters, digits, and single ``-``, ``_`` or ``.`` between them."""
        value = self.text(name)
        if not is_identifier(value):
            raise ContentError(
                "QG113",
                f"`{value}` is not an id",
                self.span_of(name),
                hint="use letters a-z, digits and hyphens, such as `jnf-82-fine`",
            )
        return value

    def choice(self, name: str, known: Collection[str], default: str | None = None) -> str:
        """Return one word of ``known``."""
        if default is None:
            self.need(name, f"add `{name}: …` here, one of {', '.join(known)}")
        value = self.text(name, default)
        if value not in known and not (default is not None and value == default):
            raise ContentError(
                "QG114",
                f"`{name}` must be one of {', '.join(known)}, but is `{value}`",
                self.span_of(name),
                hint=nearest(value, known) or f"write {' or '.join(known)}",
            )
        return value

    def number(self, name: str, default: str | None = None) -> str:
        """Return a decimal number as it was written."""
        value = self.text(name, default)
        if default is not None and value == default:
            return value
        if len(value) > _DIGITS or not _DECIMAL.fullmatch(value):
            raise ContentError(
                "QG115",
                f"`{name}` must be a decimal number, but is `{value}`",
                self.span_of(name),
                hint="write digits and at most one point, such as 10000 or 0.5",
            )
        return value

    def integer(self, name: str, default: int | None = None) -> int:
        """Return a whole number, 0 or more."""
        value = self.text(name, None if default is None else str(default))
        if not value.isascii() or not value.isdigit() or len(value) > 9:  # noqa: PLR2004
            raise ContentError(
                "QG115",
                f"`{name}` must be a whole number, but is `{value}`",
                self.span_of(name),
                hint="write digits only",
            )
        return int(value)

    def flag(self, name: str, default: bool | None = None) -> bool:  # noqa: FBT001
        """Return true or false."""
        node = self.get(name) if default is not None else self.need(name)
        if node is None:
            return bool(default)
        value = self.as_text(node, name)
        if value.lower() in _TRUE:
            return True
        if value.lower() in _FALSE:
            return False
        raise ContentError(
            "QG116",
            f"`{name}` must be true or false, but is `{value}`",
            self.span_at(node),
            hint="write `true` or `false`",
        )

    def texts(self, name: str, *, required: bool = False) -> tuple[str, ...]:
        """Return a list of texts; a single text counts as a list of one."""
        node = self.need(name) if required else self.get(name)
        if node is None:
            return ()
        if type(node) is Scalar:
            return (node.value,)
        if type(node) is not Sequence:
            raise self._wrong(name, node, "a list of texts")
        return tuple(self.as_text(child, name) for child in node.items)

    def nodes(self, name: str, *, required: bool = False) -> list[Node]:
        """Return the nodes of a list."""
        hint = f"add `{name}:` here, and below it a line `- …` for each"
        node = self.need(name, hint) if required else self.get(name)
        if node is None:
            return []
        if type(node) is not Sequence:
            raise self._wrong(name, node, "a list")
        return node.items

    def sections(self, name: str, *, required: bool = False) -> list[Section]:
        """Return the mappings of a list."""
        return [self.as_section(node, name) for node in self.nodes(name, required=required)]

    def as_section(self, node: Node, name: str) -> Section:
        """Return ``node``, a part of the field ``name``, as a section."""
        if type(node) is not Mapping:
            raise self._wrong(name, node, "fields with values")
        return Section(node, self.path, self.report)

    def section(self, name: str) -> Section:
        """Return a required mapping."""
        hint = f"add `{name}:` here, and below it its fields, further to the right"
        return self.as_section(self.need(name, hint), name)

    def maybe_section(self, name: str) -> Section | None:
        """Return a mapping, or ``None`` when it is absent."""
        node = self.get(name)
        return None if node is None else self.as_section(node, name)

    def entries(self) -> Iterator[tuple[str, Node]]:
        """Yield all fields, counting each as read (for mappings whose names are free)."""
        for name, node in self.node.fields.items():
            self.used.add(name)
            yield name, node

    def key_span(self, name: str) -> Span:
        """Where the field's name is written."""
        line, column = self.node.keys[name]
        return Span(self.path, line, column)

    def finish(self, known: Collection[str] = ()) -> None:
        """Report the fields that nobody has read (QG112).

        Args:
            known: Other fields that there could be, for the hints.
        """
        names = {*self.used, *known}
        unread = [name for name in self.node.fields if name not in self.used]
        for name in unread[:_MANY]:
            self.report.error(
                "QG112",
                f"`{name}` is not a field here",
                self.key_span(name),
                hint=nearest(name, names - {name}) or f"fields here: {', '.join(sorted(names))}",
            )

    def _wrong(self, name: str, node: Node, wanted: str) -> ContentError:
        got = {Scalar: "one value", Sequence: "a list", Mapping: "fields with values"}[type(node)]
        return ContentError(
            "QG117",
            f"`{name}` must be {wanted}, but is {got}",
            self.span_at(node),
            hint=_SHAPES[wanted],
        )
