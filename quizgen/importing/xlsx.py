"""Excel: our own item banks and the tables of other systems as drafts of items."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.importing._profiles import LAYOUTS
from quizgen.importing._sheets import read_tables
from quizgen.importing._tables import workbook
from quizgen.importing.base import Importer

if TYPE_CHECKING:
    from quizgen.importing.base import Imported


def read(data: bytes, path: str, into: Imported) -> None:
    """Read the questions of a workbook, each bad row reported at its cell.

    Raises:
        ContentError: If it is not a workbook (QG604).
        UsageError: If openpyxl is not there (QG612).
    """
    read_tables(workbook(data, path), path, into)


IMPORTER = Importer(
    name="xlsx",
    title=f"Excel (layouts: {LAYOUTS})",
    detects=lambda data, suffix: data[:2] == b"PK" and (
        suffix in {".xlsx", ".xlsm"} or b"xl/workbook.xml" in data
    ),
    read=read,
)  # fmt: skip
