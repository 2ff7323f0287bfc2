"""Exam words: lines, tables and the seal line of a test in .docx, in the terms of its XML."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.image.exceptions import UnrecognizedImageError
from docx.shared import Emu, Mm, Pt

from quizgen.messages import message
from quizgen.model.exams import Grid, Line, Picture
from quizgen.printing.rich import words
from quizgen.printing.word import ALIGNED, outline
from quizgen.printing.words import add_field, add_text, spacing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document
    from docx.section import Section
    from docx.table import Table
    from docx.text.paragraph import Paragraph

    from quizgen.model.exams import Choice, Rich, Run

Said = list[tuple[str, str]]
"""Words with their faces."""

PAPER = 210, 297
SIDES = (24, 20, 22, 23)
"""Margins (top, right, bottom, left), in millimetres."""
_SEAL = 10
"""How much wider the margin is at which the seal line stands."""
_BOUND = 244
_FOOT = 9
_STEP = 1.9


def page(section: Section, foot: str, *, bound: bool) -> float:
    """Give a section its paper, margins and a foot with the number of the page.

    Returns:
        The width of the text, in millimetres.
    """
    top, right, bottom, left = SIDES
    left += _SEAL if bound else 0
    section.page_width, section.page_height = Mm(PAPER[0]), Mm(PAPER[1])
    section.top_margin, section.bottom_margin = Mm(top), Mm(bottom)
    section.left_margin, section.right_margin = Mm(left), Mm(right)
    section.header_distance = section.footer_distance = Mm(11)
    section.footer.is_linked_to_previous = False
    line = section.footer.paragraphs[0]
    line.alignment = ALIGNED["center"]
    spacing(line, exact=_FOOT * 1.4)
    before, _, rest = message("print.exam.page.of", n="\0", all="\1").partition("\0")
    between, _, after = rest.partition("\1")
    add_text(line, f"{foot}{before}", "song", _FOOT)
    add_field(line, "PAGE", "song", _FOOT)
    add_text(line, between, "song", _FOOT)
    add_field(line, "NUMPAGES", "song", _FOOT)
    add_text(line, after, "song", _FOOT)
    return PAPER[0] - left - right


def bind(document: Document, labels: Sequence[str], told: str) -> None:
    """Put the seal line at the left edge of the first page, to be read from the side."""
    table = document.add_table(1, 2)
    for column, wide in zip(table.columns, (11, 8), strict=True):
        column.width = Mm(wide)
    table.autofit = False
    properties = table._tbl.tblPr  # noqa: SLF001 - python-docx has no name for it
    place = {"horzAnchor": "page", "vertAnchor": "page", "tblpX": _twips(7), "tblpY": _twips(26)}
    styled = [child.tag for child in properties].count(_w("tblStyle"))
    properties.insert(styled, _made(properties, "tblpPr", place))
    row = table.rows[0]
    row.height, row.height_rule = Mm(_BOUND), WD_ROW_HEIGHT_RULE.EXACTLY
    said = "　".join(f"{label}：{'＿' * 11}" for label in labels)
    for cell, text, wide, face in zip(
        row.cells, (said, told), (11, 8), ("song", "kai"), strict=True
    ):
        cell.width = Mm(wide)
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        own = cell._tc.get_or_add_tcPr()  # noqa: SLF001
        if face == "kai":
            borders = _made(own, "tcBorders", {})
            look = {"val": "dashed", "sz": "8", "space": "0", "color": "000000"}
            borders.append(_made(borders, "right", look))
            own.find(_w("vAlign")).addprevious(borders)
        own.find(_w("vAlign")).addprevious(_made(own, "textDirection", {"val": "btLr"}))
        line = cell.paragraphs[0]
        line.alignment = ALIGNED["center"]
        spacing(line, exact=15)
        add_text(line, text, face, 10.5 if face == "song" else 9)


def _twips(millimetres: float) -> str:
    return str(round(millimetres / 25.4 * 1440))


def _made(parent: Any, name: str, values: dict[str, str]) -> Any:
    return parent.makeelement(_w(name), {_w(key): value for key, value in values.items()})


class Pen:
    """Writes a test; sizes are in lines or letters of its type."""

    def __init__(self, document: Document, size: float, wide: float) -> None:
        self.document = document
        self.size = size
        self.wide = wide

    def title(self, text: str) -> None:
        """Write a line of the title."""
        size = self.size * 1.75
        line = self.line("", align="center", keep=True)
        spacing(line, exact=size * 1.5, keep=True)
        add_text(line, text, "title", size)

    def line(self, text: str, *, face: str = "song", align: str = "both", deep: int = 0,
             before: float = 0, after: float = 0, size: float = 1, scale: float = 1,
             keep: bool = False, level: int = 0) -> Paragraph:  # fmt: skip
        """Write a paragraph; ``size`` is how high its lines are."""
        line = self.document.add_paragraph()
        line.alignment = ALIGNED[align]
        one = self.size * 1.55
        spacing(line, exact=one * size, before=one * before, after=one * after, keep=keep)
        if deep:
            line.paragraph_format.left_indent = Pt(self.size * _STEP * deep)
        if level:
            outline(line, level)
        if text:
            self.add(line, text, face, scale)
        return line

    def add(self, line: Paragraph, text: str, face: str, scale: float = 1) -> None:
        """Add words to a paragraph."""
        if text:
            add_text(line, text, face, self.size * scale)

    def runs(self, line: Paragraph, parts: Sequence[Run], face: str) -> None:
        """Add runs to a paragraph; a gap is a line with its number."""
        for run in parts:
            if run.gap:
                add_text(line, f"　　({run.gap})　　", "song", self.size, underline=True)
            else:
                own = "hei" if run.bold else "kai" if run.italic else face
                add_text(line, run.text, own, self.size)

    def blocks(self, rows: Rich, head: Said | None = None, tail: Said | None = None, *,
               deep: int = 0, face: str = "song", keep: bool = False,
               hang: bool = True, before: float = 0) -> None:  # fmt: skip
        """Write blocks after words that begin the first of them, before some that end the last."""
        written = list(rows)
        begin, end = [one for one in head or () if one[0]], [one for one in tail or () if one[0]]
        if begin and not (written and isinstance(written[0], Line) and not written[0].mark):
            written.insert(0, Line(()))
        if end and not (written and isinstance(written[-1], Line) and not written[-1].mark):
            written.append(Line(()))
        for number, block in enumerate(written):
            first, last = not number, number + 1 == len(written)
            match block:
                case Line():
                    under = int(bool(begin)) and not first
                    space = before if first else 0
                    line = self.line("", deep=deep or under, before=space, keep=keep or not last)
                    if first and begin and hang:
                        self._hang(line, deep + 1)
                    if block.mark:
                        self._hang(line, deep + block.depth)
                        self.add(line, f"{block.mark}\t", face)
                    for place, (text, own) in enumerate(begin if first else ()):
                        self.add(line, f"{text}\t" if hang and not place else text, own)
                    self.runs(line, block.runs, face)
                    for text, own in end if last else ():
                        self.add(line, text, own)
                case Grid():
                    cells = tuple(tuple(words(cell) for cell in row) for row in block.rows)
                    self.table(cells, (1,) * len(cells[0]), align="left")
                case Picture():
                    self._picture(block)

    def _hang(self, line: Paragraph, deep: int) -> None:
        step = Pt(self.size * _STEP)
        line.paragraph_format.left_indent = Pt(self.size * _STEP * deep)
        line.paragraph_format.first_line_indent = -step

    def _picture(self, block: Picture) -> None:
        line = self.document.add_paragraph()
        line.alignment = ALIGNED["center"]
        try:
            shape = line.add_run().add_picture(BytesIO(block.data))
        except UnrecognizedImageError:  # a drawing, which .docx holds only beside a photograph
            self.add(line, block.alt, "kai")
            return
        most = Mm(self.wide * 0.8)
        if shape.width > most:
            shape.height = Emu(int(shape.height * most / shape.width))
            shape.width = most
        shape._inline.docPr.set("descr", block.alt)  # noqa: SLF001

    def choices(self, row: Sequence[Choice], count: int, *, deep: int, keep: bool) -> None:
        """Write choices side by side."""
        line = self.line("", deep=deep, keep=keep)
        wide = Mm(self.wide) - Pt(self.size * _STEP * deep)
        if count == 1:
            self._hang(line, deep + 1)
        for place, one in enumerate(row):
            if place:
                stop = Pt(self.size * _STEP * deep) + wide * place // count
                line.paragraph_format.tab_stops.add_tab_stop(stop)
                self.add(line, "\t", "song")
            self.add(line, f"{one.sign}.\t" if count == 1 else f"{one.sign}. ", "song")
            self.runs(line, one.text, "song")

    def rule(self, label: str, *, deep: int = 0, keep: bool = False) -> None:
        """Write a line to write on."""
        line = self.line(label, deep=deep, size=1.3, keep=keep, align="left")
        right = Mm(self.wide - 1)
        line.paragraph_format.tab_stops.add_tab_stop(
            right, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES
        )
        self.add(line, "\t", "song")

    def table(self, rows: Sequence[Sequence[str]], shares: Sequence[float], *,
              faces: Sequence[str] = (), align: str = "center", high: float = 1.5,
              lined: bool = True, deep: int = 0, scale: float = 1) -> Table:  # fmt: skip
        """Write a table; ``shares`` are the widths of its columns in proportion."""
        style = "Table Grid" if lined else None
        table: Table = self.document.add_table(len(rows), len(shares), style=style)
        table.autofit = False
        table.alignment = WD_TABLE_ALIGNMENT.RIGHT if deep else WD_TABLE_ALIGNMENT.CENTER
        whole = Mm(self.wide) - Pt(self.size * _STEP * deep)
        wide = [int(whole * share / sum(shares)) for share in shares]
        for column, size in zip(table.columns, wide, strict=True):
            column.width = size
        for row, texts in zip(table.rows, rows, strict=True):
            if lined:
                row.height = Pt(self.size * high)
            row._tr.get_or_add_trPr().append(_made(row._tr, "cantSplit", {}))  # noqa: SLF001
            for place, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
                cell.width = wide[place]
                if lined:
                    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
                face = faces[place] if faces else "hei" if lined and not place else "song"
                for number, said in enumerate(text.split("\n")):
                    line = cell.add_paragraph() if number else cell.paragraphs[0]
                    line.alignment = ALIGNED[align]
                    spacing(line, exact=self.size * 1.5)
                    self.add(line, said, face, scale)
        return table

    def columns(self, cells: Sequence[str], shares: Sequence[float], *, deep: int = 0) -> None:
        """Write texts side by side."""
        self.table((tuple(cells),), shares, faces=("song",) * len(cells), align="left",
                   lined=False, deep=deep)  # fmt: skip


def _w(name: str) -> str:
    return f"{{http://schemas.openxmlformats.org/wordprocessingml/2006/main}}{name}"
