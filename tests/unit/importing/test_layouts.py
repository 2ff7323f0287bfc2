"""Tables and texts of other systems: found out, previewed, and every bad row named with its cell."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from quizgen.cli import main
from quizgen.diagnostics import ContentError, Report
from quizgen.importing import detect, importers
from quizgen.importing._profiles import PROFILES
from quizgen.importing.base import Imported
from quizgen.model.interactions import Blanks, Judge, Multi, Short, Single

STEM = "节能监察时，监察人员不得少于几人？"
WHO = ("二人", "三人", "一人", "四人")
SEVERAL = "下列哪些属于能源？"
WHAT = ("煤炭", "石英砂", "电力", "生铁")
TRUTH = "监察机构可以收取检测费。"
LETTERS = [f"选项{sign}" for sign in "ABCD"]

TABLES: dict[str, list[list[object]]] = {
    "kaoshibao": [
        ["须知：请勿改动表头"],
        ["题干（必填）", "题型 （必填）", *[f"选项{s}" for s in "ABCDEFGH"], "正确答案\n（必填）", "解析", "章节"],
        [STEM, "单选题", *WHO, *[None] * 4, "A", "两人以上。", "程序"],
        [SEVERAL, "多选题", *WHAT, *[None] * 4, "AC", None, "概念"],
        [TRUTH, "判断题", "对", "错", *[None] * 6, "B", "不得收费。", "概念"],
        ["节约资源是我国的____国策。", "填空题", *[None] * 8, "基本", None, None],
        ["什么是节能？", "简答题", *[None] * 8, "降低消耗、减少损失、制止浪费", None, None],
    ],
    "examstack": [
        ["题目", "类型", "答案", "解析", *[f"选项{s}" for s in "ABCDEF"], "分值", "难度", "所属知识点",
         "知识类", "出处", "知识点", "知识关键点", "试题解析"],
        [STEM, "1", "A", "两人以上。", *WHO, None, None, 1, 2, "程序", None, "题集", None, None, None],
        [SEVERAL, 2, "A,C", None, *WHAT, None, None, 2, 1, "概念", *[None] * 5],
        [TRUTH, "判断题", "错", None, *[None] * 6, 1, 1, "概念", *[None] * 4, "不得收费。"],
    ],
    "yfexam": [
        ["题目序号", "题目类型", "题目内容", "整体解析", "题目图片", "题目视频", "所属题库", "是否正确项",
         "选项内容", "选项解析", "选项图片"],
        ["1", "1", STEM, "两人以上。", None, None, "程序", 1, WHO[0], "对。", None],
        *[[None, None, None, None, None, None, None, 0, text, None, None] for text in WHO[1:]],
        ["2", "2", SEVERAL, None, None, None, "概念", "是", WHAT[0], None, None],
        *[["2", None, None, None, None, None, None, said, text, None, None]
          for text, said in zip(WHAT[1:], ("否", "是", "否"), strict=True)],
        ["3", "3", TRUTH, "不得收费。", None, None, None, 0, "正确", None, None],
        ["3", None, None, None, None, None, None, 1, "错误", None, None],
    ],
    "kaoshi": [
        ["题库名称", "题型", "难度", "题干", *LETTERS, "正确答案", "解析"],
        ["监察", "单选", "易", STEM, *WHO, "A", "两人以上。"],
        ["监察", "多选", "中", SEVERAL, *WHAT, "AC", None],
        ["监察", "判断", "易", TRUTH, "正确", "错误", None, None, "B", None],
    ],
    "ted-back": [
        ["问题", "题型", "人员类型", *LETTERS, "答案"],
        [STEM, 0, "监察员", *WHO, "A"],
        [SEVERAL, 2, "监察员", *WHAT, "A,C"],
        [TRUTH, 1, "监察员", "对", "错", None, None, "B"],
    ],
    "datiba": [
        ["题目（必填）", "选项A（必填）", "选项B（必填）", "选项C", "选项D", "正确选项（必填）", "解析"],
        [STEM, *WHO, "a", "两人以上。"],
        [SEVERAL, *WHAT, "A、C", None],
        [TRUTH, "对", "错", None, None, "B", None],
    ],
    "alanosy": [
        ["试题类型", "题干", *[f"选项{n}内容" for n in "一二三四"], "解析",
         *[f"选项{n}是否正确" for n in "一二三四"], "图片"],
        [1, STEM, *WHO, "两人以上。", 1, 0, 0, 0, None],
        [2, SEVERAL, *WHAT, None, 1, 0, 1, 0, None],
        [3, TRUTH, "对", "错", None, None, None, 0, 1, None, None, None],
        [4, "什么是节能？", "降低消耗", None, None, None, None, 1, *[None] * 4],
    ],
    "annotation": [
        ["序号", "题目分类", "题目难度", "所属范围", "试题", *LETTERS, "选项E", "答案", "知识点名称"],
        [1, "程序", "易", "全国", STEM, *WHO, None, "A", "人数"],
        [2, "概念", "易", "全国", SEVERAL, *WHAT, None, "AC", "能源"],
        [3, "概念", "易", "全国", TRUTH, *[None] * 5, "错", "收费"],
    ],
    "police": [
        ["问题", *LETTERS, "答案"],
        [STEM, *WHO, "A"],
        [SEVERAL, *WHAT, "AC"],
        [TRUTH, *[None] * 4, "×"],
    ],
    "ctf": [
        ["问题描述", *LETTERS, "正确答案", "分数"],
        [STEM, *WHO, "A", 5],
        [SEVERAL, *WHAT, "A C", 5],
        [TRUTH, *[None] * 4, "错误", 5],
    ],
}  # fmt: skip

TEXTS = {
    "问卷星": f"""1、{STEM}（ A ）[单选题]
