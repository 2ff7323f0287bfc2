from __future__ import annotations

import io
from dataclasses import replace

import openpyxl
import pytest

from quizgen.diagnostics import Report
from quizgen.export import exporters
from quizgen.export.base import run
from quizgen.model.interactions import (
    Accept,
    Blank,
    Blanks,
    Case,
    Option,
    Order,
    Part,
    Single,
    TextMatcher,
)
from tests.unit.export.conftest import written
from tests.unit.export.test_moodle_xml import OPTIONS, item, selection

XLSX = exporters()["xlsx"]
CHOICE = Single(options=OPTIONS, key="C")


def book(data: bytes):
    return openpyxl.load_workbook(io.BytesIO(data))


def rows(sheet) -> list[dict[str, object]]:
    heads, *others = sheet.iter_rows(values_only=True)
    return [dict(zip(heads, cells, strict=True)) for cells in others]


def test_xlsx_of_all_banks_has_every_item_on_the_sheet_of_its_type(banks) -> None:
    made = book(written(XLSX, banks))
    every = [row for sheet in made for row in rows(sheet)]
    shown = {row["题号"] for row in every if not row["题号"].startswith("(")}
    places = [place for form in banks.forms for place in form.items]
    assert made.sheetnames == [
        "单选题", "多选题", "判断题", "填空题", "计算题", "幅度题", "简答题", "排序题", "配对题",
        "案例题", "处置题",
    ]  # fmt: skip
    assert {place.item.id for place in places} <= shown
    assert len(shown) == sum(len(place.variants) for place in places)
    empty = [
        r["题号"] for r in every if not r["题干"] or (not r["答案"] and r.get("题型") != "案例题")
    ]
    assert empty == []
    assert [
        cell for sheet in made for line in sheet for cell in line if cell.data_type == "f"
    ] == []


def test_xlsx_choice_is_written_in_readable_columns() -> None:
    own = item(CHOICE, feedback="**记住**。", cite=("节约能源法§82",), level="apply")
    (shown,) = rows(book(written(XLSX, selection(own)))["单选题"])
    assert (shown["题干"], shown["选项A"], shown["选项E"]) == ("问？", "选项A", "选项E")
    assert (shown["答案"], shown["依据"], shown["认知层次"]) == ("C", "节约能源法§82", "应用")
    assert (shown["解析"].splitlines()[2], shown["点评"]) == ("C 因为C", "记住。")
    assert shown["分值"] == 1


@pytest.mark.parametrize("sign", ["=1+2", "+1", "-1", "@SUM(1)"])
def test_xlsx_text_that_looks_like_a_formula_is_text(sign: str) -> None:
    option = Option(id="A", text=f"`{sign}`")
    own = item(Single(options=(option, OPTIONS[1]), key="A"), id=sign, stem=f"`{sign}`")
    sheet = book(written(XLSX, selection(own)))["单选题"]
    cells = [cell for cell in sheet[2] if cell.value == sign]
    assert len(cells) == 3
    assert {(cell.data_type, cell.quotePrefix) for cell in cells} == {("s", True)}


def test_xlsx_parts_of_a_case_are_numbered_with_their_answers() -> None:
    parts = tuple(Part(id=id_, stem=f"{id_}？", interaction=CHOICE) for id_ in "xy")
    shown = rows(book(written(XLSX, selection(item(Case(parts=parts), type="case"))))["案例题"])
    assert [row["题号"] for row in shown] == ["q", "(1)", "(2)"]
    assert [row["题型"] for row in shown] == ["案例题", "单选题", "单选题"]
    assert [row["题干"] for row in shown] == ["问？", "x？", "y？"]
    assert [row["答案"] for row in shown] == [None, "C", "C"]
    assert shown[2]["选项E"] == "选项E"


def test_xlsx_order_is_answered_by_letters() -> None:
    own = Order(entries=OPTIONS[:3], key=("C", "A", "B"))
    (shown,) = rows(book(written(XLSX, selection(item(own, type="order"))))["排序题"])
    assert (shown["选项C"], shown["答案"]) == ("选项C", "C A B")


def test_xlsx_gap_is_a_line_with_its_number() -> None:
    blank = Blanks(blanks=(Blank(matcher=TextMatcher(accept=(Accept(text="计量"),))),))
    own = item(blank, type="blank", stem="加强[[1]]管理")
    (shown,) = rows(book(written(XLSX, selection(own)))["填空题"])
    assert (shown["题干"], shown["答案"]) == ("加强____(1)管理", "计量")


def test_xlsx_control_characters_are_replaced() -> None:
    (shown,) = rows(
        book(written(XLSX, selection(item(CHOICE, tags=("a\x0bb",), stem="a\x02b"))))["单选题"]
    )
    assert shown["题干"] == "a\ufffdb"


def test_xlsx_text_too_long_for_a_cell_leaves_the_item_out_and_says_so() -> None:
    report = Report()
    chosen = selection(item(CHOICE, stem="长" * 32_768), item(CHOICE, id="r"))
    (file,) = run(XLSX, chosen, report)
    assert [row["题号"] for row in rows(book(file.data)["单选题"])] == ["r"]
    assert "stem is longer" in report.diagnostics[0].message


def test_xlsx_item_in_bank_and_paper_is_one_row() -> None:
    once = selection(item(CHOICE))
    twice = replace(once, forms=(*once.forms, replace(once.forms[0], id="other")))
    assert len(rows(book(written(XLSX, twice))["单选题"])) == 1


def test_xlsx_holds_no_time_of_day() -> None:
    made = book(written(XLSX, selection(item(CHOICE))))
    assert (made.properties.modified.year, made.properties.created.year) == (1980, 1980)
