"""The right answer in words, of every interaction."""

from __future__ import annotations

import re

import pytest

from quizgen.model.interactions import (
    Accept,
    Blank,
    Blanks,
    Case,
    Interval,
    IntervalRule,
    Judge,
    KeyPoint,
    Match,
    Multi,
    NumberRule,
    Numeric,
    Option,
    Order,
    Short,
    Single,
    Step,
    TextMatcher,
    Tolerance,
    Walk,
)
from quizgen.web.keys import key_html
from quizgen.web.rendering import Writer

OPTIONS = (Option(id="C", text="丙"), Option(id="A", text="甲"), Option(id="B", text="乙"))


def words(interaction) -> str:
    shown = str(key_html(interaction, Writer()))
    return re.sub(r"<[^>]*>", " ", shown).strip()


def test_key_of_a_choice_is_the_letter_of_its_place() -> None:
    assert words(Single(options=OPTIONS, key="A")) == "B"


def test_key_corrected_after_an_exam_names_both() -> None:
    assert words(Single(options=OPTIONS, key="A", also_key=("C",))) == "A / B"


def test_key_of_several_choices_is_in_the_order_of_showing() -> None:
    assert words(Multi(options=OPTIONS, key=("A", "C"))) == "A、B"


@pytest.mark.parametrize(("key", "said"), [(True, "正确"), (False, "错误")])
def test_key_of_a_judgement_is_a_word(key, said) -> None:
    assert words(Judge(key=key)) == said


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (NumberRule(value="12.5"), "12.5"),
        (NumberRule(value="12.5", unit="tce"), "12.5 tce"),
        (NumberRule(value="12.5", unit="tce", tol=Tolerance(abs="0.1")), "12.5 tce （±0.1 tce 以内均可）"),
        (NumberRule(value="12.5", tol=Tolerance(rel="0.005")), "12.5 （±0.5 % 以内均可）"),
    ],
)  # fmt: skip
def test_key_of_a_number_has_its_unit_and_its_margin(rule, said) -> None:
    assert words(Numeric(rule=rule)) == said


@pytest.mark.parametrize(
    ("lo", "hi", "unit", "said"),
    [
        ("10000", "50000", "元", "1万元以上5万元以下"),
        ("5000", "20000", "元", "5000元以上2万元以下"),
        ("15000", "25000", "元", "1.5万元以上2.5万元以下"),
        ("12345", "50000", "元", "12345元以上5万元以下"),
        ("3", "5", "年", "3～5 年"),
    ],
)
def test_key_of_a_range_reads_like_the_law(lo, hi, unit, said) -> None:
    assert words(Interval(rule=IntervalRule(lo=lo, hi=hi, unit=unit))) == said


def test_key_of_gaps_numbers_them_and_leaves_out_half_right_words() -> None:
    whole = TextMatcher(
        accept=(
            Accept(text="半对", fraction="0.5"),
            Accept(pattern="责.*"),
            Accept(text="责令改正"),
        )
    )
    gaps = (Blank(matcher=whole), Blank(matcher=IntervalRule(lo="1", hi="2", unit="年")))
    assert words(Blanks(blanks=gaps)) == "(1) 责令改正；(2) 1～2 年"
    assert words(Blanks(blanks=gaps[:1])) == "责令改正"


def test_key_of_an_order_lists_the_steps_without_distractors() -> None:
    order = Order(entries=OPTIONS, key=("A", "B"), distractors=("C",))
    assert words(order).split() == ["甲", "乙"]


def test_key_of_pairs_names_every_right_side() -> None:
    match = Match(left=(Option(id="1", text="左"),), right=OPTIONS, key={"1": ("A", "B")})
    assert words(match) == "左 → 甲；乙"


def test_key_of_a_free_text_has_the_model_answer_and_the_points() -> None:
    short = Short(keypoints=(KeyPoint(id="k", any=("词",), points="2"),), answer="范文")
    assert words(short).split() == ["范文", "词", "2", "分"]


def test_key_of_a_walk_follows_its_rules_of_order() -> None:
    steps = (
        Step(id="last", text="末", required=True),
        Step(id="bad", text="忌", fatal=True),
        Step(id="idle", text="闲"),
        Step(id="first", text="首", points="1"),
        Step(id="mid", text="中", points="1"),
    )
    walk = Walk(steps=steps, before=(("first", "mid"), ("mid", "last")))
    assert words(walk).split() == ["首", "中", "末", "必做", "绝不能做：", "忌"]


def test_key_of_a_walk_whose_rules_go_in_a_circle_still_comes() -> None:
    steps = (Step(id="a", text="甲", points="1"), Step(id="b", text="乙", points="1"))
    assert words(Walk(steps=steps, before=(("a", "b"), ("b", "a")))).split() == ["甲", "乙"]


def test_key_of_a_case_is_left_to_its_parts() -> None:
    assert words(Case(parts=())) == ""
