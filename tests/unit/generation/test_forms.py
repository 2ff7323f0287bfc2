"""Forms: the same for the same seed, and an item that is added moves no other."""

from dataclasses import replace
from itertools import pairwise

import pytest

from quizgen.diagnostics import ContentError, Report, Span
from quizgen.generation import forms
from quizgen.loading.project import load

COURSE = "schema: 1\nid: c\ntitle: 课\nlaw_asof: 2026-10-04\nmodules: []\n"

BANK = """\
schema: 1
bank: jnf
title: 题库
items:
  - id: one
    type: single
    basis: none
    stem: 选一项
    options:
      A: {text: 甲, why: x}
      B: {text: 乙, why: x}
      C: {text: 丙, why: x}
      D: {text: 丁, why: x}
    key: B
  - id: kept
    type: multi
    basis: none
    shuffle: false
    stem: 选几项
    options:
      A: {text: 1–5万, why: x}
      B: {text: 3–10万, why: x}
      C: {text: 5–20万, why: x}
    key: [A, B]
  - id: tagged
    type: single
    basis: none
    tags: [ordered]
    stem: 选一项
    options:
      A: {text: 1, why: x}
      B: {text: 2, why: x}
      C: {text: 3, why: x}
    key: A
  - id: drawn
    type: single
    basis: none
    params: {n: {int: [1, 1000]}}
    stem: "{n} 大于 500？"
    options:
      A: {text: 是, why: x, when: n > 500}
      B: {text: 否, why: x, when: n <= 500}
  - id: steps
    type: order
    basis: none
    stem: 排序
    entries: {a: 立案, b: 调查, c: 告知, d: 决定}
    key: [a, b, c, d]
  - id: pairs
    type: match
    basis: none
    stem: 配对
    left: {A: 甲, B: 乙, C: 丙}
    right: {"1": 一, "2": 二, "3": 三, "4": 四}
    key: {A: "1", B: "2", C: "3"}
  - id: whole
    type: case
    basis: none
    stem: 案例
    parts:
      - {id: p, type: single, stem: 问, options: {A: {text: 甲, why: x}, B: {text: 乙, why: x}, C: {text: 丙, why: x}}, key: A}
      - {id: q, type: judge, stem: 问, key: true, why: {true: x, false: y}}
  - id: walk
    type: scenario
    basis: none
    stem: 做哪些事？
    steps:
      - {id: a, text: 亮证, why: x, points: 1}
      - {id: b, text: 检查, why: x, points: 1}
      - {id: c, text: 笔录, why: x, points: 1}
"""

PAPER = """\
schema: 1
paper: exam-1
title: 试卷
mode: exam
minutes: 30
pass_percent: "80"
seed: 5
sections:
  - {id: s1, title: 第一部分, items: [steps, one], min_percent: "50"}
  - {id: s2, title: 第二部分, items: [drawn]}
"""


def project(root, bank=BANK):
    for folder, name, text in (
        ("course", "course.yaml", COURSE),
        ("quizzes", "jnf.yaml", bank),
        ("quizzes/papers", "exam-1.yaml", PAPER),
    ):
        (root / folder).mkdir(parents=True, exist_ok=True)
        (root / folder / name).write_text(text, encoding="utf-8")
    report = Report()
    found = load(root, report)
    assert not report.diagnostics, report.render()
    return found


@pytest.fixture
def course(tmp_path):
    return project(tmp_path)


def shown(item):
    """Return what an item shows, in order."""
    own = item.interaction
    kind = type(own).__name__
    if kind in {"Single", "Multi"}:
        return [option.id for option in own.options]
    if kind == "Order":
        return [entry.id for entry in own.entries]
    return [right.id for right in own.right] if kind == "Match" else []


def all_shown(form):
    return {one.item.id: [(v.seed, shown(v)) for v in one.variants] for one in form.items}


