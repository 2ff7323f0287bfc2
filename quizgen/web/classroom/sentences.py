"""Sentences: what of a paragraph goes on a slide: the sentences that name their legal base."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizgen.web.classroom.content import Rich
from quizgen.web.classroom.outline import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST = 2
"""Sentences of one paragraph."""
_TAG = re.compile(r"(<[^>]*>)")
_END = re.compile(r"(?<=[。？！])(?![”’）])")


def sentences(rich: Rich) -> list[Rich]:
    """Return the sentences of a paragraph; marks that reach over several stay whole."""
    return [Rich(html, plain(html)) for html in _cut(rich.html) if plain(html)]


def _cut(html: str) -> Iterator[str]:
    depth = 0
    kept = ""
    for piece in _TAG.split(html):
        if piece.startswith("<"):
            depth += -1 if piece.startswith("</") else 0 if piece.endswith("/>") else 1
            kept += piece
        elif depth:
            kept += piece
        else:
            *whole, rest = _END.split(piece)
            for sentence in whole:
                yield kept + sentence
                kept = ""
            kept += rest
    if kept:
        yield kept


def keys(rich: Rich, most: int = MOST) -> list[Rich]:
    """Return the sentences of a paragraph that cite a provision, the first few of them."""
    return [one for one in sentences(rich) if "§" in one.text][:most]
