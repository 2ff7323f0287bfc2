"""The search worker by itself, in Node: what it finds, how it ranks and what it shows."""

from __future__ import annotations

import json
import re
import subprocess

import pytest

pytestmark = pytest.mark.node

HARNESS = """
const vm = require("vm"), fs = require("fs")
const { worker, docs, queries } = JSON.parse(fs.readFileSync(0, "utf-8"))
const said = []
let hear
const world = { addEventListener: (_, listen) => (hear = listen), postMessage: (data) => said.push(data) }
vm.runInNewContext(fs.readFileSync(worker, "utf-8"), world)
hear({ data: { type: 0, data: { docs, config: {} } } })
for (const data of queries) hear({ data: { type: 2, data } })
console.log(JSON.stringify(said))
"""

DOCS = [
    {"location": "law.html", "title": "节约能源法", "text": "<p>总则</p>"},
    {"location": "law.html#a8", "title": "第八条　奖励", "text": "<p>给予奖励。</p>"},
    {"location": "law.html#a82", "title": "第八十二条　不报告", "text": "<p>责令限期改正。</p>"},
    {"location": "law.html#a102", "title": "第一百零二条", "text": "<p>附则</p>"},
    {"location": "other.html", "title": "行政处罚法", "text": "<p>第八十二条另有规定。</p>"},
    {"location": "other.html#a82", "title": "第八十二条　移送", "text": "<p>移送。</p>"},
    {
        "location": "case.html",
        "title": "案例",
        "text": "<p>依据节约能源法§82，先责令<code>限期改正</code>。听证</p>",
    },
    {
        "location": "case.html#b",
        "title": "要点",
        "text": "<ul><li>限期</li><li>改正</li></ul><p>A &amp; B &lt;c&gt; ＧＢ／Ｔ ㎏</p>",
    },
    {"location": "tags.html", "title": "标签", "text": "<p>无</p>", "tags": ["计量"]},
]


@pytest.fixture(scope="module")
def ask(node, root):
    def run(*queries: str, docs=DOCS):
        given = {
            "worker": str(root / "quizgen/web/search/worker.js"),
            "docs": docs,
            "queries": queries,
        }
        done = subprocess.run(
            [node, "-e", HARNESS],
            input=json.dumps(given),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        ready, *answers = json.loads(done.stdout)
        assert ready == {"type": 1}
        assert {answer["type"] for answer in answers} == {3}
        return [answer["data"]["items"] for answer in answers]

    return run


def pages(items) -> list[str]:
    return [item[0]["location"].split("#")[0] for item in items]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("限期改正", {"law.html", "case.html"}),
        ("期改", {"law.html", "case.html"}),
        ("听证 责令", {"case.html"}),
        ("听证 奖励", set()),
        ("奖励 附则", {"law.html"}),
        ("“A & B”", {"case.html"}),
        ('"A  B"', set()),
        ("a", {"case.html"}),
        ("gb/t", {"case.html"}),
        ("KG", {"case.html"}),
        ("<c>", {"case.html"}),
        ("计量", {"tags.html"}),
        ("+限期改正", {"law.html", "case.html"}),
        ("不存在的词", set()),
        ("", set()),
        ("   ", set()),
        ('"', set()),
        ("[(*", set()),
    ],
)
def test_search_finds_exactly_the_pages_that_hold_all_words(ask, query, found):
    (items,) = ask(query)
    assert set(pages(items)) == found
    assert len(items) == len(found)


@pytest.mark.parametrize("article", ["第82条", "第八十二条", "§82"])
def test_search_for_an_article_finds_it_however_it_is_written_and_first(ask, article):
    bare, named = ask(article, f"节约能源法{article}")
    assert {item[0]["location"] for item in bare[:2]} == {"other.html#a82", "law.html#a82"}
    assert named[0][0]["location"] == "law.html#a82"
    assert "case.html" in pages(bare)
    assert "case.html" in pages(named)


def test_search_for_an_article_of_a_law_finds_no_other_law(ask):
    named, bare = ask("节约能源法第82条", "第82条")
    assert "other.html" not in pages(named)
    assert "other.html" in pages(bare)


def test_search_for_article_8_does_not_find_article_82(ask):
    (items,) = ask("节约能源法§8")
    assert [one["location"] for one in items[0]] == ["law.html#a8", "law.html"]
    assert "case.html" not in pages(items)


def test_search_knows_articles_above_a_hundred(ask):
    (items,) = ask("第102条")
    assert items[0][0]["location"] == "law.html#a102"


def test_page_whose_title_is_sought_comes_first(ask):
    (items,) = ask(
        "行政处罚法", docs=[*DOCS, {"location": "a.html", "title": "甲", "text": "行政处罚法" * 9}]
    )
    assert pages(items) == ["other.html", "a.html"]


def test_group_always_holds_its_page(ask):
    (items,) = ask("奖励")
    assert [one["location"] for one in items[0]] == ["law.html#a8", "law.html"]
    assert items[0][0]["parent"] == {"location": "law.html"}
    assert "parent" not in items[0][1]


def test_words_are_marked_and_everything_else_is_escaped(ask):
    (items,) = ask("㎏ b")
    (hit,) = [one for one in items[0] if one["location"] == "case.html#b"]
    assert "<mark data-md-highlight>㎏</mark>" in hit["text"]
    assert "&amp; <mark data-md-highlight>B</mark> &lt;c&gt;" in hit["text"]


def test_marks_stand_in_their_places_after_characters_that_unfold(ask):
    docs = [{"location": "a.html", "title": "㎏", "text": "㎏㎏㍿ 限期改正！"}]
    (items,) = ask("限期改正", docs=docs)
    assert items[0][0]["text"] == "㎏㎏㍿ <mark data-md-highlight>限期改正</mark>！"


def test_teaser_shows_the_place_where_the_words_are(ask):
    text = "前" * 500 + "。关键限期改正" + "后" * 500
    (items,) = ask("限期改正", docs=[{"location": "a.html", "title": "t", "text": text}])
    shown = items[0][0]["text"]
    assert shown.startswith("…关键<mark")
    assert shown.endswith("…")
    assert len(re.sub("<[^>]*>", "", shown)) <= 160


def test_best_sections_share_the_highest_score_and_others_lie_below(ask):
    docs = [{"location": "a.html", "title": "t", "text": "罚款"}]
    docs += [
        {"location": f"a.html#{n}", "title": f"s{n}", "text": "罚款" * (n + 1)} for n in range(6)
    ]
    (items,) = ask("罚款", docs=docs)
    scores = [one["score"] for one in items[0]]
    assert scores == sorted(scores, reverse=True)
    assert scores.count(scores[0]) == 3


def test_boost_and_order_decide_between_equals(ask):
    docs = [
        {"location": "a.html", "title": "a", "text": "罚款"},
        {"location": "b.html", "title": "b", "text": "罚款", "boost": 2},
        {"location": "c.html", "title": "c", "text": "罚款"},
    ]
    (items,) = ask("罚款", docs=docs)
    assert pages(items) == ["b.html", "a.html", "c.html"]
