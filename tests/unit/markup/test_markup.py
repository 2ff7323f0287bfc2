"""Texts become HTML that cannot do harm, and citations become links."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.markup import cite_html, html_tags, is_inside, outside_targets, to_html


def link(citation):
    if (
        citation.instrument in {"节约能源法", "节能监察办法", "工业节能监察办法"}
        and citation.article < 88
    ):
        return f"../law/x.html#a{citation.article}", "要点"
    return None


def cited(text):
    return re.findall(r'data-ref="([^"]*)"', to_html(text, link))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("纯文本", "<p>纯文本</p>\n"),
        ("", ""),
        ("a < b & c", "<p>a &lt; b &amp; c</p>\n"),
        ("**限期改正**，逾期", "<p><strong>限期改正</strong>，逾期</p>\n"),
        ("**“责令改正”**是措施", "<p><strong>“责令改正”</strong>是措施</p>\n"),
        ("应当**（一）立案**后", "<p>应当<strong>（一）立案</strong>后</p>\n"),
        ("*先*后", "<p><em>先</em>后</p>\n"),
        ("1. 一\n2. 二", "<ol>\n<li>一</li>\n<li>二</li>\n</ol>\n"),
        ("第一行\n第二行", "<p>第一行第二行</p>\n"),
        ("第一行\ntwo", "<p>第一行\ntwo</p>\n"),
        ("one\ntwo", "<p>one\ntwo</p>\n"),
        ("填 [[1]] 与 [[2]]", "<p>填 [[1]] 与 [[2]]</p>\n"),
        ("[看](../a.md#b)", '<p><a href="../a.md#b">看</a></p>\n'),
        ("![图](img/a.svg)", '<p><img src="img/a.svg" alt="图" /></p>\n'),
    ],
)
def test_to_html_renders_commonmark(text, expected):
    assert to_html(text) == expected


def test_to_html_renders_tables():
    html = to_html("| 甲 | 乙 |\n|---|---|\n| 1 | 节约能源法§2 |", link)
    assert "<td>1</td>" in html
    assert 'data-ref="节约能源法§2"' in html


def test_to_html_inline_has_no_paragraph():
    assert to_html("甲**乙**", inline=True) == "甲<strong>乙</strong>"
    assert to_html("甲", inline=True) == "甲"


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<b onclick='x'>a</b>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](java\tscript:alert(1))",
        "[x](data:text/html;base64,AAAA)",
        "[x](//example.org)",
        "[x](https://example.org)",
        "![x](http://example.org/a.png)",
        "[x]: http://example.org\n\n[x]",
        "<http://example.org>",
        "<javascript:alert(1)>",
        "[x](/absolute)",
        "**[x](vbscript:msgbox)**",
    ],
)
def test_to_html_shows_what_is_not_harmless_as_text(text):
    html = to_html(text, link)
    assert not re.search(r"<(script|img|b |a )", html)


class _Seen(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags = []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))


pieces = st.sampled_from(
    ["<", ">", "<script>", "</p>", "[", "](", ")", "javascript:", "//e.org", "http:", "!", '"', "'", "`", "**", "*",
     "节约能源法§2", "§", "\n", "\n\n", "|", "---", "&#58;", "&lt;", "\\", "#", "甲", "a", " ", "onerror=", "\t"]
)  # fmt: skip


@given(st.lists(pieces, max_size=14).map("".join))
def test_to_html_of_anything_leads_nowhere_else(text):
    seen = _Seen()
    seen.feed(to_html(text, link))
    known = {"p", "em", "strong", "a", "code", "pre", "blockquote", "ul", "ol", "li", "hr", "br", "img",
             "h1", "h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td"}  # fmt: skip
    assert {tag for tag, _ in seen.tags} <= known
    for _, attrs in seen.tags:
        assert not [name for name in attrs if name.startswith("on")]
        assert all(is_inside(attrs[name]) for name in ("href", "src") if name in attrs)


@pytest.mark.parametrize(
    ("target", "inside"),
    [
        ("a.md", True), ("../a/b.md#c", True), ("#a82", True), ("a?b=c:d", True), ("img/图.svg", True), ("", True), ("a!b.md", True),
        ("http://e.org", False), ("//e.org", False), ("/a", False), ("javascript:x", False), ("a:b", False),
        ("\\\\e.org", False), ("a b", False), (" javascript:x", False), ("\x01javascript:x", False),
    ],
)  # fmt: skip
def test_is_inside_allows_relative_targets_only(target, inside):
    assert is_inside(target) is inside


def test_citation_becomes_the_one_link():
    assert to_html("见节约能源法§73.2(1)。", link, inline=True) == (
        '见<a class="qg-cite" href="../law/x.html#a73" data-ref="节约能源法§73.2(1)">节约能源法§73.2(1)</a>。'
    )


def test_citation_takes_the_longest_title_that_is_known():
    assert cited("依据工业节能监察办法§3和本节能监察办法§4") == [
        "工业节能监察办法§3",
        "节能监察办法§4",
    ]


def test_citation_that_is_not_known_stays_text():
    assert cited("节约能源法§99、没有的法§1、§2") == []
    assert to_html("节约能源法§2") == "<p>节约能源法§2</p>\n"


def test_citation_in_code_or_in_a_link_stays_text():
    assert cited("`节约能源法§2` [见节约能源法§3](a.md) **节约能源法§4**") == ["节约能源法§4"]


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("根据 节约能源法§2 处罚", "根据", "处罚"),
        ("根据 节约能源法§2。", "根据", "。"),
        ("see 节约能源法§2 now", "see ", " now"),
        ("节约能源法§2 节约能源法§3", "", ""),
        ("**据** 节约能源法§2", "<strong>据</strong> ", ""),
    ],
)
def test_citation_spaces_next_to_chinese_are_dropped(text, before, after):
    html = to_html(text, link, inline=True)
    assert html.split("<a ")[0] == before
    if "§3" not in text:
        assert html.rpartition("</a>")[2] == after
    else:
        assert "</a><a" in html


def test_cite_html_escapes():
    assert cite_html('a"<', "x&y") == (
        '<a class="qg-cite" href="x&amp;y" data-ref="a&quot;&lt;">a&quot;&lt;</a>'
    )


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("甲 < 乙 > 丙", []),
        ("a <b> c", ["<b>"]),
        ("`<b>`", []),
        ("<!-- x -->", ["<!-- x -->"]),
        ("5<6 且 7>6", []),
        ("</div>", ["</div>"]),
    ],
)
def test_html_tags_finds_raw_html(text, tags):
    assert html_tags(text) == tags


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("[a](b.md) ![c](d.svg) `[x](http://e)`", []),
        ("[a](http://e.org/x)", ["http://e.org/x"]),
        ("![a](//e.org/x)", ["//e.org/x"]),
        ("[a]: javascript:x", ["javascript:x"]),
        ("[a](&#106;avascript:x)", ["&#106;avascript:x"]),
        ("<https://e.org>", ["https://e.org"]),
        ("<a@e.org>", ["mailto:a@e.org"]),
    ],
)
def test_outside_targets_finds_links_that_leave(text, targets):
    assert outside_targets(text) == targets
