from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from quizgen.diagnostics import ContentError, Report, Span
from quizgen.export import exporters
from quizgen.export._shared import moodle_fractions as fractions
from quizgen.export._shared.decimals import named
from quizgen.export._shared.spelled_out import expand
from quizgen.export.base import Selection, run
from quizgen.grading.engine import grade
from quizgen.loading.project import Project
from quizgen.model.course import Course
from quizgen.model.forms import Form, FormItem
from quizgen.model.interactions import (
    Accept,
    Blank,
    Blanks,
    Judge,
    Match,
    Multi,
    Option,
    Order,
    Policy,
    Single,
    Step,
    TextMatcher,
    Walk,
)
from quizgen.model.items import Item
from quizgen.model.law import Register
from tests.unit.export.conftest import held

MOODLE = exporters()["moodle-xml"]
OPTIONS = tuple(Option(id=id_, text=f"选项{id_}", why=f"因为{id_}") for id_ in "ABCDE")


def item(interaction, **fields) -> Item:
    given = {"id": "q", "type": "single", "span": Span("quizzes/a.yaml", 3), "stem": "问？"}
    return Item(interaction=interaction, **{**given, **fields})


def selection(*items: Item, root: Path = Path(), title: str = "卷") -> Selection:
    project = Project(
        root=root,
        course=Course(id="k", title="课", span=Span("course/course.yaml"), law_asof="2026-10-04"),
        register=Register(asof="2026-10-04"),
    )
    places = tuple(FormItem(item=i, number=n, variants=(i,)) for n, i in enumerate(items, 1))
    form = Form(id="p", title=title, items=places)
    return Selection(id="p", title=title, project=project, forms=(form,))


def exported(moodle: ModuleType, *items: Item, **more):
    (file,) = run(MOODLE, selection(*items, **more), Report())
    return moodle.read(file.data)


def losses_of(own: Item) -> list[str]:
    report = Report()
    run(MOODLE, selection(own), report)
    return [found.message for found in report.diagnostics]


@pytest.mark.parametrize("name", ["banks", "paper"])
def test_moodle_takes_the_whole_export(name, moodle, request) -> None:
    chosen = request.getfixturevalue(name)
    report = Report()
    (file,) = run(MOODLE, chosen, report)
    questions = moodle.read(file.data)
    variants = [v for form in chosen.forms for place in form.items for v in place.variants]
    kept = [item for item in variants if not MOODLE.refuses(item)]
    told = {found.span for found in report.diagnostics if found.code == "QG602"}
    assert told == {item.span for item in variants if MOODLE.refuses(item)}
    assert len(questions) == len(kept) > 0.98 * len(variants)
    assert {q.kind for q in questions} >= {
        "multichoice", "truefalse", "numerical", "matching", "cloze", "essay", "ddwtos",
    }  # fmt: skip


def test_moodle_choices_and_truths_earn_what_they_earn_here(moodle, banks) -> None:
    questions = moodle.read(run(MOODLE, banks, Report())[0].data)
    variants = held(MOODLE, banks)
    compared = 0
    for question, own in zip(questions, variants, strict=True):
        lossy = list(MOODLE.losses(own))
        match own.interaction:
            case Single(options=options):
                for place, option in enumerate(options):
                    share = moodle.ticks(question, [place])
                    assert share == pytest.approx(marks(own, option.id)), own.id
                    compared += 1
            case Judge():
                for answer in question.answers:
                    assert answer.fraction == pytest.approx(marks(own, answer.text == "true"))
                    compared += 1
            case Multi(options=options) if not lossy:
                for chosen in moodle_subsets(len(options)):
                    response = [options[place].id for place in chosen]
                    share = moodle.ticks(question, list(chosen))
                    assert share == pytest.approx(marks(own, response), abs=0.005), own.id
                    compared += 1
            case Multi(options=options, key=key):
                right = [place for place, option in enumerate(options) if option.id in key]
                assert moodle.ticks(question, right) == pytest.approx(1, abs=0.001)
                compared += 1
    assert compared > 300


def moodle_subsets(count: int):
    from itertools import combinations

    return [c for size in range(1, count + 1) for c in combinations(range(count), size)]


def marks(own: Item, response: object) -> float:
    most = float(own.interaction.max)
    outcome = grade(own.interaction, response)
    return float(outcome.score) / most if most else 0.0


def test_moodle_numbers_take_units_and_tolerance(moodle, banks) -> None:
    questions = moodle.read(run(MOODLE, banks, Report())[0].data)
    variants = held(MOODLE, banks)
    numeric = [(q, v) for q, v in zip(questions, variants, strict=True) if v.type == "numeric"]
    assert len(numeric) > 10
    for question, own in numeric:
        rule = own.interaction.rule
        if rule.precision is not None:
            continue  # how many digits are asked for is lost, and told
        for response in (
            rule.value,
            f"{rule.value} {named(rule.unit)}",
            f"{float(rule.value) + 77}",
        ):
            assert moodle.number(question, response) == pytest.approx(marks(own, response)), own.id
        for known in rule.also:
            assert moodle.number(question, known.value) == pytest.approx(marks(own, known.value))


