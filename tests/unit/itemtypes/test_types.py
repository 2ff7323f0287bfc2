"""Item types: every example reads, and every field has a default that the contract has."""

from __future__ import annotations

import textwrap
from decimal import Decimal
from typing import Any

import pytest

from quizgen.diagnostics import ContentError, Report
from quizgen.itemtypes.base import ItemType, item_types
from quizgen.loading.items import ITEM_FIELDS
from quizgen.model.interactions import (
    Accept,
    Blank,
    Blanks,
    Case,
    Interaction,
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
    Part,
    Short,
    Single,
    Step,
    TextMatcher,
    Tolerance,
    Walk,
)
from quizgen.source import Mapping, Section, read_text

TYPES = item_types()


def reader(text: str) -> Section:
    node = read_text(textwrap.dedent(text), "a.yaml", Report())
    assert isinstance(node, Mapping)
    return Section(node, "a.yaml", Report())


def parse(text: str) -> Any:
    section = reader(text)
    return TYPES[section.text("type")].parse(section)


def finding(text: str) -> str:
    section = reader(text)
    with pytest.raises(ContentError) as caught:
        TYPES[section.text("type")].parse(section)
    section.report.add(caught.value.diagnostic)
    return section.report.render()


def test_types_are_those_of_the_contract() -> None:
    choices = {"single", "multi", "judge", "match", "order"}
    assert set(TYPES) == {*choices, "blank", "numeric", "interval", "short", "case", "scenario"}


@pytest.mark.parametrize("kind", TYPES.values(), ids=list(TYPES))
def test_type_example_reads_without_findings(kind: ItemType) -> None:
    section = reader(kind.example)
    assert section.text("type") == kind.name
    kind.parse(section)
    assert section.report.diagnostics == []


@pytest.mark.parametrize("kind", TYPES.values(), ids=list(TYPES))
def test_type_names_every_field_it_reads(kind: ItemType) -> None:
    section = reader(kind.example)
    kind.parse(section)
    assert section.used <= {*kind.fields, *ITEM_FIELDS}
    assert set(section.node.fields) <= {*kind.fields, *ITEM_FIELDS}


def test_single_with_corrections_keeps_them() -> None:
    found = parse("""
        type: single
        max: 2
        min: -1
        attempt_factors: ["1", "0.5"]
        options: {A: {text: 甲, why: 因, fraction: -0.5, tag: t}, B: 乙, C: 丙}
        key: B
        also_key: C
        wrong_fraction: -0.25
    """)
    assert isinstance(found, Single)
    assert (found.max, found.min, found.key, found.also_key) == ("2", "-1", "B", ("C",))
    assert found.attempt_factors == ("1", "0.5")
    assert [option.id for option in found.options] == ["A", "B", "C"]
    assert (found.options[0].fraction, found.options[0].tag) == ("-0.5", "t")


def test_single_key_in_a_list_of_one_is_that_key() -> None:
    assert parse("{type: single, options: {A: 甲, B: 乙}, key: [B]}").key == "B"


def test_single_several_broken_options_are_all_reported() -> None:
    found = finding("{type: single, options: {A: {why: x}, B: [], C: 丙}, key: C}")
    assert found.count("error[") == 2


def test_multi_policy_with_parameters_is_read() -> None:
    found = parse("""
        type: multi
        options: {A: 甲, B: 乙, C: 丙}
        key: [A, B]
        policy: {name: map, map: {A: 1, C: -1}, default: 0, lower: 0}
    """)
    assert isinstance(found, Multi)
    assert found.policy.name == "map"
    assert found.policy.parameters == {
        "map": {"A": "1", "C": "-1"},
        "default": "0",
        "lower": "0",
    }


def test_multi_allow_empty_takes_an_empty_key() -> None:
    assert parse("{type: multi, options: {A: 甲, B: 乙}, key: [], allow_empty: true}").key == ()


def test_judge_why_belongs_to_the_answer_given() -> None:
    found = parse("{type: judge, key: false, why: {true: 甲, false: 乙}}")
    assert isinstance(found, Judge)
    assert (found.key, found.why_true, found.why_false) == (False, "甲", "乙")


def test_blank_matchers_are_text_number_and_interval() -> None:
    found = parse("""
        type: blank
        stem: "[[1]]，[[2]]，[[3]]"
        blanks:
          - {accept: 甲, strip_suffix: [处罚]}
          - {matcher: number, value: 2, unit: 人, weight: 3}
          - {matcher: interval, lo: 1, hi: 2}
    """)
    assert isinstance(found, Blanks)
    matchers = [type(blank.matcher).__name__ for blank in found.blanks]
    assert matchers == ["TextMatcher", "NumberRule", "IntervalRule"]
    assert isinstance(found.blanks[0].matcher, TextMatcher)
    assert found.blanks[0].matcher.strip_suffix == ("处罚",)
    assert found.blanks[1].weight == "3"


