"""Feedback: one person's page shows that person's answers and nobody else's, and no reserved key."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from fractions import Fraction
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import escape

from quizgen.cli import main
from quizgen.cli.feedback import file_names
from quizgen.diagnostics import Report
from quizgen.generation import forms
from quizgen.loading.project import load
from quizgen.model.interactions import (
    Interval,
    Judge,
    Multi,
    Numeric,
    Option,
    Short,
    Single,
    Step,
    Walk,
)
from quizgen.results.assignments import Assignment, assigned_form
from quizgen.results.marking import Marking, Script
from quizgen.results.reviewing import modules_of, provisions_of, slips_of
from quizgen.web.feedback import feedback_html
from tests.unit.results.test_commands import first_options, folder, grade, hand_in  # noqa: F401

ROOT = Path(__file__).parents[3]
EVERYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=8,
)


class Page(HTMLParser):
    """What a page shows, and what it would load."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.loads: list[str] = []
        self.ids: list[str] = []
        self.words = ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.loads += [value for name, value in attrs if name in {"src", "href"}]
        self.ids += [value for name, value in attrs if name == "id"]

    def handle_data(self, data):
        self.words += data


@pytest.fixture(scope="module")
def whole():
    """Two banks as two forms: one of practice, one reserved."""
    project = load(ROOT, Report(), reserved=True)
    made = [forms.build(project, bank, mode="exam") for bank in ("jnf", "jnr")]
    assert {place.item.use for place in made[1].items} == {"reserved"}
    return Assignment(id="z", title="周测", course="c", forms=tuple(map(assigned_form, made)))


def graded(assignment, responses, number=0, **more):
    form = assignment.forms[number]
    script = Script(who="甲-01", form=form.hash, receipt="ABCDE-FGHIJ", responses=responses, **more)
    return Marking(assignment)(script)


def made(assignment, rules, responses, **more):
    """Return a graded script of a form of other interactions."""
    form = assignment.forms[0]
    items = tuple(
        replace(
            form.items[n],
            id=f"i{n}",
            interaction=rule,
            asked=f"第{n}问",
            cite=(("甲法§1", "要旨"),),
        )
        for n, rule in enumerate(rules)
    )
    own = replace(form, items=items, misconceptions={"lane": "走错了路"})
    return graded(replace(assignment, forms=(own,)), tuple(responses), **more)


CHOICE = Single(
    options=(
        Option(id="a", text="甲项", why="对的理由"),
        Option(id="b", text="乙项", why="错的理由", tag="lane"),
        Option(id="c", text="丙项", why="别的理由"),
    ),
    key="a",
)


def test_page_shows_the_own_choice_the_key_and_why_of_both(whole):
    page = feedback_html(made(whole, [CHOICE], ["b"]), "周测")
    words = Page(page).words
    assert re.search(r"乙项\s*你的作答\s*错的理由", words)
    assert re.search(r"甲项\s*答案\s*对的理由", words)
    assert "别的理由" not in words
    assert "走错了路" in words
    assert "甲法§1" in words
    assert "要旨" in words
    assert "0 / 1 分" in words


def test_page_needs_nothing_and_runs_nothing(whole):
    shown = Page(feedback_html(graded(whole, (None,) * 60), "周测"))
    assert "script" not in shown.tags
    assert all(one.startswith(("#q", "data:,")) for one in shown.loads)
    assert {f"#{one}" for one in shown.ids} >= {one for one in shown.loads if one[0] == "#"}
    assert len(shown.ids) == len(set(shown.ids))


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_any_response_is_shown_and_none_becomes_markup(whole, data):
    form = data.draw(st.sampled_from(whole.forms))
    item = data.draw(st.sampled_from(form.items))
    alone = replace(whole, forms=(replace(form, items=(item,)),))
    response = data.draw(EVERYTHING | st.just('<img src="x" onerror="1">'))
    shown = Page(feedback_html(graded(alone, (response,)), "<b>周测", reveal=True))
    assert "img" not in shown.tags
    assert "<b>周测" in shown.words
    written = isinstance(response, str) and "".join(response.split())
    if written and type(item.interaction) in {Short, Numeric, Interval}:
        assert written in "".join(shown.words.split())


def test_too_short_a_script_has_a_page_all_the_same(whole):
    assert "没有作答" in feedback_html(graded(whole, ()), "周测")


def test_reserved_items_give_away_nothing_unless_that_is_asked_for(whole):
    script = graded(whole, tuple(first_of(item.interaction) for item in whole.forms[1].items), 1)
    closed, open_ = feedback_html(script, "周测"), feedback_html(script, "周测", reveal=True)
    told = 0
    for item in whole.forms[1].items:
        for _, gist in item.cite:  # what the law says is no secret
            closed = closed.replace(str(escape(gist)), "")
    for item in whole.forms[1].items:
        texts = [item.asked, item.feedback, item.given]
        texts += [option.why for option in getattr(item.interaction, "options", ())]
        texts += [option.text for option in getattr(item.interaction, "options", ())]
        for text in texts:
            first = re.split(r"[\[*`\n]", text)[0].strip()
            if len(first) >= 8:
                assert str(escape(first)) not in closed, item.id
                told += str(escape(first)) in open_
    assert told > 50
    assert closed.count("保留题：题目") == len(whole.forms[1].items)
    assert "你的错误说明了什么" not in closed
    assert "保留题：题目" not in open_


