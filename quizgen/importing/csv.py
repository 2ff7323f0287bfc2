"""CSV: the tables of other systems, saved with commas, semicolons or tabs, as drafts of items."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.importing._profiles import LAYOUTS
from quizgen.importing._sheets import read_tables
from quizgen.importing._tables import decoded, separated
from quizgen.importing.base import Importer

if TYPE_CHECKING:
    from quizgen.importing.base import Imported


def read(data: bytes, path: str, into: Imported) -> None:
    """Read the questions of a file, each bad row reported at its cell.

    Raises:
        ContentError: If it is not a table (QG604).
    """
    text = decoded(data, path, into)
    if text:
        read_tables(separated(text, path), path, into)


IMPORTER = Importer(
    name="csv",
    title=f"CSV (layouts: {LAYOUTS})",
    detects=lambda data, suffix: bool(data) and suffix in {".csv", ".tsv"},
    read=read,
)