@pytest.mark.parametrize("stem", ["[[2]]，[[1]]", "[[1]]", "[[1]]，[[1]]", "[[1]]，[[x]]", "无"])
def test_blank_gaps_out_of_step_are_reported(stem: str) -> None:
    found = finding(f"{{type: blank, stem: '{stem}', blanks: [{{accept: 甲}}, {{accept: 乙}}]}}")
    assert "error[QG210]" in found


def test_numeric_precision_and_known_values_are_read() -> None:
    found = parse("""
        type: numeric
        value: 12.5
        unit: tce
        units: [tce, kgce]
        tol: {rel: 0.005}
        precision: {sigfigs: 3, mode: at_least, fraction: 0.5}
        also: [{value: 12500, fraction: 0.25, tag: slip, why: 单位}]
        close: {k: 2, fraction: 0.5}
        any_same_dim: false
    """)
    assert isinstance(found, Numeric)
    assert found.rule.tol is not None
    assert found.rule.tol.rel == "0.005"
    assert found.rule.precision is not None
    assert (found.rule.precision.sigfigs, found.rule.precision.mode) == (3, "at_least")
    assert (found.rule.also[0].value, found.rule.close_k) == ("12500", "2")
    assert not found.rule.any_same_dim


def test_short_points_add_up_to_the_maximum() -> None:
    found = parse("{type: short, keypoints: [{id: a, any: [甲], points: 1.5}, {id: b, any: 乙}]}")
    assert isinstance(found, Short)
    assert found.max == "2.5"


def test_short_lower_maximum_caps_the_points() -> None:
    found = parse("{type: short, max: 1, keypoints: [{id: a, any: [甲]}, {id: b, any: [乙]}]}")
    assert found.max == "1"


def test_order_keeps_entries_as_shown_and_key_apart() -> None:
    found = parse("{type: order, entries: {x: 丙, b: 乙, a: 甲}, key: [a, b], distractors: [x]}")
    assert isinstance(found, Order)
    assert [entry.id for entry in found.entries] == ["x", "b", "a"]
    assert (found.key, found.distractors) == (("a", "b"), ("x",))


def test_order_before_without_dag_is_reported() -> None:
    found = finding("{type: order, entries: {a: 甲, b: 乙}, key: [a, b], before: [[a, b]]}")
    assert "`before` is not used by policy `exact`" in found


def test_order_dag_without_before_is_reported() -> None:
    found = finding("{type: order, entries: {a: 甲, b: 乙}, key: [a, b], policy: dag}")
    assert "policy `dag` needs `before`" in found


def test_match_key_follows_the_left_sides() -> None:
    found = parse(
        "{type: match, left: {A: 甲, B: 乙}, right: {1: 子, 2: 丑, 3: 寅}, key: {B: [2, 3], A: 1}}"
    )
    assert isinstance(found, Match)
    assert found.key == {"A": ("1",), "B": ("2", "3")}
    assert list(found.key) == ["A", "B"]


def test_match_reuse_lets_a_right_side_serve_twice() -> None:
    text = (
        "{type: match, left: {A: 甲, B: 乙}, right: {1: 子, 2: 丑}, key: {A: 1, B: 1}, reuse: yes}"
    )
    assert parse(text).key == {"A": ("1",), "B": ("1",)}


def test_case_maximum_is_the_sum_of_its_parts() -> None:
    found = parse("""
        type: case
        parts:
          - {id: a, type: judge, stem: 甲, key: true, max: 0.1}
          - {id: b, type: judge, stem: 乙, key: true, max: 0.2, gate: a}
    """)
    assert isinstance(found, Case)
    assert found.max == "0.3"
    assert found.parts[1].gate == "a"


def test_case_all_broken_parts_are_reported() -> None:
    found = finding("""
        type: case
        parts:
          - {id: a, type: judge, stem: 甲}
          - {id: b, type: numeric, stem: 乙, value: x, follow: {from: a}}
          - {id: c, type: numeric, stem: 丙, value: 1, follow: {from: b, ops: [[pow, 2]]}}
    """)
    assert [line[:6] for line in found.split("error[")[1:]] == ["QG111]", "QG115]", "QG220]"]


@pytest.mark.parametrize("kind", ["case", "scenario"])
def test_case_part_cannot_be_a_case_or_scenario(kind: str) -> None:
    assert "error[QG200]" in finding(f"{{type: case, parts: [{{id: a, type: {kind}}}]}}")


