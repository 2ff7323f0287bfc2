"""Exporters: one file a format, each saying what it keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.export.base import Exporter
from quizgen.registry import discover

if TYPE_CHECKING:
    from collections.abc import Mapping


def exporters() -> Mapping[str, Exporter]:
    """Return all formats by name."""
    return discover("quizgen.export", "EXPORTER", Exporter, "quizgen.exporters")
