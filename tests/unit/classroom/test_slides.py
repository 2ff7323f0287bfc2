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

一句话带过。

/// points
- 先责令
- 后罚款
///

<!-- slide -->

另起一张的话（示例条例§2）。

## 原样

整段都要。没有条文。
{ .slide }

## 练一练

/// quiz | shili
///
"""


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
    first, *_ = shown(made, "步骤")
    assert "先责令" in first.html
    assert "一句话带过" not in first.html


def test_marked_paragraph_is_shown_whole(made):
    (one,) = shown(made, "原样")
    assert "整段都要。没有条文。" in one.html


def test_question_is_followed_by_its_answer_and_is_not_given_away(made):
    places = [place for place, one in enumerate(made) if one.kind == "ask"]
    assert places
    for place in places:
        assert made[place + 1].kind == "answer"
        assert 'class="right"' not in made[place].html
    assert any('class="right"' in one.html or 'class="key"' in one.html for one in made)


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
    assert lines("一二三四五。", 5) == 2
    assert lines("一二三四五六。", 6.9) == 2
    assert lines("一二三四", 4) == 1


def test_short_column_gets_what_it_needs():
    widths = columns([["条", "说明"], ["§82", "很长的说明" * 10]], 40)
    assert widths[0] >= 1.6
    assert sum(widths) == pytest.approx(40)


def test_sentences_in_bold_stay_whole():
    rich = Rich("<b>甲。乙</b>（示例条例§1）。丙。", "甲。乙（示例条例§1）。丙。")
    assert [one.html for one in keys(rich)] == ["<b>甲。乙</b>（示例条例§1）。"]


@pytest.fixture(scope="module")
def files():
    return classroom.files(published(load(ROOT, Report())))


def test_every_module_has_slides_and_a_handout_that_ask_nobody(files):
    assert sorted(files) == [
        f"slides/{name}" for name in (
            "jieneng-fa-handout.html", "jieneng-fa.html",
            "xingzheng-chufa-fa-handout.html", "xingzheng-chufa-fa.html",
        )
    ]  # fmt: skip
    for page in files.values():
        assert not re.search(r"""(?:src|href)=["'](?!data:)""", page)
        assert "\ue0f3" not in page
        assert "wzxhzdk" not in page
        assert ":material" not in page


def test_same_course_gives_the_same_bytes(files):
    assert classroom.files(published(load(ROOT, Report()))) == files


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
