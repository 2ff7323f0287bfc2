from __future__ import annotations

import json
import os
import subprocess
from html import unescape
from pathlib import Path

import pytest

from quizgen.diagnostics import Report
from quizgen.export import exporters
from quizgen.export.base import run
from quizgen.model.interactions import (
    Accept,
    Blank,
    Blanks,
    IntervalRule,
    Judge,
    Match,
    NumberRule,
    Numeric,
    Option,
    Order,
    Single,
    TextMatcher,
    Tolerance,
)
from tests.unit.export.test_moodle_xml import OPTIONS, item, selection

GIFT = exporters()["gift"]


@pytest.fixture(scope="session")
def parse(root: Path, node: str):
    """The reader of GIFT by other people: text to questions."""
    folder = root / "tests" / "lms" / "gift"
    if not (folder / "node_modules").exists():
        if os.environ.get("CI") == "true":
            pytest.fail("run npm ci in tests/lms/gift")
        pytest.skip("npm ci was not run in tests/lms/gift")

    def read(text: str) -> list[dict]:
        done = subprocess.run(
            [node, str(folder / "parse.mjs")], input=text.encode(), capture_output=True, check=True
        )
        (found,) = json.loads(done.stdout)
        assert "error" not in found, found
        return found["questions"]

    return read


def exported(parse, *items, **more):
    (file,) = run(GIFT, selection(*items, **more), Report())
    return [q for q in parse(file.data.decode()) if q["type"] != "Category"]


def losses_of(own) -> list[str]:
    report = Report()
    run(GIFT, selection(own), report)
    return [found.message.partition("something: ")[2] for found in report.diagnostics]


@pytest.mark.parametrize("name", ["banks", "paper"])
def test_gift_of_everything_is_read_by_other_people(name, parse, request) -> None:
    chosen = request.getfixturevalue(name)
    report = Report()
    (file,) = run(GIFT, chosen, report)
    questions = [q for q in parse(file.data.decode()) if q["type"] != "Category"]
    assert {q["type"] for q in questions} == {
        "MC", "TF", "Short", "Numerical", "Matching", "Essay",
    }  # fmt: skip
    told = {found.span for found in report.diagnostics if found.code == "QG602"}
    every = {v.id: v for form in chosen.forms for place in form.items for v in place.variants}
    wanted = {id_ for id_, own in every.items() if not GIFT.refuses(own)}
    assert told == {own.span for id_, own in every.items() if id_ not in wanted}
    assert len(wanted) > 0.98 * len(every)
    assert {q["id"].split(".")[0] for q in questions} == wanted
    assert len({q["id"] for q in questions}) == len(questions)


def test_gift_single_choice_says_what_every_option_is(parse) -> None:
    own = item(Single(options=OPTIONS[:3], key="B"), feedback="要点", cite=("节约能源法§82",))
    (question,) = exported(parse, own)
    assert [c["isCorrect"] for c in question["choices"]] == [False, True, False]
    assert [c["text"]["text"] for c in question["choices"]] == ["选项A", "选项B", "选项C"]
    assert [c["feedback"]["text"] for c in question["choices"]] == ["因为A", "因为B", "因为C"]
    assert "节约能源法§82" in question["globalFeedback"]["text"]
    assert question["tags"][-1] == "cite:节约能源法§82"


@pytest.mark.parametrize("key", [True, False])
def test_gift_truth_tells_the_wrong_answer_first(key, parse) -> None:
    own = item(Judge(key=key, why_true="选了对", why_false="选了错"))
    (question,) = exported(parse, own)
    # This reader calls the first feedback that of "true"; in Moodle it is that of the wrong answer.
    first, second = question["trueFeedback"]["text"], question["falseFeedback"]["text"]
    assert question["isTrue"] is key
    assert (first, second) == (("选了错", "选了对") if key else ("选了对", "选了错"))


def test_gift_truth_with_one_reason_keeps_it_in_its_place() -> None:
    (file,) = run(GIFT, selection(item(Judge(key=True, why_true="选了对"))), Report())
    assert "{T##选了对}" in file.data.decode()


