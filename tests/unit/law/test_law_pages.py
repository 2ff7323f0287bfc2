"""The register as pages."""

import re
from dataclasses import replace
from types import SimpleNamespace

import markdown
import pytest

from quizgen.diagnostics import Report, Span
from quizgen.loading import citations
from quizgen.loading.embeds import read_embeds
from quizgen.loading.project import load
from quizgen.loading.register import load_register
from quizgen.messages import message
from quizgen.model.forms import Paper, PaperSection
from quizgen.model.law import Citation, Consequence, Deadline
from quizgen.web import law_pages
from quizgen.web.law_facts import chinese, consequence, deadline
from quizgen.web.law_index import index
from quizgen.web.law_lanes import lanes
from quizgen.web.law_links import Backlink, anchor, backlinks, href, page_title

from .conftest import FILES, write

BANK = """\
schema: 1
bank: b
title: 练习题
items:
  - {id: one, type: judge, stem: 问, basis: law, cite: [节约能源法§3], key: true, why: {true: 节约能源法§2.1, false: y}}
  - {id: two, type: judge, stem: 问, basis: law, cite: [节约能源法§3], key: true, why: {true: x, false: y}}
"""


@pytest.fixture
def project(tmp_path):
    write(tmp_path, FILES)
    (tmp_path / "quizzes").mkdir()
    (tmp_path / "quizzes" / "b.yaml").write_text(BANK, encoding="utf-8")
    (tmp_path / "course" / "modules").mkdir()
    page = "---\ntitle: 第一课\n---\n\n# 别的\n\n节约能源法§3，又见节约能源法§3.1。\n\n/// quiz | b\n    items: [two]\n///\n"
    (tmp_path / "course" / "modules" / "m.md").write_text(page, encoding="utf-8")
    report = Report()
    found = load(tmp_path, report)
    assert not report.diagnostics, report.render()
    return found


@pytest.fixture
def pages(project):
    return dict(law_pages.pages(project))


@pytest.mark.parametrize(
    ("number", "text"),
    [(1, "一"), (10, "十"), (15, "十五"), (20, "二十"), (82, "八十二"), (100, "一百"), (101, "一百零一"), (110, "一百一十"),
     (111, "一百一十一"), (1000, "一千"), (1007, "一千零七"), (1010, "一千零一十"), (1222, "一千二百二十二")],
)  # fmt: skip
def test_chinese_numbers_articles(number, text):
    assert chinese(number) == text


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"kind": "责令改正"}, "责令改正"),
        ({"kind": "罚款", "min": "10000", "max": "50000", "unit": "元"}, "处1万元以上5万元以下罚款"),
        ({"kind": "罚款", "max": "3000", "unit": "元"}, "处3000元以下罚款"),
        ({"kind": "罚款", "min": "15000", "unit": "元"}, "处1.5万元以上罚款"),
        ({"kind": "罚款", "min": "1", "max": "5", "unit": "倍", "base": "违法所得"}, "处违法所得1倍以上5倍以下罚款"),
        ({"kind": "加处罚款", "min": "3", "max": "3", "unit": "%", "base": "罚款数额", "after": "每逾期一日"},
         "加处罚款罚款数额的3%（每逾期一日）"),
        ({"kind": "责令关闭", "after": "逾期不改造", "by": "本级人民政府"}, "责令关闭（逾期不改造，由本级人民政府决定）"),
    ],
)  # fmt: skip
def test_consequence_is_said_as_the_law_says_it(fields, text):
    assert consequence(Consequence(**fields)) == text


def test_deadline_is_said_with_its_unit():
    assert deadline(Deadline(what="听证", number="5", unit="工作日")) == "听证：5个工作日以内"
    assert deadline(Deadline(what="办案", number="90", unit="日")) == "办案：90日以内"
    assert (
        deadline(Deadline(what="催告", number="3", unit="月", limit="届满后"))
        == "催告：3个月届满后"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲法§82", "a82"),
        ("甲法§73.2", "a73-2"),
        ("甲法§73.2(1)", "a73-2-1"),
        ("甲法§9(2)", "a9-1-2"),
    ],
)
def test_anchor_names_article_paragraph_and_item(text, expected):
    assert anchor(citations.parse(text)) == expected


def test_href_is_relative_to_the_page(register):
    citation = Citation("节约能源法", 2, 1)
    assert href(citation, "modules/m/index.md", register) == "../../law/jnf.md#a2-1"
    assert href(citation, "law/cff.md", register) == "jnf.md#a2-1"
    assert href(Citation("没有的法", 2), "law/cff.md", register) == ""


def test_pages_are_the_index_and_one_an_instrument(pages):
    assert list(pages) == ["law/index.md", "law/jnf.md", "law/cff.md", "law/old.md", "law/banfa.md"]


