"""Measuring: how many lines a text takes, near enough to cut slides without a browser."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_CITE = re.compile(r"[\u4e00-\u9fff]{1,6}§[0-9]+(?:\.[0-9]+)?(?:\([0-9]+\))?")
_NO_START = "，。、；：？！）》」”’…%"
_NO_END = "（《「“‘"
_NARROW = 0.56
"""Width of a letter or a digit, of that of a Chinese character."""


def width(text: str) -> float:
    """Return the width of a text in one line, in characters."""
    return sum(_NARROW if char < "\u2000" else 1.0 for char in text)


@lru_cache(maxsize=8192)
def lines(text: str, room: float) -> int:
    """Return how many lines ``text`` takes where ``room`` characters fit into one.

    Args:
        text: What is to be set; a line end in it ends a line.
        room: Room in a line, in widths of a Chinese character.
    """
    return max(1, sum(_wrapped(part, room) for part in text.split("\n") if part.strip()))


def _wrapped(text: str, room: float) -> int:
    count, used = 1, 0.0
    for token in _tokens(text):
        size = width(token)
        if used + size > room + 0.01 and used:
            count += 1
            used = 0.0
        if size > room:
            count += math.ceil(size / room) - 1
            size %= room
        used += size
    return count


def _tokens(text: str) -> list[str]:
    """Return what cannot be broken: words, and characters with the marks that stay beside them."""
    found: list[str] = []
    glue = False
    for piece in re.findall(r"§[0-9.()]+|[!-~]+|\s+|.", text.strip()):
        if (found and (glue or piece[0] in _NO_START)) or (piece.startswith("§") and found):
            found[-1] += piece
        else:
            found.append(piece)
        glue = piece in _NO_END
    return found


def columns(table: Sequence[Sequence[str]], room: float) -> list[float]:
    """Share a line among the columns of a table: short columns get what they need.

    Args:
        table: The texts of all rows, heads included.
        room: Room in a line, without that between the columns.
    """
    longest = [
        max(max(map(width, cell.split("\n"))) for cell in column)
        for column in zip(*table, strict=True)
    ]
    if sum(longest) <= room:
        scale = room / sum(longest)
        return [one * scale for one in longest]
    # A citation is never broken: its column must hold it.
    whole = [
        max(width(token) for cell in column for token in _CITE.findall(cell) or [""])
        for column in zip(*table, strict=True)
    ]
    least = [
        max(min(one, max(6.5, room / len(longest) / 2)), cite)
        for one, cite in zip(longest, whole, strict=True)
    ]
    rest = max(room - sum(least), 0.0)
    wanted = [math.sqrt(max(one - low, 0.0)) for one, low in zip(longest, least, strict=True)]
    total = sum(wanted) or 1.0
    return [low + rest * want / total for low, want in zip(least, wanted, strict=True)]
