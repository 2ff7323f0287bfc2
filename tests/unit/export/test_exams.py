"""Examinations on paper, as PDF and as .docx: paper, answer sheet and key of banks and papers."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pypdf
import pytest

from quizgen.cli import main
from quizgen.diagnostics import Report, UsageError
from quizgen.export import exporters
from quizgen.export._shared.exams import exams, losses
from quizgen.export.base import Selection, run
from quizgen.model.exams import Choice, Grid, Run
from quizgen.model.interactions import Blanks, Case, Option, Single, TextMatcher
from quizgen.printing import exam_to_html
from quizgen.printing.exam_layout import across, columns, filled
from tests.unit.export.kinds import EVERY_KIND, FOUR
from tests.unit.export.test_moodle_xml import item, selection

ROOT = Path(__file__).parents[3]
NAMES = ["sixty{0}", "sixty-答题卡{0}", "sixty-答案{0}"]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def pdf_text(data: bytes) -> str:
    return bare("".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages))


def word_text(data: bytes) -> str:
    body = docx.Document(io.BytesIO(data)).element.body
    return bare("".join(node.text or "" for node in body.iter(f"{W}t")))


def made(name: str, chosen: Selection, **options: str) -> dict[str, bytes]:
    files = run(exporters()[name], replace(chosen, options=options), Report())
    return {file.path: file.data for file in files}


@pytest.fixture(scope="module")
def pdfs(paper: Selection) -> dict[str, bytes]:
    return made("print", paper)


@pytest.fixture(scope="module")
def documents(paper: Selection) -> dict[str, bytes]:
    return made("docx", paper)


@pytest.fixture(scope="module", params=["print", "docx"])
def texts(request: pytest.FixtureRequest) -> list[str]:
    """What stands on paper, sheet and key."""
    if request.param == "print":
        files = request.getfixturevalue("pdfs")
        assert list(files) == [name.format(".pdf") for name in NAMES]
        return [pdf_text(data) for data in files.values()]
    files = request.getfixturevalue("documents")
    assert list(files) == [name.format(".docx") for name in NAMES]
    return [word_text(data) for data in files.values()]


def test_paper_of_sixty_items_asks_each_of_them_once(texts, paper) -> None:
    shown, _, _ = texts
    (exam,) = exams(paper)
    asked = [one for section in exam.sections for one in section.questions]
    assert [one.number for one in asked] == [str(n) for n in range(1, 61)]
    for place in paper.forms[0].items:
        stem = bare(re.sub(r"\[\[\d+\]\]|\*", " ", place.variants[0].stem).split(" ")[0])
        assert stem[:20] in shown, place.item.id


def test_paper_has_what_papers_have(texts) -> None:
    shown, sheet, key = texts
    for words in (
        "单位：",
        "姓名：",
        "准考证号：",
        "密封线内不要答题",
        "满分",
        "得分",
        "评卷人",
        "注意事项",
    ):
        assert bare(words) in shown, words
    assert "一、单项选择题（共" in shown
    assert "答题卡" in sheet
    assert "参考答案及评分说明" in key


def test_paper_and_sheet_tell_no_answer(texts, paper) -> None:
    shown, sheet, key = texts
    for place in paper.forms[0].items:
        own = place.variants[0].interaction
        whys = (
            [one.why for one in own.options] if isinstance(own, Single) else [place.item.feedback]
        )
        for why in filter(None, whys):
            words = bare(re.sub(r"[*`\\]", "", why))[-12:]
            assert words in key, place.item.id
            assert words not in shown + sheet, place.item.id


def test_key_names_answer_and_law_of_every_item(texts, paper) -> None:
    _, _, key = texts
    for place in paper.forms[0].items:
        assert place.item.id in key
        for cite in place.item.cite:
            assert bare(cite) in key


def test_key_of_a_choice_is_the_letter_that_the_paper_shows(paper) -> None:
    (exam,) = exams(paper)
    answers = {one.about.split(" ")[0]: one for s in exam.sections for one in s.answers}
    for place in paper.forms[0].items:
        own = place.variants[0].interaction
        if isinstance(own, Single):
            place_of_key = [option.id for option in own.options].index(own.key)
            assert answers[place.item.id].short == "ABCDEF"[place_of_key]


def test_points_of_the_sections_add_up_to_the_points_of_the_paper(paper) -> None:
    (exam,) = exams(paper)
    graded = sum(float(place.item.interaction.max) for place in paper.forms[0].items)
    assert float(exam.points) == sum(float(section.points) for section in exam.sections) == graded


def test_discussed_items_carry_no_points() -> None:
    (exam,) = exams(selection(item(Single(options=FOUR, key="A", max="2"), basis="none")))
    (section,) = exam.sections
    assert (exam.points, section.points) == ("0", "0")
    assert "讨论题，不计分" in exam_to_html(exam, "key")


def test_every_kind_of_item_stands_on_paper_sheet_and_key() -> None:
    (exam,) = exams(selection(*EVERY_KIND))
    shown, sheet, key = (exam_to_html(exam, part) for part in ("paper", "sheet", "key"))
    assert [section.title for section in exam.sections] == [
        "单项选择题", "多项选择题", "判断题", "填空题", "计算题", "幅度题", "排序题", "配对题", "简答题",
        "案例分析题", "处置题",
    ]  # fmt: skip
    assert shown.count('class="gap"') == 3
    assert "每违反一条扣0.5分" in key
    assert "节能 / 节约（得 50%）" in key
    assert "(1) A　(2) BC" in key
    assert "B → A → C" in key
    assert sheet.count('class="box"') == 4 + 4 + 2 + 2


def test_text_of_an_item_is_no_markup() -> None:
    own = item(Single(options=FOUR, key="A"), stem="`<script>` & **粗**", feedback="<b>x</b>")
    (exam,) = exams(selection(own))
    page = exam_to_html(exam, "paper") + exam_to_html(exam, "key")
    assert "<code>&lt;script&gt;</code> &amp; <b>粗</b>" in page
    assert "<script>" not in page


@pytest.mark.parametrize("name", ["print", "docx"])
def test_exam_same_seed_gives_the_same_bytes(name, paper) -> None:
    small = replace(paper, forms=(replace(paper.forms[0], items=paper.forms[0].items[:6]),))
    assert made(name, small) == made(name, small)


def test_key_keeps_each_answer_on_one_page(pdfs, paper) -> None:
    (exam,) = exams(paper)
    pages = pypdf.PdfReader(io.BytesIO(pdfs["sixty-答案.pdf"])).pages
    shown = [bare(page.extract_text()) for page in pages]
    cases = {one.number for s in exam.sections for one in s.answers if one.parts}
    for one in (one for section in exam.sections for one in section.answers):
        if one.number not in cases:
            name = one.about.split(" ")[0]
            (page,) = [text for text in shown if f"{name}·" in text]
            assert f"{one.number}.（{one.points}）" in page, one.number


def test_answers_of_the_word_key_hang_together() -> None:
    files = made("docx", selection(*EVERY_KIND), parts="key")
    lines = docx.Document(io.BytesIO(*files.values())).paragraphs
    first = next(n for n, line in enumerate(lines) if line.text.startswith("1.\t"))
    last = next(n for n, line in enumerate(lines) if n > first and "·" in line.text)
    assert last > first + 1
    kept = [line.paragraph_format.keep_with_next for line in lines[first : last + 1]]
    assert kept == [True] * (last - first) + [None]


@pytest.mark.parametrize("kind", ["single", "match"])
def test_bracket_of_the_word_paper_holds_nothing_at_which_a_line_breaks(kind) -> None:
    own = next(one for one in EVERY_KIND if one.type == kind)
    body = docx.Document(io.BytesIO(*made("docx", selection(own), parts="paper").values()))
    runs = [node for node in body.element.body.iter(f"{W}r") if node.findtext(f"{W}t") == "（"]
    assert runs
    for run_ in runs:
        assert int(run_.find(f"{W}rPr/{W}spacing").get(f"{W}val")) > 280
        assert run_.getprevious().find(f"{W}tab") is not None
        assert run_.getnext().findtext(f"{W}t") == "）"


def test_choices_stand_in_full_rows() -> None:
    def count(*texts: str) -> int:
        return across([Choice("A", (Run(text),)) for text in texts], large=False)

    assert count("罚款", "警告", "无") == 4
    assert count("每千瓦时加0.05元", "不加价", "无") == 3
    assert count("每千瓦时加0.05元", "不加价", "无", "有") == 2
    assert count("每" * 16, "不加价") == 1


def test_bracket_stands_where_the_question_ends_above_its_table() -> None:
    own = item(Single(options=FOUR, key="A"), stem="问？\n\n|项|值|\n|-|-|\n|电|3|")
    (exam,) = exams(selection(own))
    page = exam_to_html(exam, "paper").partition("</style>")[2]
    assert page.index("问？") < page.index('class="bracket"') < page.index('class="data"')
    body = docx.Document(io.BytesIO(*made("docx", selection(own), parts="paper").values()))
    (line,) = [one for one in body.paragraphs if "问？" in one.text]
    assert line.text.endswith("（）")


@pytest.mark.parametrize(("most", "normal", "large"), [(2, 4, 3), (5, 4, 2), (6, 3, 2), (12, 1, 1)])
def test_boxes_of_many_choices_stand_in_fewer_columns(most, normal, large) -> None:
    choices = tuple(Option(id=str(n), text="选") for n in range(most))
    (exam,) = exams(selection(item(Single(options=choices, key="0"))))
    questions = exam.sections[0].questions
    assert [filled(questions, large=size) for size in (False, True)] == [normal, large]


def test_columns_of_figures_keep_their_width_in_a_table_that_is_too_wide() -> None:
    def wide(room: float) -> list[float]:
        rows = [["日期", "备注"], ["2026-03-01", "停窑检修，用电由总表倒推"]]
        return columns(Grid(tuple(tuple((Run(text),) for text in row) for row in rows)), room)

    assert wide(99) == [12, 26]
    assert wide(30) == [12, 18]
    assert wide(9) == pytest.approx([6, 3])


def test_drawing_that_word_cannot_hold_is_named() -> None:
    def told(name: str, stem: str) -> str:
        own = item(Single(options=FOUR, key="A"), stem=stem)
        return " ".join(exporters()[name].losses(own))

    assert "SVG" in told("docx", "看图：![图](img/a.svg)")
    assert "SVG" not in told("docx", "看图：![图](img/a.png)") + told("print", "![图](img/a.svg)")


def test_docx_holds_no_time_of_day_and_names_eastern_fonts(documents) -> None:
    with zipfile.ZipFile(io.BytesIO(documents["sixty.docx"])) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    body = docx.Document(io.BytesIO(documents["sixty.docx"])).element.body
    fonts = {run.get(f"{W}eastAsia") for run in body.iter(f"{W}rFonts")}
    assert fonts <= {"宋体", "黑体", "楷体_GB2312", "方正小标宋简体"}


def test_large_print_takes_larger_type_and_more_pages(paper, pdfs) -> None:
    large = made("print", paper, size="large", parts="paper")
    assert list(large) == ["sixty.pdf"]
    many, few = (len(pypdf.PdfReader(io.BytesIO(m["sixty.pdf"])).pages) for m in (large, pdfs))
    assert many > 1.5 * few


def test_forms_a_and_b_ask_the_same_in_another_order(paper) -> None:
    first, second = exams(replace(paper, refs=("sixty",), options={"forms": "2"}))
    assert (first.mark, second.mark) == ("A", "B")
    ids = [
        [one.about.split(" ")[0] for s in exam.sections for one in s.answers]
        for exam in (first, second)
    ]
    assert ids[0] != ids[1]
    assert sorted(ids[0]) == sorted(ids[1])
    assert first.points == second.points
    keys = [
        {one.about: one.short for s in e.sections for one in s.answers if one.short}
        for e in (first, second)
    ]
    assert any(keys[0][name] != keys[1][name] for name in keys[0] if name in keys[1])


@pytest.mark.parametrize(
    "options", [{"size": "huge"}, {"forms": "0"}, {"forms": "x"}, {"parts": "paper,answers"}]
)
def test_exam_option_with_a_wrong_value_is_refused(options) -> None:
    with pytest.raises(UsageError):
        made("docx", selection(EVERY_KIND[0]), **options)


def test_what_is_not_printed_is_reported(paper) -> None:
    for place in paper.forms[0].items:
        own = place.item
        parts = own.interaction.parts if isinstance(own.interaction, Case) else ()
        blanks = [
            blank.matcher
            for one in (own.interaction, *(part.interaction for part in parts))
            if isinstance(one, Blanks)
            for blank in one.blanks
        ]
        patterns = any(
            accept.pattern
            for one in blanks
            if isinstance(one, TextMatcher)
            for accept in one.accept
        )
        told = " ".join(losses(own))
        assert ("figures" in told) is own.parametrised, own.id
        assert ("patterns" in told) is patterns, own.id


def test_export_of_several_files_stands_beside_the_named_one_or_in_a_zip(tmp_path) -> None:
    bank = ["export", "docx", "xcf", "--root", str(ROOT), "--set", "parts=paper,key", "-o"]
    assert main([*bank, str(tmp_path / "卷.docx")]) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["卷-答案.docx", "卷.docx"]
    assert main([*bank, str(tmp_path / "all.zip")]) == 0
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        assert archive.namelist() == ["xcf-答案.docx", "xcf.docx"]
        assert archive.read("xcf.docx") == (tmp_path / "卷.docx").read_bytes()


def test_export_option_that_the_format_has_not_is_refused(tmp_path, capsys) -> None:
    target = str(tmp_path / "x.json")
    assert main(["export", "json", "xcf", "--set", "size=large", "-o", target]) == 2
    assert "is no option of json" in capsys.readouterr().err
