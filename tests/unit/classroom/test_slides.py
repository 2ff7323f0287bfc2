"""Slides and handouts are made from the pages, whole and always the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from quizgen.diagnostics import Report
from quizgen.loading.project import load, published
from quizgen.web import classroom
from quizgen.web.classroom.content import Listing, Rich, Table
from quizgen.web.classroom.cutting import HEIGHT, SLACK, cut
from quizgen.web.classroom.deck import slides
from quizgen.web.classroom.measuring import columns, lines
from quizgen.web.classroom.pairs import paired
from quizgen.web.classroom.runs import Entries, Rows
from quizgen.web.classroom.sentences import keys

ROOT = Path(__file__).parent.parent.parent.parent

PAGE = """\
---
title: 示例条例
minutes: 5
---

# 示例条例

:material-clock: 约 5 分钟

## 目录 { .no-slide }

- 不上台

## 报告

先说一句闲话。每年报告一次（示例条例§1）。再说一句闲话。

## 步骤

有条文的话（示例条例§1）。

/// points
- 先责令
- 后罚款
///

<!-- slide -->

另起一张的话（示例条例§2）。
{ .slide }

## 原样

整段都要。没有条文。
{ .slide }

## 练一练

/// quiz | shili
    slides: 3
///
"""


ASKED = {
    "没有按时报告": (r'<p class="key"><span>错误</span></p>', "罚款以逾期不改正为前提"),
    "罚款的幅度是多少": (r'<p class="key">(?:<span>)?1万元以上3万元以下<', "一万元以上三万元以下"),
    "最迟在哪一天": (r'<li class="right">(?:(?!</li>).)*一月三十一日', "期限就在一月的最后一天"),
}
"""Of each question of a new course: what the answer slide shows, and the reason there."""


def text(name: str) -> Rich:
    return Rich(name, name)


@pytest.fixture
def made(tmp_path):
    from quizgen.cli import main

    folder = tmp_path / "course"
    assert main(["new", str(folder)]) == 0
    (folder / "course" / "modules" / "shili" / "index.md").write_text(PAGE, encoding="utf-8")
    project = published(load(folder, Report()))
    return slides(project, project.course.modules[0])


def shown(made, title):
    return [one for one in made if one.title.startswith(title)]


def test_section_that_its_author_hides_is_on_no_slide(made):
    assert not shown(made, "目录")
    assert "不上台" not in "".join(one.html for one in made)


def test_paragraph_gives_the_sentence_with_its_legal_base_and_the_rest_to_the_teacher(made):
    (one,) = shown(made, "报告")
    assert "每年报告一次" in one.html
    assert "闲话" not in one.html
    assert "闲话" in "".join(one.notes)


def test_points_stand_for_their_section_and_a_mark_begins_a_slide(made):
    first, second = shown(made, "步骤")
    assert "先责令" in first.html
    assert "有条文的话" not in first.html
    assert "有条文的话" in "".join(first.notes)
    assert "另起一张的话" not in first.html
    assert "先责令" not in second.html
    assert "另起一张的话" in second.html


def test_marked_paragraph_is_shown_whole(made):
    (one,) = shown(made, "原样")
    assert "整段都要。没有条文。" in one.html


def test_question_is_followed_by_its_answer_and_is_not_given_away(made):
    places = [place for place, one in enumerate(made) if one.kind == "ask"]
    assert len(places) == len(ASKED)
    for place in places:
        question, answer = made[place], made[place + 1]
        assert answer.kind == "answer"
        for mark in ('class="right"', 'class="key"', 'class="why"'):
            assert mark not in question.html
        key, why = ASKED[next(stem for stem in ASKED if stem in question.html)]
        assert answer.html.count('class="right"') + answer.html.count('class="key"') == 1
        assert re.search(key, answer.html)
        assert f">{why}" in answer.html  # not 对。 before it: the key may be 错误
        assert why not in question.html


def test_long_table_is_cut_and_its_heads_come_again():
    rows = tuple((text(f"第{n}行"), text("很长的说明" * 12)) for n in range(20))
    run = Rows(Table((text("项"), text("说明")), rows))
    made = cut([run])
    assert len(made) > 1
    assert all(html.count("<th") == 2 + html.count("<thead") for _, html in made)
    assert [f"第{n}行" in "".join(h for _, h in made) for n in range(20)] == [True] * 20


def test_numbered_list_counts_on_over_the_cut():
    run = Entries(Listing(tuple(text("很长的一条" * 25) for _ in range(12)), 1))
    made = cut([run])
    assert len(made) > 1
    counted = made[0][1].count("<li>")
    assert f'<ol start="{counted + 1}">' in made[1][1]


def test_slides_of_a_cut_are_about_evenly_full():
    run = Entries(Listing(tuple(text("一条说明" * 14) for _ in range(11))))
    sizes = [html.count("<li>") for _, html in cut([run])]
    assert len(sizes) > 1
    assert max(sizes) - min(sizes) <= 2
    assert HEIGHT * SLACK < HEIGHT


def test_closing_marks_do_not_begin_a_line():
    # A line of five holds 一二三四五, but 。 takes 五 along to the next, and 五。六七八 fills that.
    assert lines("一二三四五六七八九", 5) == 2
    assert lines("一二三四五。六七八九", 5) == 3
    # And what opens does not end one: （ goes with 五.
    assert lines("一二三四（五六七八九", 5) == 3


def test_short_column_gets_what_it_needs():
    widths = columns([["条", "说明"], ["§82", "很长的说明" * 10]], 40)
    assert 1.6 <= widths[0] <= 4
    assert sum(widths) == pytest.approx(40)
    assert columns([["条", "说明"], ["§82", "很长的说明"]], 40)[0] > widths[0]  # room to spare


def test_sentences_in_bold_stay_whole():
    rich = Rich("<b>甲。乙</b>（示例条例§1）。丙。", "甲。乙（示例条例§1）。丙。")
    assert [one.html for one in keys(rich)] == ["<b>甲。乙</b>（示例条例§1）。"]


@pytest.fixture(scope="module")
def files():
    return classroom.files(published(load(ROOT, Report())))


def test_every_module_has_slides_and_a_handout_that_ask_nobody(files):
    modules = load(ROOT, Report()).course.modules
    assert len(modules) > 1
    assert sorted(files) == sorted(
        f"slides/{module.id}{end}" for module in modules for end in ("-handout.html", ".html")
    )
    for page in files.values():
        assert not re.search(r"""(?:src|href)=["'](?!data:)""", page)
        assert "\ue0f3" not in page
        assert "wzxhzdk" not in page
        assert ":material" not in page


