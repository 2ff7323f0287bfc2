"""Docx runs: runs, spacing, headers and page numbers of .docx, in the terms of its XML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from quizgen.printing.elements import element, named
from quizgen.printing.styles import fonts_of, language

if TYPE_CHECKING:
    from docx.section import Section
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run


def add_text(
    line: Paragraph, text: str, face: str, size: float, *, underline: bool = False, color: str = ""
) -> None:
    """Add text in a face; line breaks stay."""
    run = line.add_run(text)
    properties = run._r.get_or_add_rPr()  # noqa: SLF001 - python-docx has no name for it
    fonts_of(properties, face)
    run.font.size = Pt(size)
    run.font.underline = underline or None
    if color:
        properties.insert(1, element(properties, "color", {"val": color}))
    language(properties)


def add_field(line: Paragraph, code: str, face: str, size: float) -> None:
    """Add a number that office programs fill in, such as that of the page."""
    for kind, text in (("begin", ""), ("", code), ("separate", ""), ("number", ""), ("end", "")):
        run = line.add_run("1" if kind == "number" else "")
        properties = run._r.get_or_add_rPr()  # noqa: SLF001
        fonts_of(properties, face)
        run.font.size = Pt(size)
        if text:
            field = element(run._r, "instrText", {})  # noqa: SLF001
            field.text = f" {text} "
            run._r.append(field)  # noqa: SLF001
        elif kind != "number":
            run._r.append(element(run._r, "fldChar", {"fldCharType": kind}))  # noqa: SLF001


def space(run: Run, points: float) -> None:
    """Leave so many points after each letter of a run."""
    properties = run._r.get_or_add_rPr()  # noqa: SLF001
    wide = element(properties, "spacing", {"val": str(round(points * 20))})
    properties.find(named("sz")).addprevious(wide)


def spacing(
    line: Paragraph, exact: float, before: float = 0, after: float = 0, *, keep: bool = False
) -> None:
    """Set line spacing and distances in points; ``keep`` keeps the line with the next."""
    form = line.paragraph_format
    form.line_spacing = Pt(exact)
    form.space_before, form.space_after = Pt(before), Pt(after)
    form.keep_with_next = keep or None


def indent(line: Paragraph, characters: int, size: float, left: int = 0) -> None:
    """Indent the first line, and the whole, by characters: office programs keep it so."""
    properties = line._p.get_or_add_pPr()  # noqa: SLF001
    marks = properties.get_or_add_ind()
    if characters:
        marks.set(named("firstLineChars"), str(characters * 100))
        marks.set(named("firstLine"), str(int(characters * size * 20)))
    if left:
        marks.set(named("leftChars"), str(left * 100))
        marks.set(named("left"), str(int(left * size * 20)))


def header(section: Section, mark: str) -> None:
    """Put the small print at the head of the pages of a section."""
    line = section.header.paragraphs[0]
    line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    spacing(line, exact=12)
    if mark:
        add_text(line, mark, "song", 9, color="555555")


def footer(section: Section, note: str) -> None:
    """Number the pages of a section as official documents do: — 1 —; a note stands below."""
    line = section.footer.paragraphs[0]
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    spacing(line, exact=18)
    add_text(line, "— ", "song", 14)
    add_field(line, "PAGE", "song", 14)
    add_text(line, " —", "song", 14)
    if note:
        below = section.footer.add_paragraph()
        spacing(below, exact=11, before=6)
        add_text(below, note, "song", 8, color="555555")