def test_moodle_multi_wrong_ticks_cancel_right_ones(moodle) -> None:
    own = item(Multi(options=OPTIONS, key=("A", "C"), policy=Policy(name="net_correct"), max="2"))
    (question,) = exported(moodle, own)
    assert [a.fraction for a in question.answers] == [0.5, -0.5, 0.5, -0.5, -0.5]
    assert losses_of(own) == []


def test_moodle_multi_policy_that_is_no_sum_is_told(moodle) -> None:
    own = item(Multi(options=OPTIONS, key=("A", "B", "C"), policy=Policy(name="cn_half"), max="2"))
    (question,) = exported(moodle, own)
    assert [round(a.fraction, 4) for a in question.answers] == [0.3333, 0.3333, 0.3333, -1, -1]
    assert losses_of(own) == [
        "moodle-xml: `q` loses something: part-right answers by `cn_half` are marked in proportion"
    ]


def test_moodle_half_marks_of_two_keys_are_kept() -> None:
    own = item(Multi(options=OPTIONS, key=("A", "B"), policy=Policy(name="cn_half"), max="2"))
    assert losses_of(own) == []


@pytest.mark.parametrize("count", range(1, 21))
def test_equal_shares_add_up_and_are_in_the_list(count, moodle) -> None:
    each = fractions.equal(count)
    assert len(each) == count
    assert round(sum(map(float, each)), 2) == pytest.approx(100, abs=0.01)
    assert set(each) <= set(fractions.LIST)


def test_equal_shares_of_too_many_are_refused() -> None:
    many = tuple(Option(id=f"o{n}", text=str(n)) for n in range(25))
    own = item(Multi(options=many, key=tuple(o.id for o in many[:21])))
    assert losses_of(own) == [
        "moodle-xml: `q` is left out: Moodle wants one to twenty right options"
    ]


def test_moodle_share_outside_of_the_list_becomes_the_nearest(moodle) -> None:
    options = (replace(OPTIONS[0]), replace(OPTIONS[1], fraction="0.35"), OPTIONS[2])
    own = item(Single(options=options, key="A"))
    (question,) = exported(moodle, own)
    assert question.answers[1].fraction == pytest.approx(1 / 3, abs=0.0001)
    assert "nearest" in losses_of(own)[0]


def test_moodle_category_strokes_are_doubled(moodle) -> None:
    own = item(Single(options=OPTIONS, key="A"))
    (question,) = exported(moodle, own, title="A/B 卷")
    assert moodle.steps(question.category) == ["$course$", "top", "课", "A/B 卷"]


def test_moodle_variants_stand_in_a_category_of_their_own(moodle) -> None:
    variants = tuple(item(Judge(key=bool(n % 2)), id="v", stem=f"第{n}题") for n in range(3))
    form = Form(
        id="p", title="卷", items=(FormItem(item=variants[0], number=1, variants=variants),)
    )
    chosen = replace(selection(), forms=(form,))
    questions = moodle.read(run(MOODLE, chosen, Report())[0].data)
    assert [q.idnumber for q in questions] == ["v", "v.2", "v.3"]
    assert {moodle.steps(q.category)[-1] for q in questions} == {"v"}


def test_moodle_keeps_feedback_hints_tags_and_id(moodle) -> None:
    own = item(
        Single(options=(replace(OPTIONS[0], tag="slip"), OPTIONS[1]), key="B"),
        feedback="要点",
        hints=("想一想", "再想想"),
        cite=("节约能源法§82",),
        module="m",
        level="apply",
        tags=("罚款",),
    )
    (question,) = exported(moodle, own)
    assert [a.feedback for a in question.answers] == ["因为A", "因为B"]
    assert question.feedback.startswith("<p>要点</p>")
    assert "节约能源法§82" in question.feedback
    assert question.hints == ["想一想", "再想想"]
    assert {"module:m", "level:apply", "cite:节约能源法§82", "罚款", "slip:1:slip"} <= set(
        question.tags
    )
    assert question.idnumber == "q"


def test_moodle_image_is_embedded(tmp_path, moodle) -> None:
    (tmp_path / "quizzes").mkdir()
    (tmp_path / "quizzes" / "meter.png").write_bytes(b"\x89PNG")
    own = item(Judge(key=True), stem="看图：![表](meter.png) 表是对的。")
    (question,) = exported(moodle, own, root=tmp_path)
    assert question.files == {"meter.png": b"\x89PNG"}


