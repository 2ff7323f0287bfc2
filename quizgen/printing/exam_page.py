"""Exam page: paper, foot and seal line of a test in .docx, in the terms of its XML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE
from docx.shared import Mm

from quizgen.messages import message
from quizgen.printing.docx_runs import add_field, add_text, spacing
from quizgen.printing.elements import element, named
from quizgen.printing.sheet_docx import ALIGNED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document
    from docx.section import Section

PAPER = 210, 297
SIDES = (24, 20, 22, 23)
"""Margins (top, right, bottom, left), in millimetres."""
_SEAL = 10
"""How much wider the margin is at which the seal line stands."""
_BOUND = 244
_FOOT = 9


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
    styled = [child.tag for child in properties].count(named("tblStyle"))
    properties.insert(styled, element(properties, "tblpPr", place))
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
            borders = element(own, "tcBorders", {})
            look = {"val": "dashed", "sz": "8", "space": "0", "color": "000000"}
            borders.append(element(borders, "right", look))
            own.find(named("vAlign")).addprevious(borders)
        own.find(named("vAlign")).addprevious(element(own, "textDirection", {"val": "btLr"}))
        line = cell.paragraphs[0]
        line.alignment = ALIGNED["center"]
        spacing(line, exact=15)
        add_text(line, text, face, 10.5 if face == "song" else 9)


def _twips(millimetres: float) -> str:
    return str(round(millimetres / 25.4 * 1440))
