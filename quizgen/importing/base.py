"""What an importer is: a format, how it is known, and a function that makes drafts of its items."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from quizgen.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizgen.diagnostics import Report, Span

Fields: TypeAlias = "dict[str, object]"
"""Fields of an item as its YAML has them: strings, lists and mappings."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An item that was read: its fields, and where it came from."""

    span: Span
    fields: Fields


@dataclass(slots=True)
class Imported:
    """What was read from one file."""

    report: Report
    drafts: list[Draft] = field(default_factory=list)
    layout: str = ""
    """Layout to read, "" to find it out; afterwards the one that was read, for tables."""

    def bad(self, span: Span, why: str, hint: str = "") -> None:
        """Say that an item cannot be taken."""
        self.report.add(Diagnostic("QG604", Severity.ERROR, f"not taken: {why}", span, hint))

    def lost(self, span: Span, what: str) -> None:
        """Say what of an item could not be taken."""
        self.report.add(Diagnostic("QG605", Severity.WARNING, f"left behind: {what}", span))


@dataclass(frozen=True, slots=True, kw_only=True)
class Importer:
    """A format: its name, how a file of it is known, and what reads one.

    ``read`` gets the bytes and the name of the file and fills an `Imported`; it raises
    `ContentError` only when nothing of the file can be read.
    """

    name: str
    title: str
    detects: Callable[[bytes, str], bool]
    """Says whether bytes, of a file whose name ends so (".xml"), are in this format."""
    read: Callable[[bytes, str, Imported], None]
