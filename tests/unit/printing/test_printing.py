"""Printing: every block arrives in every format, the same bytes each time, in official faces."""

from __future__ import annotations

import dataclasses
import html
import io
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import pypdf
import pytest
from lxml import etree

from quizgen.diagnostics import UsageError
from quizgen.model.sheets import Break, Paragraph, Seal, Sheet
from quizgen.printing import to_docx, to_html, to_pdf, tools
from quizgen.printing.pdf import write_page, write_shorter

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WORDS = (
    "责令限期改正通知书", "临能改〔2026〕12号", "<b>&", "一、监察内容", "办公楼",
    "电表照片", "马建业", "2026年10月12日", "下一页", "亮证 · 种子 7", "占位式样",
)  # fmt: skip


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def pdf_text(made: bytes) -> list[str]:
    return [bare(page.extract_text()) for page in pypdf.PdfReader(io.BytesIO(made)).pages]


def word_parts(made: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_html_of_a_sheet_holds_every_block_and_escapes_it(sheet: Sheet) -> None:
    page = to_html([sheet])
    for word in WORDS:
        assert html.escape(word) in page
    assert "<b>" not in page


@pytest.mark.parametrize(
    "name", ["某局", "临原市发展和改革委员会", "临原市工业和信息化局行政审批服务中心"]
)
def test_seal_carries_a_name_of_any_length_once_around(sheet: Sheet, name: str) -> None:
    made = to_html([dataclasses.replace(sheet, blocks=(Seal(name, "2026年10月12日", name),))])
    turns = [float(turn) for turn in re.findall(r"rotate\((-?[0-9.]+) 52 52\)", made)]
    signs = re.findall(r"52 52\)\">(.)</text>", made)
    assert "".join(signs) == name
    assert turns == sorted(turns)
    assert turns[-1] - turns[0] <= 250
    assert turns[0] == -turns[-1]


def test_pdf_of_a_sheet_holds_every_block_on_official_paper(sheet: Sheet) -> None:
    reader = pypdf.PdfReader(io.BytesIO(to_pdf([sheet])))
    text = "".join(pdf_text(to_pdf([sheet])))
    for word in WORDS:
        assert bare(word) in text
    assert [round(float(side) / 72 * 25.4) for side in reader.pages[0].mediabox[2:]] == [210, 297]
    assert "—1—" in text


def test_pdf_break_begins_a_page(sheet: Sheet) -> None:
    short = dataclasses.replace(sheet, blocks=(Paragraph("上一页"), Break(), Paragraph("下一页")))
    pages = pdf_text(to_pdf([short]))
    assert len(pages) == 2
    assert "下一页" in pages[1]


def test_docx_of_a_sheet_holds_every_block_with_official_margins(sheet: Sheet) -> None:
    made = to_docx([sheet])
    parts = word_parts(made)
    shown = ("document", "header", "footer")
    text = "".join(
        "".join(etree.fromstring(data).itertext())
        for name, data in parts.items()
        if any(f"word/{kind}" in name for kind in shown) and name.endswith(".xml")
    )
    for word in WORDS:
        assert bare(word) in bare(text)
    section = docx.Document(io.BytesIO(made)).sections[0]
    sides = (section.top_margin, section.right_margin, section.bottom_margin, section.left_margin)
    assert [round(side.mm) for side in sides if side is not None] == [37, 26, 35, 28]


def test_docx_runs_and_normal_style_all_name_an_eastern_font(sheet: Sheet) -> None:
    parts = word_parts(to_docx([sheet]))
    faces = set()
    for name in ("word/document.xml", *(n for n in parts if re.match(r"word/(head|foot)er", n))):
        for run in etree.fromstring(parts[name]).iter(f"{W}r"):
            fonts = run.find(f"{W}rPr/{W}rFonts")
            assert fonts is not None, etree.tostring(run)
            faces.add(fonts.get(f"{W}eastAsia"))
    assert faces == {"仿宋_GB2312", "方正小标宋简体", "楷体_GB2312", "黑体", "宋体"}
    styles = etree.fromstring(parts["word/styles.xml"])
    normal = styles.xpath("//w:style[@w:styleId='Normal']", namespaces={"w": W[1:-1]})[0]
    assert normal.find(f"{W}rPr/{W}rFonts").get(f"{W}eastAsia") == "仿宋_GB2312"


def test_docx_font_table_names_free_fonts_for_each_official_one(sheet: Sheet) -> None:
    table = etree.fromstring(word_parts(to_docx([sheet]))["word/fontTable.xml"])
    named = {
        font.get(f"{W}name"): font.find(f"{W}altName").get(f"{W}val")
        for font in table.iter(f"{W}font")
    }
    assert "Noto Serif CJK SC" in named["仿宋_GB2312"]
    assert "FandolKai" in named["楷体_GB2312"]


def test_same_sheets_give_the_same_bytes_in_another_process(sheet: Sheet, tmp_path: Path) -> None:
    code = (
        "import sys, hashlib, pathlib, pickle;"
        "from quizgen.printing import *;"
        "s = pickle.loads(pathlib.Path(sys.argv[1]).read_bytes());"
        "print(*(hashlib.sha256(d).hexdigest() for d in "
        "(to_pdf([s]), to_docx([s]), to_html([s]).encode())))"
    )
    import pickle

    kept = tmp_path / "sheet"
    kept.write_bytes(pickle.dumps(sheet))
    runs = [
        subprocess.run(
            [sys.executable, "-c", code, str(kept)],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PATH": "/usr/bin:/bin", "PYTHONPATH": ":".join(sys.path)},
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1]
    assert runs[0].count(" ") == 2


def test_docx_parts_are_sorted_and_of_a_fixed_day(sheet: Sheet) -> None:
    with zipfile.ZipFile(io.BytesIO(to_docx([sheet]))) as archive:
        entries = archive.infolist()
    names = [entry.filename for entry in entries]
    assert names[0] == "[Content_Types].xml"
    assert names[1:] == sorted(names[1:])
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize(("page", "size"), [("A5", [148, 210]), ("A4 landscape", [297, 210])])
def test_other_paper_is_that_paper_in_both_formats(
    sheet: Sheet, page: str, size: list[int]
) -> None:
    other = dataclasses.replace(sheet, page=page)
    reader = pypdf.PdfReader(io.BytesIO(to_pdf([other])))
    assert [round(float(side) / 72 * 25.4) for side in reader.pages[0].mediabox[2:]] == size
    section = docx.Document(io.BytesIO(to_docx([other]))).sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert [round(section.page_width.mm), round(section.page_height.mm)] == size


def test_missing_library_is_named_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(tools, "import_module", missing)
    with pytest.raises(UsageError, match=r"QG611.*WeasyPrint.*pip install quizgen\[print\]"):
        tools.need("weasyprint", "WeasyPrint")


def test_missing_pango_is_named_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(name: str) -> None:
        raise OSError(f"cannot load library of {name}\nmore")

    monkeypatch.setattr(tools, "import_module", broken)
    with pytest.raises(UsageError, match=r"QG611.*libpango"):
        tools.need("weasyprint", "WeasyPrint")


def test_docx_is_opened_by_libreoffice_with_all_its_text(
    sheet: Sheet, soffice: str, tmp_path: Path
) -> None:
    (tmp_path / "a.docx").write_bytes(to_docx([sheet, sheet]))
    subprocess.run(
        [
            soffice, "--headless", f"-env:UserInstallation={(tmp_path / 'user').as_uri()}",
            "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "a.docx"),
        ],
        capture_output=True, check=True, timeout=120,
    )  # fmt: skip
    text = "".join(pdf_text((tmp_path / "a.pdf").read_bytes()))
    for word in WORDS:
        assert text.count(bare(word)) >= 2, word
    assert "—1—" in text


def test_shorter_setting_is_taken_only_where_it_saves_paper() -> None:
    def page(high: int) -> str:
        style = "<style>@page { size: 100mm 100mm; margin: 0 } div { break-inside: avoid }</style>"
        return style + "".join(f"<div style='height: {high}mm'>{n}</div>" for n in range(3))

    def pages(*given: str) -> int:
        return len(pypdf.PdfReader(io.BytesIO(write_shorter(*given))).pages)

    assert pages(page(40), page(30)) == 1
    assert write_shorter(page(40), page(35)) == write_page(page(40))
    assert write_shorter(page(20), page(10)) == write_page(page(20))