def test_pages_every_provision_has_one_anchor_that_its_citation_names(project, pages):
    for instrument in project.register.instruments.values():
        html = markdown.markdown(
            pages[f"law/{instrument.id}.md"],
            extensions=["attr_list", "def_list", "md_in_html", "tables"],
        )
        ids = re.findall(r'id="(a[0-9-]+)"', html)
        wanted = [anchor(provision.citation) for provision in instrument.provisions.values()]
        assert ids == wanted
        assert "{ #" not in html
        assert "{:" not in html


def test_page_says_what_a_provision_says(pages):
    page = pages["law/jnf.md"]
    assert "### 第三条　报告 { #a3 }\n\n报告不实。\n" in page
    assert "决定机关\n:   管理节能工作的部门\n" in page
    assert "后果\n:   责令限期改正；处1万元以上5万元以下罚款（逾期不改正）\n" in page
    assert "相关条款\n:   处罚法§2.2(1)\n" in page
    first = page[page.index("#### 第一款 { #a2-1 }") : page.index("#### 第二款 { #a2-2 }")]
    assert "决定机关" not in first
    assert "V1：" in page[page.index('<span id="a2-2-2">') :]


def test_page_tells_what_holds_for_the_instrument(pages):
    assert "现行有效（核对到 2026-10-04，此后有无变化未知）" in pages["law/jnf.md"]
    assert "4 条，全部登记" in pages["law/jnf.md"]
    assert '!!! danger "2026-08-15 起已废止，由新法典取代"' in pages["law/old.md"]
    assert "30 条，登记了其中 1 条" in pages["law/old.md"]
    assert '!!! warning "F：只见到片段或转述，待核原文"' in pages["law/banfa.md"]
    assert "登记了 1 条，总条数未知" in pages["law/banfa.md"]
    assert "!!!" not in pages["law/jnf.md"]


def test_index_parts_what_is_in_force_from_what_is_not(pages):
    index = pages["law/index.md"]
    over = index.index("已废止、已失效")
    assert index.index("[节约能源法](jnf.md)") < over < index.index("[清洁法](old.md)")
    assert "核对到 2026-10-04" in index
    assert "2026-08-15 起已废止" in index[over:]


def test_backlinks_name_pages_and_items_where_they_stand(project):
    links = {
        (link.kind, link.title, link.source): count
        for link, count in backlinks(project)["节约能源法", 3].items()
    }
    assert links == {
        ("page", "第一课", "modules/m.md"): 1,
        ("item", "第一课", "modules/m.md"): 1,
        ("item", "练习题", "practice/b.md"): 1,
    }
    assert [link.source for link in backlinks(project)["节约能源法", 2]] == ["practice/b.md"]


def test_backlinks_are_on_the_page_of_the_law(pages):
    links = "[第一课（1 题）](../modules/m.md)、[练习题（1 题）](../practice/b.md)"
    assert f"本课程引用\n:   {links}\n" in pages["law/jnf.md"]


def test_backlinks_do_not_name_reserved_items(project):
    items = {k: replace(v, use="reserved") for k, v in project.items.items()}
    kinds = {link.kind for link in backlinks(replace(project, items=items))["节约能源法", 3]}
    assert kinds == {"page"}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# 甲 { #x }\n", "甲"),
        ('---\ntitle: "乙"\n---\n# 甲\n', "乙"),
        ("没有\n", "m"),
        ("## 丙\n# 丁\n", "丁"),
    ],
)
def test_page_title_is_that_of_its_head_or_heading(text, title):
    assert page_title("course/m.md", text) == title


def test_lanes_sort_by_who_decides_and_what_comes_first(register):
    found = lanes(register.instruments["节约能源法"], 2, 4)
    assert found.authority == "管理节能工作的部门"
    rows = {lane: [str(p.citation) for p in provisions] for lane, provisions in found.rows.items()}
    assert rows == {
        "order_first": ["节约能源法§2.2", "节约能源法§3"],
        "direct": [],
        "none": [],
        "other": ["节约能源法§2.1", "节约能源法§4"],
    }


def test_provision_html_is_a_card_with_its_parts(register):
    def link(citation):
        return f"#{anchor(citation)}", "要点"

    html = law_pages.provision_html(Citation("节约能源法", 2), register, link)
    assert html.startswith(
        '<div class="qg-law" data-ref="节约能源法§2"><p class="qg-law__title"><a class="qg-cite"'
    )
    assert "<dt>决定机关</dt><dd>市场监督管理部门</dd>" in html
    assert "<b>第一款</b> 未标注。" in html
    assert "处3万元以上5万元以下罚款" in html
    assert "<b>（二）</b> 第二种" in html
    assert law_pages.provision_html(Citation("节约能源法", 9), register, link) == ""


def test_provision_html_says_when_it_is_not_in_force_or_not_verified(register):
    assert "2026-08-15 起已废止" in law_pages.provision_html(Citation("清洁法", 27), register, None)
    assert "待核原文" in law_pages.provision_html(Citation("工业节能监察办法", 3), register, None)


