"""Items whose figures are drawn and computed."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.diagnostics import ContentError, Report
from quizgen.loading import parameters
from quizgen.source import Section, read_text
from quizgen.source.nodes import Mapping, plain_data

ITEM = """\
id: ex-1
type: single
params:
  kwh: {int: [1000, 9000], step: 100}
  ratio: {decimal: [0.5, 1.5], step: 0.25}
  kind: {pick: [甲, "2", 3, true, 2026-10-01]}
  fuel: {pick: [{name: 原煤, k: 0.7143}, {name: 焦炭, k: 0.9714}]}
  day: {date: [2026-09-28, 2026-10-12], workday: true}
derive:
  tce: kwh * fuel.k
  end: "add_working_days(day, 5)"
require: ["tce > 1000", "kwh != 5000"]
stem: "用{fuel.name} {kwh|,} 吨，折 {tce|1} 吨。{{不变}} 从{day|月日}到{end|月日}"
options:
  A: {text: "{tce * 2}", when: tce > 3000}
  B: {text: "{tce}", when: tce <= 3000}
why: {accept: [{pattern: "a{2,3}"}]}
"""


def section(text=ITEM):
    report = Report()
    node = read_text(text, "bank.yaml", report)
    assert isinstance(node, Mapping), report.render()
    return Section(node, "bank.yaml", report)


def template(text=ITEM, item_id="ex-1"):
    return parameters.read(section(text), item_id)


def finding(old, new):
    """Return the first finding for the item with one thing changed."""
    assert old in ITEM
    with pytest.raises(ContentError) as caught:
        template(ITEM.replace(old, new)).variants(8)
    return caught.value.diagnostic


def test_read_without_params_is_no_template():
    own = section("id: a\nstem: a {b} c\n")
    assert parameters.read(own, "a") is None


def test_read_counts_its_own_fields_as_read():
    own = section()
    parameters.read(own, "ex-1")
    assert {"params", "derive", "require"} <= own.used


def test_instantiate_fills_texts_and_keeps_their_places():
    own = template()
    instance = own.instantiate(7)
    v = instance.values
    assert v["tce"] == v["kwh"] * v["fuel.k"]
    assert 1000 <= v["kwh"] <= 9000
    assert v["kwh"] % 100 == 0
    assert v["kwh"] != 5000
    assert v["tce"] > 1000
    data = plain_data(instance.node)
    assert data["stem"].startswith(
        f"用{v['fuel.name']} {int(v['kwh']):,} 吨，折 {float(v['tce']):.1f} 吨。{{不变}}"
    )
    assert data["why"] == {"accept": [{"pattern": "a{2,3}"}]}
    assert "params" not in data
    assert "require" not in data
    stem = instance.node.fields["stem"]
    assert (stem.line, stem.column) == (13, 7)
    assert instance.seed == 7


@given(st.integers(0, 2**32 - 1))
def test_instantiate_every_seed_keeps_require_and_one_key(seed):
    instance = template().instantiate(seed)
    tce = instance.values["tce"]
    assert tce > 1000
    data = plain_data(instance.node)
    assert data["key"] == ("A" if tce > 3000 else "B")
    assert all("when" not in option for option in data["options"].values())


def test_instantiate_same_seed_gives_the_same_item_for_ever():
    values = template().instantiate(1).values
    assert values == {
        "kwh": Fraction(2900), "ratio": Fraction(1), "kind": "甲", "fuel.name": "焦炭", "fuel.k": Fraction("0.9714"),
        "day": date(2026, 10, 8), "tce": Fraction("2817.06"), "end": date(2026, 10, 14),
    }  # fmt: skip


def test_draws_are_named_so_that_a_new_param_moves_no_other():
    more = ITEM.replace("params:\n", "params:\n  first: {int: [1, 9]}\n")
    for seed in range(20):
        before, after = template().values(seed), template(more).values(seed)
        assert before == {name: after[name] for name in before}


def test_params_reach_every_value():
    text = "params:\n  n: {decimal: [0.1, 0.5], step: 0.2}\n  p: {pick: [甲, '2', 3, true, 2026-10-01]}\n"
    own = template(text, "x")
    seen = [own.values(seed) for seed in range(60)]
    assert {v["n"] for v in seen} == {Fraction("0.1"), Fraction("0.3"), Fraction("0.5")}
    assert {v["p"] for v in seen} == {"甲", "2", Fraction(3), True, date(2026, 10, 1)}


def test_workday_dates_are_working_days_only():
    own = template("params:\n  d: {date: [2026-10-01, 2026-10-11], workday: true}\n", "x")
    assert {own.values(seed)["d"].day for seed in range(60)} == {8, 9, 10}


def test_variants_differ_and_are_stable():
    found = template().variants(8)
    assert len({tuple(one.values.values()) for one in found}) == len(found) == 8
    assert [one.seed for one in template().variants(3)] == [one.seed for one in found[:3]]
    assert [one.seed for one in template().variants(8, seed=1)] != [one.seed for one in found]
    assert plain_data(template().instantiate(found[2].seed).node) == plain_data(found[2].node)


def test_variants_of_few_values_are_as_many_as_there_are():
    own = template("params:\n  a: {pick: [1, 2]}\nstem: '{a}'\n", "x")
    assert sorted(plain_data(one.node)["stem"] for one in own.variants(8)) == ["1", "2"]
    fixed = template("derive:\n  a: 1 + 1\nstem: '{a}'\n", "x")
    assert [plain_data(one.node)["stem"] for one in fixed.variants(8)] == ["2"]


def test_when_of_several_options_makes_a_list_of_keys():
    text = ITEM.replace("type: single", "type: multi").replace("when: tce <= 3000", "when: tce > 0")
    instance = next(one for one in template(text).variants(8) if one.values["tce"] > 3000)
    assert plain_data(instance.node)["key"] == ["A", "B"]


def test_when_in_a_part_of_a_case_is_resolved():
    text = """\