def test_scenario_penalties_do_not_raise_the_maximum() -> None:
    found = parse("""
        type: scenario
        steps:
          - {id: a, text: 甲, points: 2, required: true}
          - {id: b, text: 乙, points: -1}
        before: [[a, b]]
        order_penalty: 0.5
    """)
    assert isinstance(found, Walk)
    assert (found.max, found.before, found.order_penalty) == ("2", (("a", "b"),), "0.5")


def test_ungraded_item_carries_no_points() -> None:
    assert Decimal(parse("{type: judge, basis: none, key: true}").max) == 0


@pytest.mark.parametrize(
    ("field", "code"),
    [
        ("max: -1", "QG222"),
        ("min: 1", "QG222"),
        ("round_dp: 9", "QG222"),
        ("void: part", "QG114"),
        ("attempt_factors: [1, 2]", "QG214"),
        ("attempt_factors: [1, '1.0.0']", "QG214"),
        ("wrong_fraction: -2", "QG214"),
    ],
)
def test_marks_out_of_bounds_are_reported(field: str, code: str) -> None:
    assert f"error[{code}]" in finding(f"{{type: judge, key: true, {field}}}")


MINIMAL = {
    "{type: single, options: {A: 甲, B: 乙}, key: A}": Single(
        options=(Option(id="A", text="甲"), Option(id="B", text="乙")), key="A"
    ),
    "{type: multi, options: {A: 甲, B: 乙}, key: [A]}": Multi(
        options=(Option(id="A", text="甲"), Option(id="B", text="乙")), key=("A",)
    ),
    "{type: judge, key: true}": Judge(key=True),
    "{type: blank, stem: '[[1]]', blanks: [{accept: 甲}]}": Blanks(
        blanks=(Blank(matcher=TextMatcher(accept=(Accept(text="甲"),))),)
    ),
    "{type: numeric, value: 1}": Numeric(rule=NumberRule(value="1")),
    "{type: interval, lo: 1, hi: 1}": Interval(rule=IntervalRule(lo="1", hi="1")),
    "{type: short, keypoints: [{id: a, any: 甲}]}": Short(
        keypoints=(KeyPoint(id="a", any=("甲",)),)
    ),
    "{type: order, entries: {a: 甲, b: 乙}, key: [a, b]}": Order(
        entries=(Option(id="a", text="甲"), Option(id="b", text="乙")), key=("a", "b")
    ),
    "{type: match, left: {A: 甲}, right: {x: 子, y: 丑}, key: {A: x}}": Match(
        left=(Option(id="A", text="甲"),),
        right=(Option(id="x", text="子"), Option(id="y", text="丑")),
        key={"A": ("x",)},
    ),
    "{type: case, parts: [{id: a, type: judge, key: true}]}": Case(
        parts=(Part(id="a", interaction=Judge(key=True)),)
    ),
    "{type: scenario, steps: [{id: a, points: 1}]}": Walk(steps=(Step(id="a", points="1"),)),
}


@pytest.mark.parametrize(("text", "interaction"), MINIMAL.items())
def test_fields_left_out_have_the_defaults_of_the_model(
    text: str, interaction: Interaction
) -> None:
    assert parse(text) == interaction


@pytest.mark.parametrize(("most", "fits"), [(1, False), (2, True), (3, True), (4, False)])
def test_multi_ticks_may_be_limited_to_what_is_right_up_to_all(most: int, fits: bool) -> None:
    text = f"{{type: multi, options: {{A: 甲, B: 乙, C: 丙}}, key: [A, B], max_select: {most}}}"
    if fits:
        assert parse(text).max_select == most
    else:
        assert "error[QG224]" in finding(text)


def test_unit_required_without_unit_is_reported() -> None:
    assert "error[QG213]" in finding("{type: numeric, value: 1, unit_required: true}")


def test_numeric_tolerance_of_nothing_is_taken() -> None:
    assert parse("{type: numeric, value: 1, tol: {abs: 0}}").rule.tol == Tolerance(abs="0")


@pytest.mark.parametrize(("each", "fits"), [("0.5", True), ("0", False), ("-1", False)])
def test_multi_policy_points_are_positive(each: str, fits: bool) -> None:
    policy = f"{{name: cn_each, each: {each}}}"
    text = f"{{type: multi, options: {{A: 甲, B: 乙}}, key: [A], policy: {policy}}}"
    if fits:
        assert parse(text).policy.parameters == {"each": each}
    else:
        assert "error[QG207]" in finding(text)
