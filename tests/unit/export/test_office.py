"""LibreOffice, openpyxl, python-docx and pypdf read workbooks and papers: with receipts."""

from __future__ import annotations

import csv
import io
import os
import re
import shutil
import subprocess
from collections import Counter
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

import docx
import openpyxl
import pypdf
import pytest

from quizgen.diagnostics import Report
from quizgen.export import exporters
from quizgen.export.base import Selection, run
from quizgen.importing import importers
from quizgen.importing.base import Imported
from quizgen.markup import to_html
from quizgen.model.interactions import Option, Single
from tests.lms.receipts import check
from tests.unit.export.kinds import FOUR
from tests.unit.export.test_exams import bare, pdf_text, word_text
from tests.unit.export.test_moodle_xml import item, selection

CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
"""All sheets, commas, UTF-8, cells as they are shown."""
ODD = (
    "=1+2",
    "+SUM(A1)",
    "-1",
    "@x",
    "_x0041_",
    "a_x000D_b",
    "_x005F_",
    "1-5",
    "0012",
    "1e5",
    "TRUE",
)


def files(name: str, chosen: Selection, **options: str) -> dict[str, bytes]:
    made = run(exporters()[name], replace(chosen, options=options), Report())
    return {file.path: file.data for file in made}


def odd() -> Selection:
    """Texts that a program may take for something else."""
    options = tuple(
        Option(id=chr(ord("A") + n), text=text.replace("_", "\\_")) for n, text in enumerate(ODD)
    )
    return replace(selection(item(Single(options=(*options, *FOUR[3:]), key="A"))), id="odd")


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """Convert files with LibreOffice; returns its version and what it wrote."""
    program = shutil.which("soffice")
    if program is None:
        assert not os.environ.get("CI"), "LibreOffice is missing"
        pytest.skip("needs LibreOffice")
    home = f"-env:UserInstallation=file://{tmp_path_factory.mktemp('home')}"

    def convert(kind: str, given: dict[str, bytes]) -> dict[str, bytes]:
        folder = tmp_path_factory.mktemp("office")
        for name, data in given.items():
            (folder / name).write_bytes(data)
        done = subprocess.run(
            [program, home, "--headless", "--convert-to", kind, "--outdir", "out", *given],
            cwd=folder, check=True, capture_output=True, timeout=180,
        )  # fmt: skip
        made = {path.name: path.read_bytes() for path in (folder / "out").glob("*")}
        assert made, done.stderr.decode()
        return made

    told = subprocess.run([program, "--version"], capture_output=True, check=True, text=True)
    found = re.search(r"LibreOffice (\d+\.\d+)", told.stdout)
    assert found is not None
    return found[1], convert


@pytest.fixture(scope="module")
def books(sample, paper) -> dict[str, bytes]:
    return {**files("xlsx", sample), **files("xlsx", paper), **files("xlsx", odd())}


def tables(data: bytes) -> dict[str, list[list[str]]]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return {s.title: [[_shown(cell) for cell in row] for row in s.iter_rows()] for s in book}


def _shown(cell) -> str:
    text = "" if cell.value is None else str(cell.value)
    return re.sub("_x([0-9A-F]{4})_", lambda found: chr(int(found[1], 16)), text, count=0)


def kinds_of(chosen: Selection, ids: set[str]) -> dict[str, dict[str, int]]:
    """Return how many items of each type were read; all of them."""
    seen: Counter[str] = Counter()
    for form in chosen.forms:
        for place in form.items:
            assert place.item.id in ids, place.item.id
            seen[place.item.type] += 1
    return {kind: {"items": count} for kind, count in seen.items()}


def test_calc_shows_every_cell_of_the_workbooks(office, books, sample, update_golden) -> None:
    number, convert = office
    made = convert(CSV, books)
    ids = set()
    for name, data in books.items():
        for sheet, rows in tables(data).items():
            text = made[f"{Path(name).stem}-{sheet}.csv"].decode()
            read = list(csv.reader(io.StringIO(text, newline="")))
            assert [[" ".join(c.split()) for c in row] for row in read] == [
                [" ".join(c.split()) for c in row] for row in rows
            ], (name, sheet)
            ids |= {row[0] for row in read} if name.startswith("sample") else set()
    check("xlsx", "LibreOffice", number, kinds_of(sample, ids), update=update_golden, pinned=False)


