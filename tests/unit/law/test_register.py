"""The law register as it is read and checked."""

import pytest

from quizgen.model.law import Evidence

from .conftest import write


def test_load_register_keeps_instruments_with_their_provisions(register):
    assert list(register.instruments) == ["节约能源法", "处罚法", "清洁法", "工业节能监察办法"]
    assert register.asof == "2026-10-04"
    jnf = register.instruments["节约能源法"]
    assert list(jnf.provisions) == [
        (1, 0, 0), (2, 0, 0), (2, 1, 0), (2, 2, 0), (2, 2, 1), (2, 2, 2), (3, 0, 0), (4, 0, 0)
    ]  # fmt: skip
    assert jnf.chapters == (("第一章 总则", 1, 1), ("第二章 法律责任", 2, 4))
    assert jnf.aliases == ("节能法",)
    assert jnf.provisions[2, 1, 0].span.line == 24


def test_load_register_parts_have_what_the_article_says_unless_they_say_more(register):
    provisions = register.instruments["节约能源法"].provisions
    first, second, item = (provisions[key] for key in ((2, 1, 0), (2, 2, 0), (2, 2, 1)))
    assert (first.decides, second.decides, item.decides) == (
        "市场监督管理部门", "管理节能工作的部门", "管理节能工作的部门"
    )  # fmt: skip
    assert item.duty_holder == "生产者"
    assert item.gist == "第一种"
    assert item.precondition == ""
    assert provisions[2, 2, 1].evidence is Evidence.V
    assert provisions[2, 2, 2].evidence is Evidence.V1
    fine = first.consequences[1]
    assert (fine.kind, fine.min, fine.max, fine.unit) == ("罚款", "30000", "50000", "元")


def test_load_register_parts_have_the_evidence_of_their_article(read):
    register, _ = read("a.yaml", "    topic: 标识", "    topic: 标识\n    evidence: F")
    provisions = register.instruments["节约能源法"].provisions
    grades = {
        key: provisions[key].evidence.value
        for key in ((2, 0, 0), (2, 1, 0), (2, 2, 1), (2, 2, 2), (3, 0, 0))
    }
    assert list(grades.values()) == ["F", "F", "F", "V1", "V"]


def test_load_register_reads_days_by_the_rule_of_the_instrument(register):
    deadlines = register.instruments["处罚法"].provisions[1, 0, 0].deadlines
    assert [(d.what, d.number, d.unit, d.limit) for d in deadlines] == [
        ("听证", "5", "工作日", "以内"),
        ("缴款", "15", "日", "以内"),
        ("提前", "7", "工作日", "以前"),
        ("时效", "2", "年", "以内"),
    ]


@pytest.mark.parametrize(
    ("rule", "units"),
    [("up_to: 10", ["工作日", "日", "工作日"]), ("all: true", ["工作日", "工作日", "工作日"])],
)
def test_load_register_working_days_up_to_a_number_or_all(read, rule, units):
    register, report = read("b.yaml", "days: [2, 3, 5, 7]", rule)
    assert not report.diagnostics
    deadlines = register.instruments["处罚法"].provisions[1, 0, 0].deadlines
    assert [d.unit for d in deadlines][:3] == units


def test_load_register_without_rule_reads_days_as_written(read):
    register, report = read("b.yaml", "working_days: {days: [2, 3, 5, 7], by: 处罚法§2}\n", "")
    assert not report.diagnostics
    deadlines = register.instruments["处罚法"].provisions[1, 0, 0].deadlines
    assert [d.unit for d in deadlines] == ["日", "日", "日", "年"]


@pytest.mark.parametrize("number", ["三", "[3]", "x"])
def test_article_without_a_number_is_reported(read, number):
    _, report = read("a.yaml", "  - article: 3", f"  - article: {number}")
    assert {d.code for d in report.diagnostics} & {"QG115", "QG117"}


def test_load_register_without_folder_is_empty(tmp_path):
    from quizgen.diagnostics import Report
    from quizgen.loading.register import load_register

    report = Report()
    write(tmp_path, {})
    (tmp_path / "course" / "law").rmdir()
    found = load_register(tmp_path, report, "2026-01-01")
    assert (found.instruments, found.asof) == ({}, "2026-01-01")
    assert load_register(tmp_path, report).asof == "2026-10-04"
    assert report.diagnostics == []