def test_gift_gaps_are_questions_of_their_own(parse) -> None:
    words = [TextMatcher(accept=(Accept(text=text),)) for text in ("甲", "乙")]
    own = item(Blanks(blanks=tuple(Blank(matcher=one) for one in words)), stem="[[1]]和[[2]]。")
    questions = exported(parse, own)
    assert [q["id"] for q in questions] == ["q.1", "q.2"]
    assert [q["choices"][0]["text"]["text"] for q in questions] == ["甲", "乙"]
    assert questions[0]["stem"]["text"] == "<p> _____ 和______。</p>"
    assert "it becomes several questions, one a gap, an end or a part" in losses_of(own)


def test_gift_number_has_tolerance_and_tells_its_unit(parse) -> None:
    own = item(Numeric(rule=NumberRule(value="100", unit="tce", tol=Tolerance(rel="0.005"))))
    (question,) = exported(parse, own)
    assert question["choices"] == {"type": "range", "number": 100, "range": 0.5}
    assert "单位：tce" in question["stem"]["text"]
    assert "the unit is told and not asked for" in losses_of(own)


def test_gift_match_keeps_wrong_right_sides(parse) -> None:
    own = item(
        Match(left=OPTIONS[:2], right=OPTIONS[2:], key={"A": ("C",), "B": ("D",)}, reuse=True)
    )
    (question,) = exported(parse, own)
    pairs = [(p["subquestion"]["text"], p["subanswer"]) for p in question["matchPairs"]]
    assert pairs == [("选项A", "选项C"), ("选项B", "选项D"), ("", "选项E")]


def test_gift_order_is_paired_with_places(parse) -> None:
    entries = tuple(Option(id=id_, text=f"做{id_}") for id_ in "xab")
    own = item(Order(entries=entries, key=("a", "b"), distractors=("x",)))
    (question,) = exported(parse, own)
    pairs = [(p["subquestion"]["text"], p["subanswer"]) for p in question["matchPairs"]]
    assert pairs == [("第 1 步", "做a"), ("第 2 步", "做b"), ("", "做x")]


NASTY = [
    "a=b~c#d{e}f:g\\h",
    "::x::",
    "[html]x",
    "// not a comment",
    "a -> b",
    "\\n 100% =%50%",
    "$CATEGORY: x",
    "一\n\n二",
    "<b>&amp;</b>",
    "T",
    "}",
    "####",
]


@pytest.mark.parametrize("text", NASTY)
def test_gift_signs_in_texts_mean_nothing(text, parse) -> None:
    own = item(
        Single(options=(Option(id="A", text=text, why=text), Option(id="B", text="乙")), key="A"),
        stem=text,
        feedback=text,
    )
    (question,) = exported(parse, own)
    from quizgen.export._shared.moodle_tree import plain

    def words(html: str) -> str:
        import re

        return " ".join(unescape(re.sub("<[^>]*>", " ", html)).split())

    wanted = " ".join(plain(text).split())
    shown = question["choices"][0]
    assert (words(shown["text"]["text"]), shown["isCorrect"]) == (wanted, True)
    assert words(shown["feedback"]["text"]) == wanted
    assert len(question["choices"]) == 2


def test_gift_range_in_a_gap_becomes_two_numbers(parse) -> None:
    rule = IntervalRule(lo="1", hi="5", unit="元")
    own = item(Blanks(blanks=(Blank(matcher=rule),)), stem="罚款[[1]]。")
    questions = exported(parse, own)
    assert [q["id"] for q in questions] == ["q.low", "q.high"]
    assert [q["choices"]["number"] for q in questions] == [1, 5]


def test_gift_tells_points_and_hints_that_it_cannot_carry() -> None:
    own = item(Judge(key=True, max="2"), hints=("想想",))
    assert losses_of(own) == ["points, since every question counts the same", "hints"]


@pytest.mark.parametrize(
    "own",
    [
        item(Judge(key=True), stem="![图](img/a.png)"),
        item(Judge(key=True), hints=("![图](img/a.png)",)),
        item(Single(options=(Option(id="A", text="![图](img/a.png)"), OPTIONS[1]), key="A")),
    ],
)
def test_gift_tells_of_an_image_wherever_it_stands(own) -> None:
    assert "images; their names remain" in losses_of(own)
    assert "images; their names remain" not in losses_of(item(Judge(key=True)))