def test_workbook_saved_by_calc_gives_the_same_items(office, books) -> None:
    _, convert = office
    saved = convert("xlsx", books)
    for name, data in books.items():
        drafts = []
        for own in (data, saved[name]):
            into = Imported(Report())
            importers()["xlsx"].read(own, "a.xlsx", into)
            assert [str(found) for found in into.report.diagnostics] == []
            drafts.append([draft.fields for draft in into.drafts])
        assert drafts[0] == drafts[1], name
    (fields,) = drafts[0]
    shown = [to_html(text, inline=True) for text in list(fields["options"].values())[: len(ODD)]]
    assert shown == list(ODD)


def test_openpyxl_receipt_of_the_sample_is_fresh(books, sample, update_golden) -> None:
    (data,) = (data for name, data in books.items() if name.startswith("sample"))
    ids = {row[0] for rows in tables(data).values() for row in rows}
    check("xlsx", "openpyxl", version("openpyxl"), kinds_of(sample, ids), update=update_golden,
          pinned=False)  # fmt: skip


def asked(chosen: Selection, text: str) -> set[str]:
    """Return the items whose question can be read in a text."""
    found = set()
    for form in chosen.forms:
        for place in form.items:
            html = re.sub(r"<[^>]*>|\[\[.*", "", str(to_html(place.variants[0].stem)))
            if bare(html)[:18] in text:
                found.add(place.item.id)
    return found


@pytest.fixture(scope="module")
def papers(sample, paper) -> dict[str, bytes]:
    return {**files("docx", sample), **files("docx", paper)}


@pytest.fixture(scope="module")
def printed(office, papers) -> dict[str, bytes]:
    """What Writer prints."""
    made = office[1]("pdf", papers)
    assert {Path(name).stem for name in papers} == {Path(name).stem for name in made}
    return made


def test_writer_prints_every_line_of_papers_sheets_and_keys(papers, printed) -> None:
    for name, data in papers.items():
        read = pdf_text(printed[f"{Path(name).stem}.pdf"])
        lines = [bare(p.text) for p in docx.Document(io.BytesIO(data)).paragraphs]
        wanted = [line[:16] for line in lines if len(line) > 16]
        assert len(wanted) > 5
        assert [line for line in wanted if line not in read] == [], name
    pages = pypdf.PdfReader(io.BytesIO(printed["sixty.pdf"])).pages
    assert 8 <= len(pages) <= 18
    assert "一、单项选择题" in bare(pages[0].extract_text())


def test_paper_of_the_sample_is_read_by_writer(office, printed, sample, update_golden) -> None:
    number = office[0]
    text = pdf_text(printed["sample.pdf"])
    kinds = kinds_of(sample, asked(sample, text))
    check("docx", "LibreOffice", number, kinds, update=update_golden, pinned=False)
    key = pdf_text(printed["sample-答案.pdf"])
    kinds_of(sample, {own.id for own in _items(sample) if own.id in key})


def _items(chosen: Selection):
    return [place.item for form in chosen.forms for place in form.items]


def test_paper_of_the_sample_is_read_by_python_docx(sample, update_golden) -> None:
    data = files("docx", sample, parts="paper")["sample.docx"]
    kinds = kinds_of(sample, asked(sample, word_text(data)))
    check("docx", "python-docx", docx.__version__, kinds, update=update_golden, pinned=False)


def test_paper_of_the_sample_is_read_by_pypdf(sample, update_golden) -> None:
    data = files("print", sample, parts="paper")["sample.pdf"]
    kinds = kinds_of(sample, asked(sample, pdf_text(data)))
    check("print", "pypdf", pypdf.__version__, kinds, update=update_golden, pinned=False)


@pytest.mark.parametrize("name", ["json", "xlsx", "docx", "csv", "text"])
def test_texts_of_any_signs_survive(name, root) -> None:
    import sys

    sys.path.insert(0, str(root / "tests" / "fuzz"))
    try:
        import office as fuzz
    finally:
        sys.path.pop(0)
    assert fuzz.broken(name, 200, seed=7) == []
