"""Sheet .docx: sheets that Word, WPS and LibreOffice edit, the same bytes for the same sheets."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, assert_never

import docx
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Emu

from quizgen.model.sheets import Break, Form, Heading, Paragraph, Seal, Sign, Table
from quizgen.printing.archive import repacked
from quizgen.printing.docx_runs import add_text, footer, header, indent, spacing
from quizgen.printing.elements import element
from quizgen.printing.styles import Look, look, page_of, prepare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document
    from docx.table import Table as Grid
    from docx.table import _Cell, _Row
    from docx.text.paragraph import Paragraph as Line

    from quizgen.model.sheets import Block, Sheet

ALIGNED = {
    "left": ALIGN.LEFT,
    "center": ALIGN.CENTER,
    "right": ALIGN.RIGHT,
    "both": ALIGN.JUSTIFY,
}
DAY = datetime(1980, 1, 1, tzinfo=UTC)


def write(sheets: Sequence[Sheet], title: str = "") -> bytes:
    """Return ``sheets`` as one Word document, each beginning a section of its own."""
    document = docx.Document()
    prepare(document)
    dated(document, title or (sheets[0].title if sheets else ""))
    for number, sheet in enumerate(sheets):
        section = document.add_section() if number else document.sections[0]
        section.header.is_linked_to_previous = False
        section.footer.is_linked_to_previous = False
        page_of(section, sheet.page)
        header(section, sheet.mark)
        footer(section, sheet.note)
        _Writer(document, look(sheet.page)).sheet(sheet)
    made = BytesIO()
    document.save(made)
    return repacked(made.getvalue())


def dated(document: Document, title: str) -> None:
    """Say what a document is, and nothing of who wrote it and when."""
    core = document.core_properties
    core.title = title
    core.author = core.last_modified_by = core.comments = ""
    core.language = "zh-CN"
    core.created = core.modified = DAY
    core.revision = 1


class _Writer:
    """Writes the blocks of one sheet."""

    def __init__(self, document: Document, size: Look) -> None:
        self.document = document
        self.size = size

    def sheet(self, sheet: Sheet) -> None:
        if sheet.issuer:
            self._title(sheet.issuer, after=0)
        self._title(sheet.title, after=self.size.line / 2)
        for block in sheet.blocks:
            self._block(block)

    def _title(self, text: str, after: float) -> None:
        line = self._line("", align="center", level=1)
        spacing(line, exact=self.size.title * 1.45, after=after, keep=True)
        add_text(line, text, "title", self.size.title)

    def _line(self, text: str, align: str = "both", face: str = "body", level: int = 0) -> Line:
        line = self.document.add_paragraph()
        line.alignment = ALIGNED[align]
        spacing(line, exact=self.size.line)
        if level:
            outline(line, level)
        if text:
            add_text(line, text, face, self.size.body)
        return line

    def _block(self, block: Block) -> None:
        match block:
            case Paragraph():
                self._paragraph(block)
            case Heading():
                line = self._line(
                    block.text, face="hei" if block.level == 1 else "kai", level=block.level + 1
                )
                indent(line, 2, self.size.body)
                line.paragraph_format.keep_with_next = True
            case Form():
                self._form(block)
            case Table():
                self._table(block)
            case Sign():
                self._sign(block)
            case Seal():
                self._seal(block)
            case Break():
                self._line("").paragraph_format.page_break_before = True
            case _:
                assert_never(block)

    def _paragraph(self, block: Paragraph) -> None:
        align = {"number": "center", "line": "center", "right": "right"}.get(block.style, "both")
        face = "kai" if block.style in {"line", "note"} else "body"
        line = self._line(block.text, align, face)
        if block.style == "note":  # what it says is about what follows
            line.paragraph_format.keep_with_next = True
        if block.style in {"body", "item", "speech"}:
            indent(line, 2, self.size.body)
        if block.style == "number":
            spacing(line, exact=self.size.line, after=self.size.line / 2)
        if block.style == "line":
            spacing(line, exact=self.size.line, before=self.size.line * 0.7, keep=True)

    def _grid(self, rows: int, widths: Sequence[float]) -> Grid:
        """Return an empty table with lines; widths are shares of the line."""
        section = self.document.sections[-1]
        paper, left, right = section.page_width, section.left_margin, section.right_margin
        assert paper is not None
        assert left is not None
        assert right is not None
        whole = paper - left - right
        table: Grid = self.document.add_table(rows, len(widths), style="Table Grid")
        table.autofit = False
        for place, width in enumerate(widths):
            size = Emu(int(whole * width / sum(widths)))
            table.columns[place].width = size
            for cell in table.columns[place].cells:
                cell.width = size
                cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        return table

    def _cell(self, cell: _Cell, text: str, face: str = "body", align: str = "left") -> None:
        line = cell.paragraphs[0]
        line.alignment = ALIGNED[align]
        spacing(line, exact=self.size.table * 1.5, before=3, after=3)
        add_text(line, text, face, self.size.table)

    def _form(self, block: Form) -> None:
        table = self._grid(len(block.rows), (32, 68))
        for row, (label, value) in zip(table.rows, block.rows, strict=True):
            self._cell(row.cells[0], label, "kai", "center")
            self._cell(row.cells[1], value)
        self._after_table()

    def _table(self, block: Table) -> None:
        widths = block.widths or (1,) * len(block.header)
        table = self._grid(len(block.rows) + 1, widths)
        for cell, text in zip(table.rows[0].cells, block.header, strict=True):
            self._cell(cell, text, "hei", "center")
        repeat(table.rows[0])
        for row, values in zip(table.rows[1:], block.rows, strict=True):
            for cell, text in zip(row.cells, values, strict=True):
                self._cell(cell, text)
        self._after_table()

    def _after_table(self) -> None:
        spacing(self._line(""), exact=self.size.line / 3)

    def _sign(self, block: Sign) -> None:
        for label, value in block.lines:
            line = self._line("", align="left")
            spacing(line, exact=self.size.line, before=self.size.line / 4)
            add_text(line, f"{label}：", "body", self.size.body)
            add_text(line, f" {value or '　' * 8} ", "kai", self.size.body, underline=True)

    def _seal(self, block: Seal) -> None:
        for number, text in enumerate((block.issuer, block.date)):
            line = self._line(text, align="center")
            indent(line, 0, self.size.body, left=11)
            before = 0 if number else self.size.line
            spacing(line, exact=self.size.line, before=before, keep=not number)
        if block.pressed:
            line = self._line("", align="center")
            indent(line, 0, self.size.body, left=11)
            text = f"〔{block.pressed} 演练用印〕"
            add_text(line, text, "song", self.size.table - 2, color="CC2222")


def outline(line: Line, level: int) -> None:
    """Make a line an entry of the outline that office programs show beside a document."""
    properties = line.paragraph_format.element.get_or_add_pPr()
    properties.append(element(properties, "outlineLvl", {"val": str(level - 1)}))


def repeat(row: _Row) -> None:
    """Let the header of a table come again on every page."""
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no name for it
    properties.append(element(properties, "tblHeader", {}))
