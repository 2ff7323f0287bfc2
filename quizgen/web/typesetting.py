"""Typesetting: what Chinese text on a page needs and Markdown does not know."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_WIDE = "\u2e80-\u303f\u3041-\u9fff\uf900-\ufaff\uff00-\uffef\u2014\u2018-\u201d\u2026"
_LINE_END = re.compile(rf"\n[ ]*(?=[{_WIDE}])")
_IS_WIDE = re.compile(rf"[{_WIDE}]")
_ENDS_WIDE = re.compile(rf"[{_WIDE}] $")
_BEGINS_WIDE = re.compile(rf" [{_WIDE}]")


def join_lines(text: str) -> str:
    """Return the text without line ends between Chinese characters: they would show as spaces."""
    return _LINE_END.sub(_kept, text) if "\n" in text else text


def _kept(end: re.Match[str]) -> str:
    """Return nothing for a line end that follows a Chinese character, itself for any other."""
    before = end.start() - 1
    return "" if before >= 0 and _IS_WIDE.match(end.string, before) else end.group()


def trim(pieces: Sequence[str]) -> list[str]:
    """Return the texts around citations without the spaces that were typed beside them."""
    last = len(pieces) - 1
    trimmed = []
    for number, piece in enumerate(pieces):
        kept = piece
        if number and _BEGINS_WIDE.match(kept):
            kept = kept[1:]
        if number < last and _ENDS_WIDE.search(kept):
            kept = kept[:-1]
        trimmed.append(kept)
    return trimmed
