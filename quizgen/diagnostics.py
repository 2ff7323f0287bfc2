"""Diagnostics: what is wrong, where it was written, and what to type instead."""

from __future__ import annotations

import difflib
import json
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Severity(StrEnum):
    """How bad a finding is; both make ``quizgen check`` exit with 1."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a source file; lines and columns count from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding.

    ``code`` is ``QG`` and three digits, never used again for another meaning: 1xx source,
    2xx items, 3xx law, 4xx scenarios, 5xx generation and papers, 6xx export, 7xx site.
    """

    code: str
    severity: Severity
    message: str
    span: Span
    hint: str = ""

    def __str__(self) -> str:
        text = f"{self.span}: {self.severity}[{self.code}]: {self.message}"
        return f"{text}\n  hint: {self.hint}" if self.hint else text

    def as_dict(self) -> dict[str, str | int]:
        """Return the finding as plain data, in the order of the published JSON."""
        return {
            "code": self.code,
            "severity": self.severity.value,
            "path": self.span.path,
            "line": self.span.line,
            "column": self.span.column,
            "message": self.message,
            "hint": self.hint,
        }


class QuizgenError(Exception):
    """Base of every error that quizgen raises on purpose."""


class ContentError(QuizgenError):
    """Content that cannot be used; carries the finding that says why."""

    def __init__(self, code: str, message: str, span: Span, hint: str = "") -> None:
        super().__init__(f"{span}: {message}")
        self.diagnostic = Diagnostic(code, Severity.ERROR, message, span, hint)


class UsageError(QuizgenError):
    """quizgen was called in a way it cannot serve; the command line exits with 2."""


@dataclass(slots=True)
class Report:
    """All findings of one run."""

    diagnostics: list[Diagnostic] = field(default_factory=list)

    def add(self, diagnostic: Diagnostic) -> None:
        """Keep one finding."""
        self.diagnostics.append(diagnostic)

    def error(self, code: str, message: str, span: Span, hint: str = "") -> None:
        """Keep an error."""
        self.add(Diagnostic(code, Severity.ERROR, message, span, hint))

    def warning(self, code: str, message: str, span: Span, hint: str = "") -> None:
        """Keep a warning."""
        self.add(Diagnostic(code, Severity.WARNING, message, span, hint))

    def ordered(self) -> list[Diagnostic]:
        """Return the findings by place, each once."""
        unique = dict.fromkeys(self.diagnostics)
        return sorted(
            unique, key=lambda d: (d.span.path, d.span.line, d.span.column, d.code, d.message)
        )

    def exit_status(self) -> int:
        """Return 0 when there is nothing to report, else 1."""
        return int(bool(self.diagnostics))

    def render(self, style: str = "full") -> str:
        """Return the findings as ``full``, ``concise`` or ``json`` text."""
        found = self.ordered()
        if style == "json":
            return json.dumps([d.as_dict() for d in found], ensure_ascii=False, indent=1)
        if style == "concise":
            return "\n".join(str(d).partition("\n")[0] for d in found)
        return "\n".join(str(d) for d in found)


_LONG = 64
_MANY = 500


def nearest(word: str, known: Iterable[str]) -> str:
    """Return a hint that names the known word nearest to ``word``, or "" when none is near.

    Comparing takes its time: of very many words only those with the same beginning are looked at.
    """
    if len(word) > _LONG:
        return ""
    known = list(known)
    if len(known) > _MANY:
        known = [other for other in known if other[:2] == word[:2]][:_MANY]
    close = difflib.get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return f"did you mean `{close[0]}`?" if close else ""
