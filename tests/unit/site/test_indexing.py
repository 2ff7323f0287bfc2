from __future__ import annotations

import pytest

from quizgen.web.indexing import entries, plain


def told(content: str, **meta: object) -> list[tuple[str, str, str]]:
    found = entries(content, "a.html", "Title", meta)
    return [(str(one["location"]), str(one["title"]), str(one["text"])) for one in found]


def test_page_that_begins_with_its_heading_has_its_address_without_anchor():
    page = '<h1 id="x">甲<a class="headerlink" href="#x">¶</a></h1><p>一</p><h2 id="y">乙</h2><p>二</p>'
    assert told(page) == [("a.html", "甲", "一"), ("a.html#y", "乙", "二")]


def test_text_before_the_first_heading_belongs_to_the_title_of_the_page():
    assert told('<p>零</p><h1 id="x">甲</h1>') == [
        ("a.html", "Title", "零"),
        ("a.html#x", "甲", ""),
    ]


def test_page_without_headings_is_one_entry():
    assert told("<p>一</p>") == [("a.html", "Title", "一")]


def test_page_that_begins_with_a_lower_heading_keeps_its_own_title():
    assert told('<h2 id="y">乙</h2>二') == [("a.html", "Title", ""), ("a.html#y", "乙", "二")]


def test_heading_inside_another_element_is_found():
    assert told('<div class="hero"><h1 id="x">甲</h1><p>一</p></div>') == [("a.html", "甲", "一")]


def test_question_is_told_by_its_text_and_not_by_its_data():
    page = """<qg-item id="a" data-item='{"why":"<p>秘密</p>"}'><div class="qg-body">题干</div></qg-item>"""
    assert told(page) == [("a.html", "Title", "题干")]


def test_page_that_asks_to_be_left_out_is_left_out():
    assert told("<p>一</p>", search={"exclude": True}) == []


def test_wishes_of_a_page_reach_its_entries():
    (entry,) = entries("<p>一</p>", "a.html", "T", {"tags": ["罚款", 1], "search": {"boost": 2}})
    assert (entry["tags"], entry["boost"]) == (["罚款", "1"], 2)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>限<b>期</b>改<a href='x'>正</a></p>", "限期改正"),
        ("<p>限期</p><p>改正</p>", "限期 改正"),
        ("<td>限期</td><td>改正</td>", "限期 改正"),
        ("<span>自测</span><span>共 6 题</span>", "自测 共 6 题"),
        ("罚 &amp; 款", "罚 &amp; 款"),
        ("<script>x</script>一<style>y</style>", "一"),
        ("一\n\n  二", "一 二"),
    ],
)
def test_words_stay_together_and_blocks_apart(html, text):
    assert plain(html) == text


def test_answers_of_a_visit_are_not_found_by_searching():
    html = (
        '<h3 id="a">1 门口</h3><p>有表</p><p class="qv-why"><strong>不行。</strong> 因为</p>'
        '<section class="qv-sheet"><h3 id="b">对照</h3><p>参考</p></section><p>完</p>'
    )
    found = entries(html, "v.html", "观摩", {})
    text = " ".join(str(entry["text"]) for entry in found)
    assert "有表" in text
    assert "完" in text
    assert "因为" not in text
    assert "参考" not in text
