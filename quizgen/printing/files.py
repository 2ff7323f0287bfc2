"""Files: sheets in every format, made whole before the first byte is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.printing import to_docx, to_html, to_pdf

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from quizgen.model.sheets import Sheet


def files(name: str, sheets: Sequence[Sheet], title: str) -> Mapping[str, bytes]:
    """Return ``name.html``, ``name.pdf`` and ``name.docx``.

    Raises:
        UsageError: If what prints is not here (QG611).
    """
    return {
        f"{name}.html": to_html(sheets, title).encode(),
        f"{name}.pdf": to_pdf(sheets, title),
        f"{name}.docx": to_docx(sheets, title),
    }


def write_all(made: Mapping[str, bytes], folder: Path) -> None:
    """Write files into a folder, which is made if it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in made.items():
        (folder / name).write_bytes(data)