def test_moodle_image_that_is_not_there_is_an_error(tmp_path) -> None:
    own = item(Judge(key=True), stem="![表](../../../etc/hostname)")
    with pytest.raises(ContentError) as caught:
        run(MOODLE, selection(own, root=tmp_path), Report())
    assert caught.value.diagnostic.code == "QG603"


def test_moodle_order_has_what_its_reader_needs(moodle) -> None:
    entries = tuple(Option(id=id_, text=f"第{id_}步") for id_ in "abc")
    own = item(
        Order(entries=entries[::-1], key=("a", "b", "c"), policy=Policy(name="adjacent")),
        stem="排列下列步骤，从先到后，一直到最后一步为止。",
    )
    (question,) = exported(moodle, own)
    assert question.kind == "ordering"
    for response in (["a", "b", "c"], ["b", "c", "a"], ["c", "b", "a"]):
        places = ["abc".index(step) for step in response]
        assert moodle.order(question, places) == pytest.approx(marks(own, response))
    assert losses_of(own) == []


def test_moodle_order_with_distractors_is_dragged_into_places(moodle) -> None:
    entries = tuple(Option(id=id_, text=f"第{id_}步") for id_ in "xab")
    own = item(Order(entries=entries, key=("a", "b"), distractors=("x",)))
    (question,) = exported(moodle, own)
    assert question.kind == "ddwtos"
    assert question.boxes == ["第a步", "第b步", "第x步"]
    assert question.text.count("[[") == 2


def test_moodle_match_keeps_wrong_right_sides(moodle) -> None:
    own = item(
        Match(left=OPTIONS[:2], right=OPTIONS[2:], key={"A": ("C",), "B": ("D",)}, reuse=True)
    )
    (question,) = exported(moodle, own)
    assert question.pairs == [("选项A", "选项C"), ("选项B", "选项D"), ("", "选项E")]


def test_moodle_match_with_several_right_sides_is_left_out() -> None:
    own = item(Match(left=OPTIONS[:2], right=OPTIONS[2:], key={"A": ("C", "D"), "B": ("E",)}))
    assert "is left out: a left side has several right sides" in losses_of(own)[0]


def test_moodle_field_survives_its_own_signs(moodle) -> None:
    nasty = "a}~b#c{1:SA:=x}\\*%50%=\"'&amp;<i>"
    accept = (Accept(text=nasty), Accept(text="丙", fraction="0.5"))
    blanks = tuple(Blank(matcher=TextMatcher(accept=accept), why=nasty) for _ in range(2))
    own = item(Blanks(blanks=blanks, max="2"), stem="甲{1:SA:=乙}[[1]]，[[2]]。")
    (question,) = exported(moodle, own)
    assert [f.weight for f in question.fields] == [1, 1]
    assert moodle.words(question.fields[0].answers, nasty) == 1
    assert moodle.words(question.fields[1].answers, "丙") == 0.5


def test_moodle_single_word_gap_is_a_short_answer(moodle) -> None:
    own = item(
        Blanks(blanks=(Blank(matcher=TextMatcher(accept=(Accept(pattern="五个?(日|工作日)"),))),)),
        stem="期限是[[1]]。",
    )
    (question,) = exported(moodle, own)
    assert question.kind == "shortanswer"
    assert "______" in question.text
    assert {a.text for a in question.answers} == {"五日", "五个日", "五工作日", "五个工作日"}


@pytest.mark.parametrize("pattern", ["a+", "[^a]", "a{2,3}", ".", "(", "\\d", "[0-9][0-9]"])
def test_pattern_of_too_many_texts_is_not_spelled_out(pattern) -> None:
    assert expand(pattern) == []


def test_moodle_fatal_step_costs_everything(moodle) -> None:
    steps = (
        Step(id="a", text="出示证件", points="2", required=True),
        Step(id="b", text="记录", points="2"),
        Step(id="c", text="当场罚款", fatal=True),
        Step(id="d", text="建议"),
    )
    own = item(Walk(steps=steps, max="4"))
    (question,) = exported(moodle, own)
    assert [a.fraction for a in question.answers] == [0.5, 0.5, -1, 0]


def test_moodle_characters_that_xml_cannot_hold_are_told(moodle) -> None:
    own = item(Judge(key=True), stem="甲\ufffe乙\x0b。")
    (question,) = exported(moodle, own)
    assert "甲\ufffd乙\ufffd。" in question.text
    assert "characters that XML cannot hold" in losses_of(own)[0]


@pytest.mark.parametrize("name", ["exact", "position", "adjacent", "kendall", "lcs", "dag"])
def test_moodle_order_tells_of_policies_that_it_marks_otherwise(name) -> None:
    own = item(Order(entries=OPTIONS, key=tuple("ABCDE"), policy=Policy(name=name)), type="order")
    told = [loss for loss in MOODLE.losses(own) if name in loss]
    same = name in {"exact", "position", "adjacent"}
    assert told == ([] if same else [f"part-right orders by `{name}` are marked otherwise"])