PENAL = """\
schema: 1
id: pen
title: 罚则法
effective: 2020-01-01
evidence: V
articles: 5
chapters:
  - {title: 第一章 总则, from: 1, to: 1}
  - {title: 第二章 法律责任, from: 2, to: 5}
provisions:
  - {article: 1, gist: 甲, consequences: [{kind: 罚款, min: 1, max: 2, unit: 元}]}
  - {article: 2, topic: 乙, gist: 乙, decides: 本局, consequences: [{kind: 罚款, min: 10000, max: 20000, unit: 元}]}
  - {article: 3, topic: 丙, gist: 丙, decides: 本局, consequences: [{kind: 罚款, max: 30000, unit: 元, after: 逾期}]}
  - {article: 4, topic: 丁, gist: 丁, decides: 本局, consequences: [{kind: 罚款, max: 40000, unit: 元, after: 逾期}]}
  - {article: 5, topic: 戊, gist: 戊, decides: 他局, consequences: [{kind: 警告}]}
"""


def penal_page(tmp_path, text=PENAL):
    project = load(write(tmp_path, {"p.yaml": text}), Report())
    return dict(law_pages.pages(project))["law/pen.md"]


def test_page_shows_the_lanes_of_the_chapter_on_liability(tmp_path):
    page = penal_page(tmp_path)
    table = page[page.index("### 罚则一览 { #lanes }") : page.index("### 第二条　乙 { #a2 }")]
    head, rule = "| 条款 | 情形 | 处理 |", "| --- | --- | --- |"
    ordered = (
        "| 罚则法§3 | 丙 | 处3万元以下罚款（逾期） |",
        "| 罚则法§4 | 丁 | 处4万元以下罚款（逾期） |",
    )
    assert table.split("\n\n")[2:] == [
        f"**{message('law.lanes.order_first')}**",
        "\n".join([head, rule, *ordered]),
        f"**{message('law.lanes.direct')}**",
        f"{head}\n{rule}\n| 罚则法§2 | 乙 | 处1万元以上2万元以下罚款 |",
        f"**{message('law.lanes.other')}**",
        f"{head} 决定机关 |\n{rule} --- |\n| 罚则法§5 | 戊 | 警告 | 他局 |",
        "",
    ]
    assert page.index("## 第二章 法律责任 { #c2 }") < page.index("### 罚则一览")
    assert page.count("罚则一览") == 1


def test_page_of_few_fines_or_without_such_a_chapter_has_no_lanes(tmp_path):
    assert "罚则一览" not in penal_page(
        tmp_path, PENAL.replace("kind: 罚款, max: 40000, unit: 元", "kind: 警告")
    )
    assert "罚则一览" not in penal_page(tmp_path, PENAL.replace("法律责任", "附则"))


def test_page_begins_with_its_title_and_without_chapters_has_one_heading(pages):
    assert pages["law/cff.md"].startswith('---\ntitle: "处罚法"\n---\n\n# 处罚法\n\n<div')
    assert pages["law/cff.md"].count("\n## ") == 1
    assert "\n## 条文要点\n\n### 第一条 { #a1 }\n\n一款三项。\n" in pages["law/cff.md"]


def test_index_keeps_apart_what_is_not_known(tmp_path):
    text = PENAL.replace("effective: 2020-01-01", "status: unknown")
    found = load_register(write(tmp_path, {"p.yaml": text, "b.yaml": FILES["b.yaml"]}), Report())
    page = index(found)
    assert (
        page.index("## 现行有效")
        < page.index("处罚法")
        < page.index("## 效力待核")
        < page.index("[罚则法]")
    )


def test_backlinks_follow_papers_and_scenarios(project):
    paper = Paper(
        id="exam",
        title="试卷",
        span=Span("x"),
        sections=(PaperSection(id="s", title="", items=("one",)),),
    )
    (project.root / "s.yaml").write_text("cite: [处罚法§1]\n", encoding="utf-8")
    scenario = SimpleNamespace(title="进厂", span=Span("s.yaml"))
    pages = {
        "course/e.md": "# 考试\n\n/// quiz | exam\n///\n",
        "course/b.md": "# 题\n\n/// quiz | b\n///\n",
    }
    embeds = tuple(
        embed
        for path, text in pages.items()
        for embed in read_embeds(text.split("\n"), path, Report())
    )
    found = backlinks(
        replace(
            project,
            papers={"exam": paper},
            scenarios={"jin": scenario},
            pages=pages,
            embeds=embeds,
        )
    )
    assert found["处罚法", 1] == {Backlink("scenario", "进厂", "scenarios/jin.md"): 1}
    assert found["节约能源法", 2] == {
        Backlink("item", "考试", "e.md"): 1,
        Backlink("item", "题", "b.md"): 1,
    }
    assert found["节约能源法", 3] == {
        Backlink("item", "考试", "e.md"): 1,
        Backlink("item", "题", "b.md"): 2,
    }