params:
  n: {int: [1, 9]}
type: case
parts:
  - id: a
    type: single
    options: {A: {text: 多, when: n > 5}, B: {text: 少, when: n <= 5}}
"""
    for seed in range(10):
        instance = template(text, "c").instantiate(seed)
        part = plain_data(instance.node)["parts"][0]
        assert part["key"] == ("A" if instance.values["n"] > 5 else "B")


@pytest.mark.parametrize(
    ("old", "new", "code", "place", "words"),
    [
        ("kwh * fuel.k", "kwh * fuel.kk", "QG251", (10, 14), "fuel.k"),
        ("kwh * fuel.k", "kwh * fuel", "QG251", (10, 14), "fuel.k"),
        ("kwh * fuel.k", "end + 1", "QG251", (10, 8), "names here"),
        ("add_working_days(day, 5)", "add_workdays(day, 5)", "QG252", (11, 9), "add_working_days"),
        ("add_working_days(day, 5)", "day +", "QG250", (11, 14), ""),
        ("add_working_days(day, 5)", "day + kind", "QG253", (11, 13), "values: "),
        ("tce > 1000", "tce > 100000", "QG256", (12, 10), "last values: kwh = "),
        ("tce > 1000", "tce", "QG256", (12, 11), "compare"),
        ("tce <= 3000", "tce <= 1000", "QG257", (15, 32), "exactly one"),
        ("tce <= 3000", "tce > 0", "QG257", (15, 32), "exactly one"),
        ("when: tce <= 3000", "when: tce", "QG257", (16, 28), "compare"),
        ("when: tce <= 3000", "when: tcee > 1", "QG251", (16, 28), "tce"),
        ("options:", "key: A\noptions:", "QG257", (14, 1), "one of the two"),
        ("{kwh|,}", "{kwh", "QG258", (13, 7), "close"),
        ("{{不变}}", "不变}", "QG258", (13, 7), "`}}`"),
        ("{kwh|,}", "{kw|,}", "QG251", (13, 7), "kwh"),
        ("{kwh|,}", "{kwh / 7}", "QG259", (13, 7), "values: kwh = "),
        ("{kwh|,}", "{fuel.name|2}", "QG259", (13, 7), ""),
        ('"{tce}"', "{tce}", "QG258", (16, 13), 'write "{tce}"'),
        ("step: 100}", "step: 0}", "QG255", (4, 14), "lower end"),
        ("[1000, 9000]", "[9000, 1000]", "QG255", (4, 14), "lower end"),
        ("[1000, 9000]", "[1000]", "QG255", (4, 14), "int: [lowest, highest]"),
        ("[1000, 9000]", "[0.5, 9000]", "QG255", (4, 15), "decimal"),
        ("{int:", "{integer:", "QG255", (4, 8), "`int`"),
        (", step: 0.25", "", "QG255", (5, 10), "step: 0.1"),
        ('[甲, "2", 3, true, 2026-10-01]', "[]", "QG255", (6, 16), "pick"),
        ("2026-10-01]", "2026-13-01]", "QG255", (6, 34), "2026-10-04"),
        ("{name: 焦炭, k:", "{name: 焦炭, kk:", "QG255", (7, 40), "name, k"),
        ("2026-10-12]", "2027-10-12]", "QG255", (8, 15), "other dates"),
        ("2026-10-12]", "2026-09-01]", "QG255", (8, 15), "earlier"),
        ("2026-09-28, 2026-10-12]", "2026-10-03, 2026-10-04]", "QG255", (8, 15), "other dates"),
        ("  kwh:", "  and:", "QG255", (4, 3), "formula language"),
        ("  kwh:", "  k-h:", "QG255", (4, 3), "formula language"),
        ("  tce:", "  kwh:", "QG255", (10, 3), "another name"),
    ],
)
def test_mistake_is_reported_where_it_was_written(old, new, code, place, words):
    found = finding(old, new)
    assert (found.code, (found.span.line, found.span.column)) == (code, place)
    assert words in found.hint
    assert found.hint


def test_option_of_a_param_that_is_none_is_reported():
    own = section(ITEM.replace("step: 100", "stp: 100"))
    parameters.read(own, "ex-1")
    assert [d.code for d in own.report.diagnostics] == ["QG112"]