A.{WHO[0]}
B.{WHO[1]}
C.{WHO[2]}
D.{WHO[3]}
2、{SEVERAL}（ AC ）[多选题]
A.{WHAT[0]}
B.{WHAT[1]}
C.{WHAT[2]}
D.{WHAT[3]}
3、{TRUTH}（错）[判断题]
""",
    "七巧": f"""{STEM}
A、{WHO[0]}
B、{WHO[1]}
C、{WHO[2]}
D、{WHO[3]}
答案：A
解析：两人以上。

{SEVERAL}
A、{WHAT[0]}
B、{WHAT[1]}
C、{WHAT[2]}
D、{WHAT[3]}
答案：A;C

{TRUTH}
答案：错误

____资源是____国策。
答案：节约|基本;一项基本
""",
    "试卷": f"""一、单选题
1. {STEM}
A. {WHO[0]}  B. {WHO[1]}  C. {WHO[2]}  D. {WHO[3]}
【答案】A
【解析】两人以上。
二、多选题
2. {SEVERAL}
A. {WHAT[0]}  B. {WHAT[1]}
C. {WHAT[2]}  D. {WHAT[3]}
【答案】AC
三、判断题
3. {TRUTH}
【答案】×
【难度】易
四、简答题
4. 什么是节能？
【答案】降低消耗，
减少损失。
""",
}


def workbook(rows: list[list[object]], sheet: str = "题库") -> bytes:
    book = openpyxl.Workbook()
    book.active.title = sheet
    for row in rows:
        book.active.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def separated(rows: list[list[object]], sign: str = ",") -> str:
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=sign).writerows(
        ["" if c is None else c for c in row] for row in rows
    )
    return buffer.getvalue()


def read(name: str, data: bytes, layout: str = "") -> Imported:
    into = Imported(Report(), layout=layout)
    importers()[name].read(data, f"a.{name}", into)
    return into


def told(into: Imported) -> list[str]:
    return [str(found).partition("\n")[0] for found in into.report.diagnostics]


def expected(items) -> None:
    """The three questions that stand in every layout."""
    first, second, third, *_ = items.values()
    assert (first.stem, second.stem, third.stem) == (STEM, SEVERAL, TRUTH)
    assert isinstance(first.interaction, Single)
    assert tuple(option.text for option in first.interaction.options) == WHO
    assert first.interaction.key == "A"
    assert isinstance(second.interaction, Multi)
    assert tuple(option.text for option in second.interaction.options) == WHAT
    assert second.interaction.key == ("A", "C")
    assert isinstance(third.interaction, Judge)
    assert third.interaction.key is False
    assert {(own.basis, own.interaction.max) for own in items.values()} == {("none", "0")}


def test_every_layout_has_a_table_here() -> None:
    assert {one.name for one in PROFILES} == {*TABLES, "quizgen"}


@pytest.mark.parametrize("layout", TABLES)
def test_workbook_of_a_layout_is_found_out_and_read(layout, take) -> None:
    data = workbook(TABLES[layout])
    assert detect(data, ".xlsx") == "xlsx"
    items, into, _ = take("xlsx", data)
    assert into.layout == layout
    assert not any("error" in one for one in told(into))
    expected(items)


@pytest.mark.parametrize("layout", TABLES)
@pytest.mark.parametrize(("code", "sign"), [("utf-8-sig", ","), ("gb18030", ","), ("utf-16", "\t")])
def test_separated_values_of_a_layout_are_read(layout, code, sign, take) -> None:
    data = separated(TABLES[layout], sign).encode(code)
    assert detect(data, ".csv") == "csv"
    items, into, _ = take("csv", data)
    assert into.layout == layout
    expected(items)


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("code", ["utf-8", "gb18030"])
def test_text_of_a_system_is_found_out_and_read(name, code, take) -> None:
    data = TEXTS[name].encode(code)
    assert detect(data, ".txt") == "text"
    items, _, _ = take("text", data)
    expected(items)


def test_explanations_tags_and_further_types_are_kept(take) -> None:
    items, into, _ = take("xlsx", workbook(TABLES["kaoshibao"]))
    first, _, third, gap, short = items.values()
    assert (first.feedback, first.tags, third.feedback) == ("两人以上。", ("程序",), "不得收费。")
    assert isinstance(gap.interaction, Blanks)
    assert gap.stem == "节约资源是我国的[[1]]国策。"
    assert gap.interaction.blanks[0].matcher.accept[0].text == "基本"
    assert isinstance(short.interaction, Short)
    assert short.interaction.answer == "降低消耗、减少损失、制止浪费"
    assert told(into) == []


def test_option_rows_keep_the_reason_of_their_option(take) -> None:
    items, _, _ = take("xlsx", workbook(TABLES["yfexam"]))
    assert next(iter(items.values())).interaction.options[0].why == "对。"


def test_gaps_of_a_text_have_answers_between_bars_and_alternatives(take) -> None:
    items, _, _ = take("text", TEXTS["七巧"].encode())
    *_, last = items.values()
    assert last.stem == "[[1]]资源是[[2]]国策。"
    accepted = [[a.text for a in blank.matcher.accept] for blank in last.interaction.blanks]
    assert accepted == [["节约"], ["基本", "一项基本"]]


def test_what_has_no_place_is_named_as_left_behind() -> None:
    assert told(read("xlsx", workbook(TABLES["examstack"]))) == [
        "a.xlsx:题库!K1: warning[QG605]: left behind: the column `分值` of 3 rows",
        "a.xlsx:题库!L1: warning[QG605]: left behind: the column `难度` of 3 rows",
        "a.xlsx:题库!O1: warning[QG605]: left behind: the column `出处` of 1 rows",
    ]
    assert told(read("text", TEXTS["试卷"].encode())) == [
        "a.text:12:1: warning[QG605]: left behind: 【难度】易"
    ]


BAD = [
    ([None, "单选题", *WHO], "A", "题库!A3", "it asks nothing"),
    ([STEM, "单选题", *WHO], "E", "题库!K3", "the answer `E` is no option; there are A to D"),
    ([STEM, "单选题", *WHO], "AB", "题库!K3", "a single choice has 2 answers: A、B"),
    ([STEM, "单选题", *WHO], None, "题库!K3", "it has no answer"),
    ([STEM, "连线题", *WHO], "A", "题库!B3", "`连线题` is not a type that can be taken"),
    ([STEM, None, *WHO], "A", "题库!B3", "it does not say of what type it is"),
    ([STEM, "单选题", WHO[0], None, *WHO[2:]], "A", "题库!D3", "option B is blank"),
    ([STEM, "单选题", None, None, None, None], "A", "题库!A3", "there is nothing to choose from"),
    ([TRUTH, "判断题", None, None, None, None], "也许", "题库!K3", "neither right nor wrong"),
    (["____和____。", "填空题", None, None, None, None], "节能", "题库!K3", "there are 2 gaps and 1 answers"),
    ([STEM, "单选题", *WHO], "=1+2", "题库!K3", "it is a formula"),
    ([STEM, "单选题", date(2026, 1, 5), *WHO[1:]], "A", "题库!C3", "made a date of it"),
]  # fmt: skip


@pytest.mark.parametrize(("cells", "answer", "where", "why"), BAD)
def test_bad_row_is_named_with_its_cell(cells, answer, where, why) -> None:
    head = TABLES["kaoshibao"][:2]
    good = TABLES["kaoshibao"][2]
    into = read("xlsx", workbook([*head, [*cells, *[None] * 4, answer], good]))
    (found,) = told(into)
    assert found.startswith(f"a.xlsx:{where}: error[QG604]: not taken: ")
    assert why in found
    assert len(into.drafts) == 1


def test_bad_rows_are_all_named_in_one_run() -> None:
    rows = [[*cells, *[None] * 4, answer] for cells, answer, _, _ in BAD]
    into = read("xlsx", workbook([*TABLES["kaoshibao"][:2], *rows]))
    assert len([one for one in told(into) if "QG604" in one]) == len(BAD)
    assert into.drafts == []


def test_bad_row_of_separated_values_is_named_by_its_cell_too() -> None:
    rows = [*TABLES["police"], [STEM, *WHO, "Z"]]
    assert told(read("csv", separated(rows).encode()))[0].startswith("a.csv:F5: error[QG604]")


def test_bad_question_of_a_text_is_named_by_its_line() -> None:
    text = TEXTS["七巧"].replace("答案：A\n", "答案：E\n").replace("答案：错误", "答案：难说")
    text = text.replace(TRUTH, f"{TRUTH}\nA、对\nB、错")
    assert told(read("text", text.encode())) == [
        "a.text:6:1: error[QG604]: not taken: the answer `E` is no option; there are A to D",
        "a.text:19:1: error[QG604]: not taken: the answer `难说` is no option; there are A to B",
    ]


def test_numbers_of_types_mean_what_their_layout_says(take) -> None:
    swapped = [
        ["问题", "题型", "人员类型", *LETTERS, "答案"],
        [TRUTH, 1, "x", "对", "错", None, None, "A"],
    ]
    items, _, _ = take("xlsx", workbook(swapped))
    assert next(iter(items.values())).type == "judge"


def test_named_layout_is_read_and_no_other() -> None:
    data = workbook(TABLES["kaoshi"])
    assert read("xlsx", data, "kaoshibao").layout == "kaoshibao"
    assert "no table of a layout known here" in " ".join(told(read("xlsx", data, "yfexam")))
    assert "`kaoshibo` is not a layout" in " ".join(told(read("xlsx", data, "kaoshibo")))


def test_sheets_that_hold_no_questions_are_named_and_hidden_ones_are_not_read() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(TABLES["police"])))
    book.create_sheet("字典清单").append(["难度", "易"])
    hidden = book.create_sheet("版本号")
    hidden.append(["kaoshibaoExcel"])
    hidden.sheet_state = "hidden"
    buffer = io.BytesIO()
    book.save(buffer)
    assert told(read("xlsx", buffer.getvalue())) == [
        "a.xlsx:字典清单!A1: warning[QG605]: left behind: the table `字典清单`: no row of names is known"
    ]


@pytest.mark.parametrize("data", [b"PK\x03\x04broken", b"not a workbook", b""])
def test_file_that_is_no_workbook_is_refused(data) -> None:
    with pytest.raises(ContentError, match="not an Excel workbook"):
        read("xlsx", data)


def test_broken_quotation_marks_are_refused() -> None:
    with pytest.raises(ContentError, match="cannot read this"):
        read("csv", '问题,选项A,选项B,答案\n"甲"乙,1,2,A\n'.encode())


def test_import_command_previews_a_table_and_names_its_layout(tmp_path: Path, capsys) -> None:
    file = tmp_path / "题库.xlsx"
    file.write_bytes(workbook(TABLES["ted-back"]))
    assert main(["import", "auto", str(file), "--preview"]) == 0
    shown = capsys.readouterr()
    assert "题库.xlsx:题库!A2: single : 节能监察时" in shown.out
    assert "xlsx (ted-back): 3 would be taken, 0 not" in shown.err
    bank = tmp_path / "back.yaml"
    assert main(["import", "xlsx", str(file), "--layout", "ted-back", "-o", str(bank)]) == 0
    assert STEM in bank.read_text(encoding="utf-8")


def test_words_of_others_are_shown_as_they_are(take) -> None:
    rows = [
        ["问题", *LETTERS, "答案"],
        ["a*b*c <b>与 [x](y)", "# 一", "1. 二", "`三`", "_四_", "A"],
    ]
    items, _, _ = take("xlsx", workbook(rows))
    from quizgen.markup import to_html

    (own,) = items.values()
    assert to_html(own.stem, inline=True) == "a*b*c &lt;b&gt;与 [x](y)"
    assert [to_html(one.text, inline=True) for one in own.interaction.options] == [
        "# 一",
        "1. 二",
        "`三`",
        "_四_",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "*",
        "#",
        "# 一",
        "1. 二",
        "12) 三",
        "- 四",
        "+ 五",
        "> 六",
        "---",
        "===",
        "~~~",
        "```",
        "* 七",
    ],
)
def test_line_that_markdown_would_read_is_a_line_of_words(line) -> None:
    from quizgen.importing._asked import lines
    from quizgen.markup import to_html

    shown = to_html(lines(f"题：\n{line}\n末行"))
    assert shown.split("\n")[:3] == [
        "<p>题：</p>",
        f"<p>{line.replace('>', '&gt;')}</p>",
        "<p>末行</p>",
    ]


def test_question_of_a_long_text_may_have_five_digits(take) -> None:
    text = TEXTS["问卷星"].replace("3、", "10000、")
    items, _, _ = take("text", text.encode())
    assert [own.stem for own in items.values()] == [STEM, SEVERAL, TRUTH]
