"""Rich: CommonMark of items as runs, lists and tables, which every format can set."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from quizgen.markup import to_html
from quizgen.model.exams import Grid, Line, Picture, Run

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizgen.model.exams import Block, Rich, Runs

_GAP = re.compile(r"\[\[(\d+)\]\]")
_NEVER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Signs that no office file can hold."""
_ENDS = {"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote", "ul", "ol", "tr"}
_BOLD = {"strong", "b", "h1", "h2", "h3", "h4", "h5", "h6", "th"}
_NONE: Callable[[str, str], Picture] = lambda _name, alt: Picture(b"", "", alt)  # noqa: E731


def rich(text: str, picture: Callable[[str, str], Picture] = _NONE) -> Rich:
    """Return a text as blocks.

    Args:
        text: CommonMark.
        picture: Finds an image by its target and what it shows.
    """
    return of_html(to_html(text), picture)


def runs(text: str) -> Runs:
    """Return a text of one paragraph as runs."""
    made = of_html(to_html(text, inline=True))
    return tuple(run for block in made if isinstance(block, Line) for run in block.runs)


def words(parts: Runs) -> str:
    """Return what runs say, their gaps as lines."""
    return "".join("____" if run.gap else run.text for run in parts)


def of_html(html: str, picture: Callable[[str, str], Picture] = _NONE) -> Rich:
    """Return HTML that `quizgen.markup` or a template of ours made as blocks."""
    reader = _Reader(picture)
    reader.feed(html)
    reader.close()
    reader.end()
    return tuple(reader.blocks)


class _Reader(HTMLParser):
    def __init__(self, picture: Callable[[str, str], Picture]) -> None:
        super().__init__(convert_charrefs=True)
        self.picture = picture
        self.blocks: list[Block] = []
        self.row: list[Run] = []
        self.style: list[str] = []
        self.lists: list[int] = []  # numbers of the entries; -1 where they have none
        self.mark = ""
        self.table: list[list[Runs]] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"ul", "ol"}:
            self.end()
            first = dict(attrs).get("start") or "1"
            self.lists.append(int(first) if tag == "ol" else -1)
        elif tag == "li":
            self.end()
            self._number()
        elif tag == "table":
            self.end()
            self.table = []
        elif tag == "tr" and self.table is not None:
            self.table.append([])
        elif tag == "br":
            self.row.append(Run("\n"))
        elif tag == "img":
            given = dict(attrs)
            self.end()
            self.blocks.append(self.picture(given.get("src") or "", given.get("alt") or ""))
        elif tag in _ENDS and self.table is None:
            self.end()
        if tag not in {"br", "img", "hr"}:
            self.style.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.style:
            del self.style[len(self.style) - 1 - self.style[::-1].index(tag) :]
        if tag in {"td", "th"} and self.table:
            self.table[-1].append(_trimmed(self.row))
            self.row = []
        elif tag == "table" and self.table is not None:
            self.blocks.append(Grid(tuple(tuple(row) for row in self.table)))
            self.table = None
            self.row = []
        elif tag in _ENDS and self.table is None:
            self.end()
        if tag in {"ul", "ol"} and self.lists:
            self.lists.pop()
            self.mark = ""

    def handle_data(self, data: str) -> None:
        data = _NEVER.sub("\ufffd", data)
        text = data if "pre" in self.style else re.sub(r"\s*\n\s*", " ", data)
        code = "code" in self.style
        plain = Run("", bool(_BOLD & {*self.style}), "em" in self.style, code)
        pieces = [text] if code else _GAP.split(text)
        for place, piece in enumerate(pieces):
            if place % 2:
                self.row.append(replace(plain, gap=int(piece)))
            elif piece:
                self.row.append(replace(plain, text=piece))

    def _number(self) -> None:
        if not self.lists or self.lists[-1] < 0:
            self.mark = "•"
        else:
            self.mark = f"{self.lists[-1]}."
            self.lists[-1] += 1

    def end(self) -> None:
        """Close the paragraph, if anything is in it."""
        made = _trimmed(self.row)
        self.row = []
        if made:
            self.blocks.append(Line(made, self.mark, len(self.lists)))
            self.mark = " " if self.lists else ""


def _trimmed(row: list[Run]) -> Runs:
    """Return runs without blanks at the ends."""
    made = [run for run in row if run.gap or run.text]
    while made and not made[0].gap and not made[0].text.strip():
        made.pop(0)
    while made and not made[-1].gap and not made[-1].text.strip():
        made.pop()
    if made and not made[0].gap:
        made[0] = replace(made[0], text=made[0].text.lstrip())
    if made and not made[-1].gap:
        made[-1] = replace(made[-1], text=made[-1].text.rstrip())
    return tuple(made)
