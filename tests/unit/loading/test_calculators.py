"""Calculators as written: read, worked once, shown, and refused with a place where they are wrong."""

from __future__ import annotations

import subprocess
from datetime import date
from fractions import Fraction

import pytest

from quizgen.loading.calculating import NoResultError, calculate, example, shown
from quizgen.loading.functions import FUNCTIONS
from quizgen.web.calculators import calculator_html, data, packed_days

SOUND = """\
schema: 1
calculator: sum
title: 合计
lead: 相加。
inputs:
  - {id: many, label: 各车间, kind: table, columns: [{id: name, label: 车间, kind: text}, {id: use, label: 用量}], rows: [[甲, 1.5], [乙, 2]]}
  - {id: kind, label: 口径, kind: choice, value: a, picks: [{id: a, text: 一, values: {times: 2}}, {id: b, text: 二, values: {times: 3}}]}
require:
  - {that: "len(many_use) > 0", say: 至少一行。}
steps:
  - {id: each_use, label: 各自, each: many, value: "use * kind_times", how: "{name} {use} × {kind_times}", form: "1"}
  - {id: total, label: 合计, value: sum(each_use), how: "{each_use} 相加", unit: t, cite: [节约能源法§52]}
verdicts:
  - {when: "total > 5", text: "共{total}吨。"}
"""


@pytest.fixture
def one(read):
    project, report = read({"course/calculators/sum.yaml": SOUND})
    assert report.diagnostics == []
    return project.calculators["sum"]


def test_calculator_works_each_row_and_the_whole(one) -> None:
    result = calculate(one, example(one))
    assert result.lines["each_use"].value == (3, 4)
    assert result.lines["each_use"].worked == ("甲 1.5 × 2", "乙 2 × 2")
    assert result.lines["each_use"].results == ("3.0", "4.0")
    assert result.lines["total"].worked == ("3、4 相加",)
    assert result.said == ((0, "共7吨。"),)
    assert calculate(one, example(one) | {"kind": "b"}).lines["total"].value == Fraction(21, 2)


@pytest.mark.parametrize(
    ("raw", "at"), [({"many": [["甲", "x"]]}, "many"), ({"many": []}, "0"), ({"kind": "c"}, "kind")]
)
def test_values_without_result_are_named(one, raw, at) -> None:
    with pytest.raises(NoResultError) as caught:
        calculate(one, example(one) | raw)
    assert caught.value.at == at


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (Fraction(1, 3), "", "0.333333"),
        (Fraction(12345678, 10), ",1", "1,234,567.8"),
        (True, "", "是"),
        (date(2026, 10, 12), "", "2026年10月12日"),
        ((Fraction(1), Fraction(2)), "1", "1.0、2.0"),
    ],
)
def test_value_is_written_for_people(value, form, text) -> None:
    assert shown(value, form) == text


def test_page_shows_labels_numbers_and_provisions(read) -> None:
    project, _ = read({"course/calculators/sum.yaml": SOUND})
    html = calculator_html(project.calculators["sum"], project.register, link=None)
    assert "车间 用量 × 口径" in html
    assert "<span>甲 1.5 × 2</span> = <strong>3.0</strong>" in html
    assert "节约能源法§52" in html
    assert '<fieldset class="qc-inputs" disabled>' in html


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("use * kind_times", "use * kind_time", "QG251"),
        ("sum(each_use)", "total(each_use)", "QG252"),
        ("{total}吨", "{totl}吨", "QG251"),
        ("[乙, 2]", "[乙]", "QG720"),
        ("id: many", "id: 各", "QG720"),
        ("id: b, text: 二,", "id: b, text: 二, fills: {many: 2},", "QG720"),
        ("value: sum(each_use)", "value: 1 / (sum(each_use) - 7)", "QG721"),
        ("value: a, picks", "value: c, picks", "QG721"),
        ("kind: table", "kind: grid", "QG114"),
        ("unit: t,", "unit: t, uint: t,", "QG112"),
    ],
)
def test_faulty_calculator_is_reported_and_left_out(read, old, new, code) -> None:
    assert old in SOUND
    project, report = read({"course/calculators/sum.yaml": SOUND.replace(old, new, 1)})
    assert [found.code for found in report.diagnostics] == [code]
    assert report.diagnostics[0].span.path == "course/calculators/sum.yaml"
    assert report.diagnostics[0].hint
    assert ("sum" in project.calculators) == (code == "QG112")


def test_second_calculator_of_the_same_id_is_refused(read) -> None:
    _, report = read({f"course/calculators/{name}.yaml": SOUND for name in "ab"})
    assert [found.code for found in report.diagnostics] == ["QG247"]


def test_days_off_are_packed_by_year_and_only_where_asked_for(one) -> None:
    assert data(one)["days"] == ""
    years = dict(line.split(":") for line in packed_days().split(";"))
    assert "2004" in years
    off, on = years["2026"].split("|")
    assert "10011002" in off.replace("0930", "")
    assert "1010" in [on[place : place + 4] for place in range(0, len(on), 4)]


@pytest.mark.node
def test_browser_knows_the_functions_of_the_courses_calculators(root, node) -> None:
    texts = [path.read_text("utf-8") for path in (root / "course/calculators").glob("*.yaml")]
    used = {name for name in FUNCTIONS if any(f"{name}(" in text for text in texts)}
    assert len(used) > 20
    source = (root / "quizgen/web/src/calculators/functions.mjs").as_uri()
    script = f"import({source!r}).then((m) => console.log(Object.keys(m.FUNCTIONS).join(' ')))"
    done = subprocess.run([node, "-e", script], capture_output=True, text=True, check=True)
    known = set(done.stdout.split())
    assert used - known == set()
    assert known - set(FUNCTIONS) == set()