def test_exam_of_a_bank_leaves_out_what_is_only_discussed(tmp_path):
    graded = BANK.replace(
        "basis: none\n    shuffle", "basis: given\n    given: 以上包括本数\n    shuffle"
    )
    course = project(tmp_path, graded)
    assert [one.item.id for one in forms.build(course, "jnf", mode="exam").items] == ["kept"]
    assert len(forms.build(course, "jnf").items) == len(course.banks["jnf"].items)


def test_build_of_a_bank_has_all_its_items_in_order(course):
    form = forms.build(course, "jnf")
    assert [one.item.id for one in form.items] == [
        "one", "kept", "tagged", "drawn", "steps", "pairs", "whole", "walk"
    ]  # fmt: skip
    assert [one.number for one in form.items] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert (form.id, form.title, form.mode, form.minutes) == ("jnf", "题库", "practice", 0)


def test_build_of_a_paper_has_its_rules(course):
    form = forms.build(course, "exam-1")
    assert [(one.item.id, one.section) for one in form.items] == [
        ("one", "s1"), ("steps", "s1"), ("drawn", "s2")
    ]  # fmt: skip
    assert [one.number for one in form.items] == [1, 2, 3]
    assert (form.mode, form.minutes, form.pass_percent) == ("exam", 30, "80")
    assert form.sections == {"s1": "第一部分", "s2": "第二部分"}
    assert form.section_min_percent == {"s1": "50"}


def test_build_of_an_exam_asks_by_type_and_practice_as_it_is_written(course):
    def order(**options):
        return [one.item.id for one in forms.build(course, "exam-1", **options).items]

    assert order() == ["one", "steps", "drawn"]
    assert order(mode="practice") == ["steps", "one", "drawn"]
    assert order(items=["steps", "one"]) == ["steps", "one"]


def test_build_same_seed_gives_the_same_form(course):
    assert forms.build(course, "jnf", seed=3) == forms.build(course, "jnf", seed=3)
    pinned = all_shown(forms.build(course, "exam-1"))
    assert pinned["steps"] == [(0, ["d", "c", "a", "b"])]
    assert pinned["one"] == [(0, ["C", "D", "B", "A"])]
    assert pinned["drawn"][0] == (4287062912, ["A", "B"])


def test_build_seeds_differ(course):
    orders = {
        tuple(shown(forms.build(course, "jnf", items=["one"], seed=s).items[0].item))
        for s in range(30)
    }
    assert len(orders) > 10


def test_build_options_keep_their_ids_and_key(course):
    for seed in range(5):
        item = forms.build(course, "jnf", seed=seed).items[0].item
        texts = {option.id: option.text for option in item.interaction.options}
        assert texts == {"A": "甲", "B": "乙", "C": "丙", "D": "丁"}
        assert item.interaction.key == "B"


def test_build_key_stands_in_every_place(course):
    places = [
        shown(forms.build(course, "jnf", items=["one"], seed=seed).items[0].item).index("B")
        for seed in range(200)
    ]
    assert all(30 <= places.count(place) <= 70 for place in range(4))


def test_build_order_is_kept_where_the_item_says_so(course):
    for seed in range(10):
        form = forms.build(course, "jnf", seed=seed)
        assert shown(form.items[1].item) == ["A", "B", "C"]
        assert shown(form.items[2].item) == ["A", "B", "C"]


def test_build_steps_are_never_shown_in_their_right_order(course):
    seen = {
        tuple(shown(forms.build(course, "jnf", items=["steps"], seed=seed).items[0].item))
        for seed in range(100)
    }
    assert ("a", "b", "c", "d") not in seen
    assert len(seen) > 10


def test_build_right_sides_and_parts_are_shuffled_left_sides_are_not(course):
    rights, parts = set(), set()
    for seed in range(20):
        form = forms.build(course, "jnf", seed=seed)
        rights.add(tuple(shown(form.items[5].item)))
        assert [left.id for left in form.items[5].item.interaction.left] == ["A", "B", "C"]
        first = form.items[6].item.interaction.parts[0].interaction
        parts.add(tuple(option.id for option in first.options))
    assert len(rights) > 5
    assert len(parts) > 2