def test_same_course_gives_the_same_bytes(files):
    assert classroom.files(published(load(ROOT, Report()))) == files


def test_many_laws_on_the_last_slide_stand_on_a_line_each(files):
    assert "</b><br><small>" in files["slides/jieneng-fa.html"]
    assert "</b> <small>" in files["slides/jiancha-chengxu.html"]
    assert "</b><br><small>" not in files["slides/jiancha-chengxu.html"]


def test_handout_names_every_article_with_a_penalty_and_what_comes_before_a_fine(files):
    page = files["slides/jieneng-fa-handout.html"]
    rows = dict(re.findall(r"<tr><td>(§[^<]*)</td>(.*?)</tr>", re.sub(r"</?span[^>]*>", "", page)))
    assert {re.match(r"§(\d+)", name)[1] for name in rows} == {str(n) for n in range(68, 87)}
    assert "先责令；逾期不改正" in rows["§82"]
    assert "1万元以上5万元以下" in rows["§82"]
    assert "直接罚" in rows["§76"]
    assert "没有罚款" in rows["§71"]
    for name in ("§69", "§75"):
        assert "看所转的法" in rows[name]
        assert "没有罚款" not in rows[name]
    assert "责令关闭（有前提）" in rows["§68.2"]
    assert "由管理节能工作的部门提出" in rows["§72"]
    assert "先责令；对这些信息作虚假宣传" not in rows["§80"]
    assert "对这些信息作虚假宣传：直接罚" in rows["§80"]


PLAIN = """\
---
title: 示例条例
minutes: 5
---

# 示例条例

开场的话。

## 练一练

/// quiz | shili
///

/// quiz | shili
///
"""


def deck(tmp_path, page, *others):
    from quizgen.cli import main

    folder = tmp_path / "course"
    assert main(["new", str(folder)]) == 0
    for name, text_of in (("index", page), *others):
        path = folder / "course" / "modules" / "shili" / f"{name}.md"
        path.write_text(text_of, encoding="utf-8")
    project = published(load(folder, Report()))
    return slides(project, project.course.modules[0])


def test_page_asks_one_question_unless_its_author_says_how_many(tmp_path):
    made = deck(tmp_path / "a", PLAIN)
    assert [one.kind for one in made].count("ask") == 1
    two = PLAIN.replace("shili\n///", "shili\n    slides: 2\n///", 1)
    assert [one.kind for one in deck(tmp_path / "b", two)].count("ask") == 3
    none = PLAIN.replace("shili\n///", "shili\n    slides: 0\n///")
    assert [one.kind for one in deck(tmp_path / "c", none)].count("ask") == 0


def test_opening_words_of_a_module_are_said_with_its_title_and_fill_no_slide(tmp_path):
    first, *rest = deck(tmp_path, PLAIN)
    assert "开场的话" in "".join(first.notes)
    assert not any("开场的话" in one.html for one in rest)


def test_page_with_one_slide_is_not_announced_and_a_hidden_one_leaves_no_trace(tmp_path):
    page = "---\ntitle: {0}\nmodule: shili\n---\n\n# {0}\n\n{1}"
    many = page.format(
        "多张",
        "## 甲\n\n甲（示例条例§1）。\n\n## 乙 { .no-slide }\n\n## 丙\n\n丙（示例条例§2）。\n",
    )
    one = page.format("一张", "## 丁\n\n丁（示例条例§1）。\n")
    none = page.format("不上台", "## 戊 { .no-slide }\n\n戊（示例条例§1）。\n")
    made = deck(tmp_path, PLAIN, ("a", many), ("b", one), ("c", none))
    dividers = [slide for slide in made if slide.kind == "divider"]
    assert [slide.title for slide in dividers] == ["多张"]
    assert "第 1 节，共 1 节" in dividers[0].kicker
    assert "甲" in dividers[0].html
    assert "乙" not in dividers[0].html
    assert [shown(made, title) != [] for title in ("甲", "丁", "戊", "不上台")] == [
        True, True, False, False,
    ]  # fmt: skip


def test_column_of_a_table_holds_the_citations_in_it():
    table = [["款", "行为", "罚款"], ["示例条例法§73.1", "很长的说明" * 9, "很长的数额" * 9]]
    assert columns(table, 30)[0] >= 5 + 5 * 0.56


def test_list_in_two_columns_is_parted_where_they_are_most_even_and_counts_on():
    html, tall = paired("goals", ["甲", "乙", "丙", "丁"], [9, 1, 4, 5])
    assert tall == 10
    first, second = html.split("</ol>")[:2]
    assert first.count("<li>") == 2
    assert 'start="3"' in second
    assert "counter-reset:list-item 2" in second
    assert paired("goals", [], []) == ("", 0.0)
