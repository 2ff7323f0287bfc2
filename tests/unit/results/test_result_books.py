"""Gradebook and report as workbooks: numbers are numbers, texts stay texts, bytes stay the same."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
from dataclasses import replace

import openpyxl
import pytest

from quizgen.cli import main
from quizgen.model.interactions import Judge, Option, Short, Single
from quizgen.printing.result_books import gradebook_book, report_book
from quizgen.printing.workbook import LONGEST, Table, workbook
from quizgen.results.analysis import analyse
from quizgen.results.intake import Anomaly, Oddity
from quizgen.results.marking import Marking, Script
from tests.unit.results.test_commands import first_options, folder, grade, hand_in  # noqa: F401

ODD = ("=1+2", "+A1", "-1", "@x", "\tx", "_x0041_", "1-5", "0012", "1e5", "TRUE", "a\x0bb")


def book(data: bytes):
    return openpyxl.load_workbook(io.BytesIO(data))


def rows(sheet) -> list[tuple[object, ...]]:
    return [*sheet.iter_rows(values_only=True)]


@pytest.fixture
def small(assignment):
    """A choice, two judgements and a text that a person has to judge."""
    form = assignment.forms[0]
    options = tuple(Option(id=one) for one in "ABC")
    rules = [Single(options=options, key="A"), *(Judge(key=True) for _ in range(2))]
    items = tuple(
        replace(form.items[n], id=f"i{n}", interaction=rule, stem=f"=题{n}")
        for n, rule in enumerate(rules)
    )
    return replace(assignment, forms=(replace(form, id="卷", items=items),))


def class_of(assignment, answers, names=None):
    marking, form = Marking(assignment), assignment.forms[0].hash
    return [
        marking(
            Script(who=(names or {}).get(n, f"w{n}"), form=form, receipt=f"r{n}", responses=one)
        )
        for n, one in enumerate(answers)
    ]


def test_cells_of_a_workbook_are_what_they_were_and_none_is_a_formula():
    long = "长" * (LONGEST + 1)
    made = book(
        workbook(
            [Table(title="表", rows=[["a", "b"], *([one, 2.5] for one in (*ODD, long))])], "书"
        )
    )
    found = [row[0] for row in rows(made["表"])[1:]]
    escaped = {"_x0041_": "_x005F_x0041_"}  # as Excel has them written
    assert found[:-2] == [escaped.get(one, one) for one in ODD[:-1]]
    assert found[-2] == "a\ufffdb"
    assert len(found[-1]) == LONGEST
    cells = [cell for line in made["表"].iter_rows(min_row=2) for cell in line]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    quoted = {cell.value for cell in cells if cell.quotePrefix}
    assert quoted == {"=1+2", "+A1", "-1", "@x", "\tx"}


def test_names_of_sheets_are_such_as_excel_takes():
    titles = ["各题 jieye/a", "各题 jieye a", "各题 JIEYE A", "", "长" * 40, "长" * 40]
    made = book(workbook([Table(title=one, rows=[["x"]]) for one in titles], "书"))
    assert made.sheetnames == [
        *("各题 jieye a", "各题 jieye a 2", "各题 JIEYE A 3", "-"),
        *("长" * 31, f"{'长' * 29} 2"),
    ]


def test_gradebook_has_numbers_where_there_are_points(small):
    graded = class_of(small, [("A", True, None), ("B", False, True)], {0: "=甲", 1: "0012"})
    odd = [Anomaly(oddity=Oddity.DAMAGED, source="-坏.txt")]
    made = book(gradebook_book(graded, odd, "周测"))
    heads, *people = rows(made["成绩册"])
    assert heads[:5] == ("代号", "卷", "得分", "满分", "百分比")
    assert [row[:5] for row in people] == [("=甲", "卷", 2, 3, 66.67), ("0012", "卷", 1, 3, 33.33)]
    assert people[0][-3:] == (1, 1, 0)
    assert rows(made["异常"])[1][2] == "-坏.txt"
    assert made.sheetnames == ["成绩册", "异常"]
    assert gradebook_book(graded, odd, "周测") == gradebook_book(graded, odd, "周测")


def test_texts_to_be_judged_are_on_a_sheet_of_their_own(small):
    form = small.forms[0]
    text = replace(form.items[0], interaction=Short(keypoints=(), max="2"))
    waiting = replace(small, forms=(replace(form, items=(text,)),))
    made = book(gradebook_book(class_of(waiting, [("=1+1",)]), [], "周测"))
    (row,) = rows(made["待评"])[1:]
    assert row[2] == "=1+1"
    assert row[4] == 2


def test_report_book_holds_back_what_a_class_is_too_small_for(small):
    heads, facts = {}, {}
    for number in (29, 30, 100):
        answers = [("B", True, n % 2 == 0) for n in range(number)]
        made = book(report_book("周测", analyse(class_of(small, answers)), {"late": 2}))
        heads[number] = rows(made["各题"])[0]
        facts[number] = rows(made["概况"])[1]
        assert made.sheetnames == ["概况", "各题", "选项", "异常"]
    assert heads[29] == ("序号", "题", "题干", "答对", "没答、无效")
    assert heads[30][5:8] == ("难度（得分率，%）", "95% 下限", "95% 上限")
    assert "要看的" not in heads[30]
    assert heads[100][-1] == "要看的"
    assert facts[29][5:11] == (None,) * 6
    assert facts[30][5] == 50


def test_figures_of_the_report_book_are_those_of_the_analysis(small):
    answers = [("A", n % 3 > 0, n % 2 == 0) for n in range(60)] + [("C", None, True)] * 60
    (form,) = analyse(class_of(small, answers))
    made = book(report_book("周测", [form], {}))
    for item, row in zip(form.items, rows(made["各题"])[1:], strict=True):
        assert row[:5] == (
            item.number,
            item.item.id,
            item.item.stem,
            item.right,
            120 - item.answered,
        )
        figures = item.figures
        assert row[5] == round(figures.facility, 2)
        assert row[6:8] == tuple(round(end, 2) for end in item.facility)
        assert row[8] == (figures.discrimination and round(figures.discrimination, 2))
    chosen = [row for row in rows(made["选项"])[1:] if row[1] == "i0"]
    assert [(row[2], row[3], row[4]) for row in chosen] == [
        ("A", "是", 60),
        ("B", None, 0),
        ("C", None, 60),
    ]


def test_workbooks_come_from_the_command_line_and_follow_a_regrade(folder, capsys):  # noqa: F811
    hand_in(folder, first_options)
    grade(folder)
    marks = folder / "marks"
    assert not (marks / "gradebook.xlsx").exists()
    grade(folder, "--xlsx")
    before = (marks / "gradebook.xlsx").read_bytes()
    with (marks / "gradebook.csv").open(encoding="utf-8-sig", newline="") as file:
        table = [*csv.reader(file)]
    assert [
        ["" if cell is None else str(cell) for cell in row] for row in rows(book(before)["成绩册"])
    ] == table
    old = folder / "out/private/assignment.json"
    data = json.loads(old.read_text("utf-8"))
    for form in data["forms"]:
        for item in form["items"]:
            item["interaction"]["void"] = "full"
    new = folder / "new.json"
    new.write_text(json.dumps(data), encoding="utf-8")
    assert main(["regrade", str(marks), str(old), str(new), "--reason", "试"]) == 0
    after = (marks / "gradebook.xlsx").read_bytes()
    assert {row[4] for row in rows(book(after)["成绩册"])[1:]} == {100}
    target = folder / "report.xlsx"
    line = ["report", str(marks), str(new), "-o", str(folder / "r.html"), "--xlsx", str(target)]
    assert main(line) == 0
    assert book(target.read_bytes()).sheetnames[0] == "概况"


@pytest.mark.skipif(not shutil.which("soffice"), reason="no LibreOffice")
def test_libreoffice_reads_the_gradebook_as_it_was_written(small, tmp_path):
    graded = class_of(small, [("A", True, None)] * len(ODD), dict(enumerate(ODD)))
    path = tmp_path / "g.xlsx"
    path.write_bytes(gradebook_book(graded, [], "周测"))
    home = f"-env:UserInstallation=file://{tmp_path / 'home'}"
    csv_ = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,1"
    line = [
        "soffice",
        home,
        "--headless",
        "--convert-to",
        csv_,
        "--outdir",
        str(tmp_path),
        str(path),
    ]
    subprocess.run(line, check=True, capture_output=True, timeout=180)
    (made,) = tmp_path.glob("g*.csv")
    with made.open(encoding="utf-8-sig", newline="") as file:
        found = [row[0] for row in csv.reader(file)][1:]
    assert found == [one.replace("\x0b", "\ufffd") for one in ODD]
