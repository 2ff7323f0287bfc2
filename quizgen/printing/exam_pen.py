"""Exam pen: lines, brackets and tables of a test in .docx, in the terms of its XML."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.image.exceptions import UnrecognizedImageError
from docx.shared import Emu, Mm, Pt

from quizgen.model.exams import Grid, Line, Picture
from quizgen.printing.docx_runs import add_text, space, spacing
from quizgen.printing.elements import element, named
from quizgen.printing.exam_layout import closing, columns
from quizgen.printing.rich import words
from quizgen.printing.sheet_docx import ALIGNED, outline, repeat

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document
    from docx.table import Table
    from docx.text.paragraph import Paragraph

    from quizgen.model.exams import Choice, Rich, Run

Said = list[tuple[str, str]]
"""Words with their faces."""

_STEP = 1.9
_LARGE = 14
_TABLE = 0.82
"""Size of letters in tables of large print, of those of the text."""
_POINT = 25.4 / 72
"""In millimetres."""
_CELL = 3.9
"""Margins of a cell, left and right together, in millimetres."""


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
               hang: bool = True, before: float = 0, bracket: bool = False) -> None:  # fmt: skip
        """Write blocks after words that begin the first of them, before some that end the last."""
        written = list(rows)
        begin, end = [one for one in head or () if one[0]], [one for one in tail or () if one[0]]
        if begin and not (written and isinstance(written[0], Line) and not written[0].mark):
            written.insert(0, Line(()))
        if (end or bracket) and closing(written) < 0:
            written.append(Line(()))
        close = closing(written)
        for number, block in enumerate(written):
            first, last = not number, number + 1 == len(written)
            match block:
                case Line():
                    under = int(bool(begin)) and not first
                    space = before if first else 0
                    line = self.line("", deep=deep or under, before=space, keep=keep or not last)
                    if first and begin and hang:
                        self.hang(line, deep + 1)
                    if block.mark:
                        self.hang(line, deep + block.depth)
                        self.add(line, f"{block.mark}\t", face)
                    for place, (text, own) in enumerate(begin if first else ()):
                        self.add(line, f"{text}\t" if hang and not place else text, own)
                    self.runs(line, block.runs, face)
                    for text, own in end if number == close else ():
                        self.add(line, text, own)
                    if bracket and number == close:
                        self.bracket(line, self.wide)
                case Grid():
                    self._grid(block, keep=keep or not last)
                case Picture():
                    self._picture(block, keep=keep or not last)

    def hang(self, line: Paragraph, deep: int) -> None:
        """Let a number stand before a paragraph, all lines of which are indented so deep."""
        step = Pt(self.size * _STEP)
        line.paragraph_format.left_indent = Pt(self.size * _STEP * deep)
        line.paragraph_format.first_line_indent = -step

    def bracket(self, line: Paragraph, wide: float, room: float = 2) -> None:
        """Write the bracket for an answer at the right of a line of so many millimetres.

        Space between its two signs is a property of the first, for no line breaks between them;
        LibreOffice breaks lines even at blanks that forbid it. Nothing is justified, or the words
        before a bracket that needs a line of its own would be drawn apart.
        """
        line.alignment = ALIGNED["left"]
        line.paragraph_format.tab_stops.add_tab_stop(Mm(wide), WD_TAB_ALIGNMENT.RIGHT)
        self.add(line, "\t", "song")
        self.add(line, "（", "song")
        space(line.runs[-1], self.size * room)
        self.add(line, "）", "song")

    def letters(self, count: int = 1) -> int:
        """Return how many half characters fit in one of so many columns."""
        return int((self.wide / count - _CELL) / (self.size * 0.5 * _POINT))

    def _grid(self, block: Grid, *, keep: bool) -> None:
        cells = tuple(tuple(words(cell) for cell in row) for row in block.rows)
        scale = _TABLE if self.size > _LARGE else 1
        room = (self.letters() - 2 * _STEP) / scale
        wide = columns(block, room)
        table = self.table(cells, wide, faces=("song",) * len(wide), align="left", deep=1,
                           keep=keep, scale=scale, fill=sum(wide) / room)  # fmt: skip
        repeat(table.rows[0])
        self.line("", size=0.3, keep=keep)

    def _picture(self, block: Picture, *, keep: bool) -> None:
        line = self.document.add_paragraph()
        line.alignment = ALIGNED["center"]
        line.paragraph_format.keep_with_next = keep or None
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
            self.hang(line, deep + 1)
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
              lined: bool = True, deep: int = 0, scale: float = 1,
              keep: bool = False, fill: float = 1) -> Table:  # fmt: skip
        """Write a table; ``shares`` are the widths of its columns in proportion.

        Args:
            rows: What stands in its cells.
            shares: Of the columns.
            faces: Of the columns; without them the first stands out.
            align: How the lines of all cells are set.
            high: How high a row is at least, in letters.
            lined: Whether there are lines around cells.
            deep: How deep it is indented.
            scale: Size of its letters, of those of the text.
            keep: Whether it stays on a page with what follows.
            fill: How much of the room that it has it takes.
        """
        style = "Table Grid" if lined else None
        table: Table = self.document.add_table(len(rows), len(shares), style=style)
        table.autofit = False
        indent = Pt(self.size * _STEP * deep)
        whole = (Mm(self.wide) - indent) * fill
        table.alignment = WD_TABLE_ALIGNMENT.RIGHT if deep else WD_TABLE_ALIGNMENT.CENTER
        if fill < 1:
            table.alignment = WD_TABLE_ALIGNMENT.LEFT
            properties = table._tbl.tblPr  # noqa: SLF001 - python-docx has no name for it
            left = element(properties, "tblInd", {"w": str(round(indent.twips)), "type": "dxa"})
            properties.find(named("jc")).addnext(left)
        wide = [int(whole * share / sum(shares)) for share in shares]
        for column, size in zip(table.columns, wide, strict=True):
            column.width = size
        for row, texts in zip(table.rows, rows, strict=True):
            if lined or high > 1.5:  # noqa: PLR2004 - higher than its line
                row.height = Pt(self.size * high)
            row._tr.get_or_add_trPr().append(element(row._tr, "cantSplit", {}))  # noqa: SLF001
            for place, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
                cell.width = wide[place]
                if lined or high > 1.5:  # noqa: PLR2004
                    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
                face = faces[place] if faces else "hei" if lined and not place else "song"
                for number, said in enumerate(text.split("\n")):
                    line = cell.add_paragraph() if number else cell.paragraphs[0]
                    line.alignment = ALIGNED[align]
                    spacing(line, exact=self.size * 1.5, keep=keep)
                    self.add(line, said, face, scale)
        return table

    def columns(self, cells: Sequence[str], shares: Sequence[float], *, high: float = 1.5) -> None:
        """Write texts side by side; what stands before a tab is a number."""
        table = self.table((tuple(cells),), shares, faces=("song",) * len(cells), align="left",
                           lined=False, high=high)  # fmt: skip
        for cell in table.rows[0].cells:
            stops = cell.paragraphs[0].paragraph_format.tab_stops
            stops.add_tab_stop(Pt(self.size * _STEP))

    def pairs(self, left: Sequence[Choice], right: Sequence[Choice], *, deep: int) -> None:
        """Write what is paired, each with a bracket, beside what it is paired with."""
        shares = (58, 42)
        table = self.table((("", ""),), shares, lined=False, deep=deep)
        whole = self.wide - self.size * _STEP * deep * _POINT
        for cell, own, share, open_ in zip(
            table.rows[0].cells, (left, right), shares, (True, False), strict=True
        ):
            for number, one in enumerate(own):
                line = cell.add_paragraph() if number else cell.paragraphs[0]
                line.alignment = ALIGNED["left"]
                spacing(line, exact=self.size * 1.5)
                self.hang(line, 1)
                self.add(line, f"{one.sign}{'' if open_ else '.'}\t", "song")
                self.runs(line, one.text, "song")
                if open_:
                    self.bracket(line, whole * share / 100 - _CELL, 1.4)
