"""Pairs: a list in two columns of about one height, which every printer of HTML sets alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.web.classroom.measuring import lines

if TYPE_CHECKING:
    from collections.abc import Sequence

EM = 2.9
"""Size of the text of a handout, in millimetres."""
LINE = 1.42
COLUMN = 89.0


def tall_of(text: str, room: float, em: float = EM) -> float:
    """Return the height of a text in millimetres."""
    return lines(text, room / em - 0.3) * em * LINE


def paired(kind: str, rows: Sequence[str], heights: Sequence[float]) -> tuple[str, float]:
    """Return a numbered list in two columns, and the height of the taller.

    Columns of CSS would do, but WeasyPrint reserves for them the room of one column.

    Args:
        kind: Class of the list.
        rows: Its entries, as HTML.
        heights: The height of each, in millimetres.
    """
    if not rows:
        return "", 0.0
    cuts = range(1, len(rows) + 1)
    cut = min(cuts, key=lambda at: (max(sum(heights[:at]), sum(heights[at:])), -at))
    columns = [_column(kind, rows[:cut], 1), _column(kind, rows[cut:], cut + 1)]
    tall = max(sum(heights[:cut]), sum(heights[cut:]))
    return f'<div class="pair">{"".join(columns)}</div>', tall


def _column(kind: str, rows: Sequence[str], first: int) -> str:
    # WeasyPrint counts by the style alone.
    start = f' start="{first}" style="counter-reset:list-item {first - 1}"' if first > 1 else ""
    return f'<ol class="{kind}"{start}>{"".join(f"<li>{row}</li>" for row in rows)}</ol>'
