"""Papers that were made, in all printed shapes, straight from their files and not by the course."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import docx
import pypdf
import pytest

from quizgen.cli import main
from quizgen.diagnostics import Report, UsageError
from quizgen.export._shared.exams import exams
from quizgen.generation import forms
from quizgen.loading.project import load
from quizgen.printing import exam_to_html
from quizgen.results.assignments import assigned_form
from quizgen.sealing.capsules import commitment
from quizgen.web.assigned import pieces
from tests.unit.export.test_exams import bare, pdf_text, word_text
from tests.unit.export.test_moodle_xml import selection

ROOT = Path(__file__).parents[3]
PAPER = """\
schema: 1
paper: jieye-a
title: 结业测验（A卷）
mode: exam
minutes: 30
pass_percent: 60
sections:
  - {id: yi, title: 一、判断题, items: [ITEM1]}
  - {id: er, title: 二、选择题, items: [ITEM2, ITEM3]}
"""


@pytest.fixture(scope="module")
def project():
    return load(ROOT, Report(), reserved=True)


@pytest.fixture(scope="module")
def items(project):
    """Two reserved items, a judgement and a choice, and one of practice."""
    found = {}
    for item in project.banks["jnr"].items:
        found.setdefault(item.type, item)
    practice = next(item for item in project.banks["jnf"].items if item.type == "multi")
    return [found["judge"], found["single"], practice]


def written(folder: Path, items) -> Path:
    """Write the paper into a folder outside of the course, and return the folder."""
    text = PAPER
    for number, item in enumerate(items, 1):
        text = text.replace(f"ITEM{number}", item.id)
    (folder / "juan").mkdir()
    (folder / "juan/jieye-a.yaml").write_text(text, encoding="utf-8")
    return folder / "juan"


@pytest.fixture
def made(items, tmp_path):
    """A folder outside of the course with a paper that names them."""
    return written(tmp_path, items)


@pytest.fixture(scope="module")
def printed(items, tmp_path_factory):
    """What the command prints of the paper, with the hash of a capsule."""
    folder = tmp_path_factory.mktemp("print")
    (folder / "capsule.txt").write_text("QC1.abc\n", encoding="utf-8")
    line = ["paper", "print", str(written(folder, items)), "-o", str(folder / "yin")]
    assert main([*line, "--root", str(ROOT), "--capsule", str(folder / "capsule.txt")]) == 0
    return folder / "yin"


def text_of(path: Path) -> str:
    data = path.read_bytes()
    return pdf_text(data) if path.suffix == ".pdf" else word_text(data)


def test_paper_outside_of_the_course_is_printed_in_every_shape(printed, items):
    out = printed
    names = {path.relative_to(out).as_posix() for path in out.rglob("*.*")}
    assert names == {
        f"{folder}/jieye-a{part}{suffix}"
        for suffix in (".pdf", ".docx")
        for folder, part in (
            *(("试卷", ""), ("试卷", "-答题卡"), ("试卷/大字版", ""), ("试卷/大字版", "-答题卡")),
            ("答案", "-答案"),
        )
    }
    mark = bare(commitment("QC1.abc"))
    for name in names:
        assert mark in text_of(out / name), name
    for name in ("试卷/jieye-a.pdf", "试卷/大字版/jieye-a.docx"):
        shown = text_of(out / name)
        for item in items:
            assert bare(re.split(r"[\[*`]", item.stem)[0])[:12] in shown
        for words in ("密封线内不要答题", "得分", "评卷人", "满分"):
            assert words in shown
    pages = [
        len(pypdf.PdfReader(out / name).pages)
        for name in ("试卷/jieye-a.pdf", "试卷/大字版/jieye-a.pdf")
    ]
    assert pages[0] <= pages[1]


def test_no_key_lies_among_the_papers(printed, items):
    out = printed
    own = items[1].interaction
    whys = [bare(re.split(r"[\[*`]", option.why)[0])[:10] for option in own.options]
    key = text_of(out / "答案/jieye-a-答案.pdf")
    assert any(why in key for why in whys if len(why) == 10)
    for path in sorted((out / "试卷").rglob("*.*")):
        shown = text_of(path)
        assert "参考答案" not in shown
        assert not any(why in shown for why in whys if len(why) == 10), path.name


def test_large_print_is_large(printed):
    out = printed

    def size(path):
        runs = [
            run.font.size.pt
            for line in docx.Document(path).paragraphs
            for run in line.runs
            if run.font.size and run.text.strip()
        ]
        return max(set(runs), key=runs.count)

    normal = size(out / "试卷/jieye-a.docx")
    assert size(out / "试卷/大字版/jieye-a.docx") >= 1.5 * normal


def test_course_is_not_touched_and_its_check_stays_clean(made, tmp_path, capsys):
    course = tmp_path / "c"
    shutil.copytree(ROOT / "tests/corpus/base", course)
    before = {path: path.read_bytes() for path in course.rglob("*") if path.is_file()}
    (made / "jieye-a.yaml").write_text(
        PAPER.replace("ITEM1, ", "").replace("ITEM1", "q-none").replace("ITEM2, ITEM3", "q-other"),
        encoding="utf-8",
    )
    line = ["paper", "print", str(made), "-o", str(tmp_path / "yin"), "--root", str(course)]
    assert main(line) == 1
    assert capsys.readouterr().err.count("QG510") == 2
    assert not (tmp_path / "yin").exists()
    assert {path: path.read_bytes() for path in course.rglob("*") if path.is_file()} == before
    assert main(["check", str(course)]) == 0


@pytest.mark.parametrize("wrong", ["no-folder", "empty", "capsule"])
def test_wrong_use_of_paper_print_writes_nothing(made, tmp_path, capsys, wrong):
    (tmp_path / "leer").mkdir()
    place = {"no-folder": tmp_path / "x", "empty": tmp_path / "leer", "capsule": made}[wrong]
    more = ["--capsule", str(tmp_path / "y")] if wrong == "capsule" else []
    line = ["paper", "print", str(place), "-o", str(tmp_path / "yin"), "--root", str(ROOT), *more]
    assert main(line) == 2
    assert not (tmp_path / "yin").exists()


def test_export_takes_papers_from_outside_and_nothing_else_with_them(made, tmp_path, capsys):
    target = tmp_path / "out"
    more = ["--root", str(ROOT), "--paper", str(made), "-o", str(target)]
    assert main(["export", "json", "jieye-a", *more]) == 0
    for chosen in ([], ["jieye-a", "jnf"]):
        assert main(["export", "json", *chosen, *more]) == 2
        assert "name the papers" in capsys.readouterr().err
    assert [path.name for path in target.iterdir()] == ["jieye-a.json"]


def test_assigned_pages_are_made_of_papers_from_outside(made, tmp_path, capsys):
    keys = tmp_path / "keys.json"
    assert main(["keys", "-o", str(keys)]) == 0
    line = ["assign", "jieye-a", "--paper", str(made), "--id", "z", "--keys", str(keys)]
    assert main([*line, "--root", str(ROOT), "-o", str(tmp_path / "out")]) == 0
    assert (tmp_path / "out/public/jieye-a.html").exists()
    pack = ["paper", "pack", "jieye-a", "--paper", str(made), "--root", str(ROOT)]
    assert main([*pack, "-o", str(tmp_path / "forms.json")]) == 0


def test_paper_named_twice_by_its_place_is_read_once(made):
    report = Report()
    project = load(ROOT, report, extra_papers=[made, made / "jieye-a.yaml"], reserved=True)
    assert not report.diagnostics
    assert [paper for paper in project.papers if paper.startswith("jieye")] == ["jieye-a"]
    with pytest.raises(UsageError, match="no such paper"):
        load(ROOT, Report(), extra_papers=[made / "x.yaml"])


def test_parts_of_a_paper_do_not_count_beside_the_types_of_question(project, items):
    base = forms.build(project, "jnr", items=[items[0].id, items[1].id])
    sections = {"yi": "一、判断题", "er": "十二、 选择题"}
    places = [
        replace(place, section=name) for place, name in zip(base.items, sections, strict=True)
    ]
    form = replace(base, items=tuple(places), sections=sections)
    chosen = replace(selection(items[0]), project=project, forms=(form,), refs=("jnr",))
    (exam,) = exams(chosen)
    assert [(one.sign, one.title, one.part) for one in exam.sections] == [
        ("一", "判断题", ""),
        ("二", "单项选择题", "选择题"),
    ]


@pytest.mark.parametrize("part", ["paper", "sheet", "key"])
def test_hash_of_the_capsule_is_printed_only_where_there_is_one(project, items, part):
    form = forms.build(project, "jnr", items=[items[0].id])
    chosen = replace(selection(items[0]), project=project, forms=(form,), refs=("jnr",))
    (bare_,) = exams(chosen)
    (marked,) = exams(replace(chosen, options={"commitment": "ABCDE-FGHIJ"}))
    assert "ABCDE-FGHIJ" in exam_to_html(marked, part)
    assert "校验码" not in exam_to_html(bare_, part)


def test_an_item_has_one_number_on_page_paper_and_key(project):
    kinds = {item.type: item.id for item in project.banks["jnr"].items}
    form = forms.build(project, "jnr", mode="exam")
    assigned = assigned_form(form)
    page = "".join(pieces(form, assigned))
    # On paper even where the form is one for practice, as its author ordered it.
    practice = forms.build(project, "jnr")
    assert [place.item.id for place in practice.items] != [place.item.id for place in form.items]
    chosen = replace(selection(form.items[0].item), project=project, forms=(practice,))
    (exam,) = exams(chosen)
    numbered = [(one.about.split(" ")[0], one.number) for s in exam.sections for one in s.answers]
    asked = [one.number for section in exam.sections for one in section.questions]
    assert len(kinds) > 3
    assert [number for _, number in numbered] == asked
    assert numbered == [(item.id, str(n)) for n, item in enumerate(assigned.items, 1)]
    shown = re.findall(r'qg-body" data-id="([^"]+)".*?qg-number">(\d+)<', page)
    assert shown == numbered
    heads = re.findall(r'<h2 class="qg-section">(.*?)</h2>', page)
    assert heads == [f"{section.sign}、{section.title}" for section in exam.sections]