@pytest.mark.parametrize(
    ("change", "code", "line", "words"),
    [
        (("a.yaml", "  - article: 3", "  - article: 4"), "QG320", 34, "article 3 is due"),
        (("a.yaml", "  - article: 3", "  - article: 0"), "QG320", 34, "number"),
        (("a.yaml", "articles: 4", "articles: 5"), "QG320", 9, "complete: false"),
        (("a.yaml", "from: 2, to: 4", "from: 3, to: 4"), "QG320", 12, "article 2"),
        (("a.yaml", "from: 2, to: 4", "from: 2, to: 5"), "QG320", 12, ""),
        (("c.yaml", "article: 27", "article: 31"), "QG320", 9, ""),
        (("a.yaml", "{kind: 责令改正}", "{kind: 责备}"), "QG321", 26, "measure"),
        (("a.yaml", "min: 30000", "min: 60000"), "QG321", 27, "swap"),
        (("a.yaml", ", unit: 元}", "}"), "QG321", 27, "unit: 元"),
        (("a.yaml", "unit: 元}", "unit: 倍}"), "QG321", 27, "base: 违法所得"),
        (("a.yaml", "unit: 元}", "unit: 万元}"), "QG114", 27, ""),
        (("a.yaml", "{kind: 责令改正}", "{kind: 责令改正, unit: 元}"), "QG321", 26, "range"),
        (("a.yaml", "{kind: 责令改正}", "{kind: 责令改正, unt: 元}"), "QG112", 26, "`unit`"),
        (("b.yaml", "number: 5", "number: 0"), "QG322", 13, "length"),
        (("b.yaml", "limit: 以前", "limit: 之前"), "QG114", 15, ""),
        (("b.yaml", "days: [2, 3, 5, 7]", "days: [二]"), "QG322", 7, "days: [2, 3, 5]"),
        (("b.yaml", "by: 处罚法§2", "by: 处罚法§9"), "QG323", 7, "correct the number"),
        (("a.yaml", "处罚法§2.2(1)", "处罚法§2.2(2)"), "QG323", 17, "correct the number"),
        (("a.yaml", "处罚法§2.2(1)", "处罚法第2条"), "QG323", 17, "条.款(项)"),
        (("a.yaml", "处罚法§2.2(1)", "强制法§2"), "QG323", 17, ""),
        (("a.yaml", "effective: 2018-10-26", "effective: 2018"), "QG324", 6, "2026-10-04"),
        (("a.yaml", "effective: 2018-10-26\n", ""), "QG324", 1, "effective"),
        (("c.yaml", "ended: 2026-08-15\n", ""), "QG324", 6, "ended"),
        (("c.yaml", "ended: 2026-08-15", "ended: 2006-08-15"), "QG324", 6, "dates"),
        (("c.yaml", "successor: 新法典\n", ""), "QG324", 6, "successor"),
        (("c.yaml", "status: repealed", "status: in_force"), "QG324", 6, "repealed"),
        (("b.yaml", "title: 处罚法", "title: 节能法"), "QG325", 1, "course/law/a.yaml"),
        (("b.yaml", "id: cff", "id: jnf"), "QG325", 1, "course/law/a.yaml"),
        (("b.yaml", "title: 处罚法", "title: 处罚法§"), "QG326", 3, "name"),
        (("b.yaml", "      - {gist: 第二, items: [子]}\n", ""), "QG327", 20, "article itself"),
        (("a.yaml", "    paragraphs:", "    items: [x]\n    paragraphs:"), "QG327", 23, "their 款"),
        (("b.yaml", "{gist: 第一}", "第一"), "QG327", 20, "gist"),
        (("b.yaml", "evidence: V1", "evidence: M"), "QG114", 5, ""),
        (("b.yaml", "schema: 1", "schema: 9"), "QG118", 1, ""),
    ],
)
def test_mistake_in_the_register_is_reported_where_it_was_written(read, change, code, line, words):
    _, report = read(*change)
    name = change[0]
    found = [d for d in report.ordered() if d.span.path.endswith(name)]
    first = next(d for d in found if d.code == code)
    assert first.span.line == line
    assert words in first.hint
    assert first.hint


def test_several_mistakes_are_reported_in_one_run(read):
    both = "  - {article: 3, gst: x}\n  - article: 4\n    gist: y\n    consequences: [{kind: x}]\n"
    text = "  - article: 3\n    topic: 报告\n"
    _, report = read("a.yaml", text, both + "  - article: 5\n    topic: 报告\n")
    assert {"QG111", "QG321", "QG320"} <= {d.code for d in report.diagnostics}


def test_broken_article_is_there_for_those_who_cite_it(read):
    register, report = read("a.yaml", "gist: 报告不实。", "gst: 报告不实。")
    assert [d.code for d in report.diagnostics] == ["QG111"]
    assert (3, 0, 0) in register.instruments["节约能源法"].provisions


def test_file_that_ends_in_yml_is_reported(read, tmp_path):
    read()
    (tmp_path / "course" / "law" / "e.yml").write_text("schema: 1\n", encoding="utf-8")
    _, report = read()
    assert [d.code for d in report.diagnostics] == ["QG123"]