def first_of(own):
    return own.options[1].id if isinstance(own, Single) else None


def test_texts_that_wait_for_a_person_are_told_and_have_no_points_yet(whole):
    waiting = made(whole, [Short(keypoints=(), max="3"), CHOICE], ["<一>\n二", "a"])
    words = Page(feedback_html(waiting, "周测")).words
    assert "还有 1 道题等讲师评定" in words
    assert "? / 3 分" in words
    assert "待评" in words
    done = made(
        whole, [Short(keypoints=(), max="3"), CHOICE], ["一", "a"], judged={"i0": Fraction(2)}
    )
    assert "2 / 3 分" in Page(feedback_html(done, "周测")).words


def test_what_lost_most_points_is_to_be_read_first(whole):
    rules = [replace(CHOICE, max="1"), replace(CHOICE, max="4"), Judge(key=True), CHOICE]
    script = made(whole, rules, ["b", "b", True, "c"])
    items = tuple(
        replace(item, cite=((cite, ""),), module=module)
        for item, cite, module in zip(
            script.form.items, ("甲§1", "乙§2", "丙§3", "甲§1"), "mmnn", strict=True
        )
    )
    script = replace(script, form=replace(script.form, items=items, modules={"m": "模块"}))
    every = {item.id for item in items}
    assert provisions_of(script, every) == [("乙§2", "", [2]), ("甲§1", "", [1, 4])]
    assert provisions_of(script, every - {"i0"})[1] == ("甲§1", "", [4])
    assert modules_of(script) == [("模块", 0, 5), ("n", 1, 2)]
    assert slips_of(script, {"i0", "i1", "i3"}) == [("走错了路", [1, 2])]
    assert slips_of(script, {"i1"}) == [("走错了路", [2])]


def test_wrong_options_of_several_show_their_misconceptions(whole):
    several = Multi(options=CHOICE.options, key=("a", "c"))
    script = made(whole, [several, several], [["a", "b"], ["a", "c"]])
    assert slips_of(script, {"i0", "i1"}) == [("走错了路", [1])]


def test_steps_that_were_left_out_or_came_too_early_are_named(whole):
    steps = (
        Step(id="order", text="出示**证件**", points="1", required=True),
        Step(id="b", text="询问", points="1"),
        Step(id="missing", text="制作笔录", points="1", required=True),
    )
    walk = Walk(steps=steps, before=(("order", "b"),), max="3")
    page = feedback_html(made(whole, [walk], [["b"]]), "周测")
    for said in ("“出示<strong>证件</strong>”应当在“询问”之前", "漏了必做的“制作笔录”"):
        assert f"<li>{said}</li>" in page


def test_pages_of_a_class_hold_one_person_each(folder, capsys):  # noqa: F811
    hand_in(folder, first_options)
    grade(folder)
    assert feedback(folder) == 0
    assert "3 pages" in capsys.readouterr().out
    scripts = json.loads((folder / "marks/results.json").read_text("utf-8"))["scripts"]
    pages = {path.name: path.read_text("utf-8") for path in (folder / "pages").iterdir()}
    assert sorted(pages) == [f"fankui-{one['who']}.html" for one in scripts]
    for one in scripts:
        for other in scripts:
            page = pages[f"fankui-{one['who']}.html"]
            assert (other["who"] in page) == (other is one)
            assert (other["receipt"] in page) == (other is one)


def feedback(folder, *more):  # noqa: F811
    private = folder / "out/private/assignment.json"
    return main(
        ["feedback", str(folder / "marks"), str(private), "-o", str(folder / "pages"), *more]
    )


def test_pages_are_never_written_over_others(folder, capsys):  # noqa: F811
    hand_in(folder)
    grade(folder)
    (folder / "pages").mkdir()
    (folder / "pages/kept.txt").write_text("x", encoding="utf-8")
    assert feedback(folder) == 2
    assert [path.name for path in (folder / "pages").iterdir()] == ["kept.txt"]


def test_assignment_of_earlier_days_without_texts_is_told(folder, capsys):  # noqa: F811
    hand_in(folder)
    grade(folder)
    path = folder / "out/private/assignment.json"
    data = json.loads(path.read_text("utf-8"))
    del data["forms"][0]["items"][0]["asked"]
    path.write_text(json.dumps(data), encoding="utf-8")
    assert feedback(folder) == 2
    assert "no texts" in capsys.readouterr().err
    assert not (folder / "pages").exists()


def test_file_names_are_plain_and_unlike_each_other_on_every_system():
    names = [
        "甲-01",
        "a01",
        "A01",
        "../x",
        "CON",
        "a b",
        "a/b",
        "",
        "é",
        "e\u0301",
        "长" * 300,
        "a.b",
    ]
    found = file_names(names)
    assert found[:6] == [
        "fankui-甲-01.html",
        "fankui-a01.html",
        "fankui-A01~2.html",
        "fankui-%2E%2E%2Fx.html",
        "fankui-CON.html",
        "fankui-a%20b.html",
    ]
    assert len({one.casefold() for one in found}) == len(names)
    assert all(not set(one) & set('/\\:*?"<>|') and len(one.encode()) < 255 for one in found)
