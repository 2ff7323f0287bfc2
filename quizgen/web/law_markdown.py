"""Law Markdown: the few shapes of which the pages of the register are made."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def head(title: str) -> list[str]:
    """Return the head of a page and its first heading."""
    return ["---", f"title: {json.dumps(title, ensure_ascii=False)}", "---", "", f"# {title}", ""]


def row(cells: Iterable[str]) -> str:
    """Return a row of a table."""
    return f"| {' | '.join(one_line(cell).replace('|', '&#124;') for cell in cells)} |"


def definitions(rows: Iterable[tuple[str, str]], css: str = "law-facts") -> Iterator[str]:
    """Yield a list of labels and texts."""
    lines = [line for label, text in rows for line in (label, f":   {one_line(text)}", "")]
    if lines:
        yield from (f'<div class="{css}" markdown>', "", *lines, "</div>", "")


def one_line(text: str) -> str:
    """Return a text as one line in which no HTML begins."""
    return " ".join(text.split()).replace("<", "&lt;")