def test_build_steps_of_a_walk_are_shuffled(course):
    seen = set()
    for seed in range(20):
        steps = forms.build(course, "jnf", seed=seed).items[7].item.interaction.steps
        seen.add("".join(step.id for step in steps))
    assert len(seen) > 3


def test_build_variants_of_a_parametrised_item_are_eight_and_differ(course):
    one = forms.build(course, "jnf").items[3]
    assert len({variant.stem for variant in one.variants}) == len(one.variants) == 8
    assert one.item == one.variants[0]
    for variant in one.variants:
        number = int(variant.stem.split()[0])
        assert variant.interaction.key == ("A" if number > 500 else "B")
        assert variant.parametrised
    others = forms.build(course, "jnf").items[:3]
    assert [len(other.variants) for other in others] == [1, 1, 1]


def test_build_item_that_is_added_moves_no_other(tmp_path, course):
    new = "  - {id: new, type: judge, basis: none, stem: 新, key: true, why: {true: x, false: y}}\n"
    after = project(tmp_path, BANK.replace("items:\n", f"items:\n{new}"))
    for seed in range(5):
        old_form = all_shown(forms.build(course, "jnf", seed=seed))
        new_form = all_shown(forms.build(after, "jnf", seed=seed))
        assert {name: new_form[name] for name in old_form} == old_form


def test_build_count_takes_a_sample_in_order(tmp_path, course):
    ids = [item.id for item in course.banks["jnf"].items]
    new = "  - {id: new, type: judge, basis: none, stem: 新, key: true, why: {true: x, false: y}}\n"
    after = project(tmp_path, BANK.replace("items:\n", f"items:\n{new}"))
    samples = set()
    for seed in range(1, 30):
        chosen = [one.item.id for one in forms.build(course, "jnf", seed=seed, count=3).items]
        places = [ids.index(name) for name in chosen]
        assert len(chosen) == 3
        assert all(a < b for a, b in pairwise(places))
        more = [one.item.id for one in forms.build(after, "jnf", seed=seed, count=3).items]
        assert len(set(chosen) - set(more)) <= 1
        samples.add(tuple(chosen))
    assert len(samples) > 10


def test_build_items_are_taken_in_the_order_they_are_named(course):
    form = forms.build(course, "jnf", items=["tagged", "one", "tagged"])
    assert [one.item.id for one in form.items] == ["tagged", "one"]
    assert form.id != "jnf"
    assert form.id == forms.build(course, "jnf", items=["tagged", "one", "tagged"]).id
    assert form.id != forms.build(course, "jnf", items=["one"]).id


@pytest.mark.parametrize(
    ("ref", "options", "code", "hint"),
    [
        ("jnff", {}, "QG501", "`jnf`"),
        ("zzz", {}, "QG501", "known are exam-1, jnf"),
        ("jnf", {"items": ["onne"]}, "QG502", "`one`"),
        ("exam-1", {"items": ["kept"]}, "QG502", ""),
        ("jnf", {"mode": "exams"}, "QG503", "`exam`"),
    ],
)
def test_build_of_what_is_not_there_is_reported(course, ref, options, code, hint):
    where = Span("course/a.md", 3, 1)
    with pytest.raises(ContentError) as caught:
        forms.build(course, ref, span=where, **options)
    found = caught.value.diagnostic
    assert (found.code, found.span) == (code, where)
    assert hint in found.hint
    assert found.hint


def test_build_paper_with_an_item_that_is_gone_is_reported(course):
    broken = replace(course, items={k: v for k, v in course.items.items() if k != "one"})
    with pytest.raises(ContentError) as caught:
        forms.build(broken, "exam-1")
    assert caught.value.diagnostic.code == "QG502"
