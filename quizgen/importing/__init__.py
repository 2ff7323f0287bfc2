"""Importers: one file a format of other systems, each making drafts of items."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.importing.base import Importer
from quizgen.registry import discover

if TYPE_CHECKING:
    from collections.abc import Mapping


def importers() -> Mapping[str, Importer]:
    """Return all formats by name."""
    return discover("quizgen.importing", "IMPORTER", Importer, "quizgen.importers")


def detect(data: bytes, suffix: str) -> str:
    """Return the name of the format that ``data`` is in, "" when none of them knows it."""
    return next((n for n, one in importers().items() if one.detects(data, suffix.lower())), "")
