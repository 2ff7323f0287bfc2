"""Styles: paper, sizes of type and the Normal style of .docx, after GB/T 9704."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docx.enum.section import WD_ORIENTATION
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.shared import Mm, Pt

from quizgen.printing.elements import element, named
from quizgen.printing.fonts import FACES, LATIN

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section


@dataclass(frozen=True, slots=True)
class Look:
    """Sizes in points."""

    title: float
    body: float
    line: float
    table: float


LOOKS = {
    "A4": Look(title=22, body=16, line=28, table=14),
    "A4 working": Look(title=16, body=10.5, line=17, table=9.5),
    "A4 wide": Look(title=15, body=9.5, line=14, table=7.5),
    "A4 landscape": Look(title=16, body=12, line=19, table=10.5),
    "A5": Look(title=16, body=11, line=17, table=10),
}

PAPERS = {
    "A4": (210, 297, (37, 26, 35, 28)),
    "A4 working": (210, 297, (20, 17, 20, 20)),
    "A4 wide": (297, 210, (14, 10, 13, 10)),
    "A4 landscape": (297, 210, (26, 20, 20, 20)),
    "A5": (148, 210, (18, 14, 16, 14)),
}
"""Width, height and margins (top, right, bottom, left) in millimetres; those of A4 are official."""


def look(page: str) -> Look:
    """Return the sizes for a kind of paper."""
    return LOOKS[page]


def page_of(section: Section, page: str) -> None:
    """Give a section its paper and margins."""
    width, height, (top, right, bottom, left) = PAPERS[page]
    wide = width > height
    section.orientation = WD_ORIENTATION.LANDSCAPE if wide else WD_ORIENTATION.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.top_margin, section.bottom_margin = Mm(top), Mm(bottom)
    section.left_margin, section.right_margin = Mm(left), Mm(right)
    section.header_distance = section.footer_distance = Mm(min(top, bottom) // 2)


def prepare(document: Document) -> None:
    """Make the Normal style Chinese: without that, parts of a text fall back to other faces."""
    normal = document.styles["Normal"]
    normal.font.size = Pt(16)
    fonts_of(normal.element.get_or_add_rPr(), "body")
    normal.paragraph_format.space_after = normal.paragraph_format.space_before = Pt(0)
    for style in document.styles.element.iter(named("rPrDefault")):
        for run in style.iter(named("rPr")):
            fonts_of(run, "body")
            language(run)
    _font_table(document)


def fonts_of(properties: Any, use: str) -> None:
    """Name the face for every kind of script in the properties of a run or style."""
    face = FACES[use]
    for old in properties.findall(named("rFonts")):
        properties.remove(old)
    latin = LATIN if use in {"body", "kai", "song"} else face.official
    faces = {"ascii": latin, "hAnsi": latin, "cs": latin, "eastAsia": face.official}
    properties.insert(0, element(properties, "rFonts", {**faces, "hint": "eastAsia"}))


def language(properties: Any) -> None:
    """Say that it is Chinese: characters shared with Japanese are drawn otherwise there."""
    for old in properties.findall(named("lang")):
        properties.remove(old)
    values = {"val": "zh-CN", "eastAsia": "zh-CN", "bidi": "ar-SA"}
    properties.append(element(properties, "lang", values))


def _font_table(document: Document) -> None:
    """Tell office programs what may stand for each official face where it is missing."""
    space = named("")[1:-1]
    entries = "".join(
        f'<w:font w:name="{face.official}"><w:altName w:val="{";".join(face.others[:-1])}"/>'
        '<w:charset w:val="86"/></w:font>'
        for face in FACES.values()
    )
    text = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<w:fonts xmlns:w="{space}">{entries}</w:fonts>'
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/fontTable"
    for known in list(document.part.rels.values()):
        if known.reltype == relation:
            del document.part.rels[known.rId]
    part = Part(PackURI("/word/fontTable.xml"), kind, text.encode(), document.part.package)
    document.part.relate_to(part, relation)
