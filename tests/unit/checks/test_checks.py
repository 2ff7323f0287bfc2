"""Checks: what every rule promises, and how findings find their places."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from quizgen import checks
from quizgen.diagnostics import Report, Span
from quizgen.loading.places import Places
from quizgen.loading.project import load

if TYPE_CHECKING:
    from quizgen.checks.base import Check

BASE = Path(__file__).parent.parent.parent / "corpus" / "base"
RULES = checks.checks()
HEAD = "schema: 1\nbank: faulty\ntitle: 题库\nmodule: jieneng-fa\nitems:\n"
TEXT = """\
items:
  - id: a
    stem: 甲 乙
    options:
      A: {text: 丙, why: 丁丁}
      B: 戊
    feedback: |
      第一行
      第二行 己
    hints:
      - 庚
      - >-
        辛
        壬
  - id: b
    stem: 己
"""


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return shutil.copytree(BASE, tmp_path / "course")


def check(course: Path, bank: str) -> list[str]:
    (course / "quizzes" / "faulty.yaml").write_text(HEAD + bank, encoding="utf-8")
    report = Report()
    checks.run_all(load(course, report), report)
    return [str(found).partition("\n")[0] for found in report.ordered()]


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_check_says_what_it_wants(rule: Check) -> None:
    assert rule.summary.endswith(".")
    assert rule.bad != rule.good
    assert rule.item or rule.project


def test_check_codes_are_unique() -> None:
    codes = [rule.code for rule in RULES.values()]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("name", list(RULES))
def test_check_is_named_like_its_file(name: str) -> None:
    folder = Path(checks.__file__).parent
    assert (folder / f"{name.replace('-', '_')}.py").exists()


@pytest.mark.parametrize(
    ("at", "needle", "place"),
    [
        ((), "", "2:5"),
        (("stem",), "", "3:11"),
        (("stem",), "乙", "3:13"),
        (("options", "A", "why"), "", "5:25"),
        (("options", "B", "text"), "", "6:10"),
        (("options", "C", "text"), "", "5:7"),
        (("feedback",), "己", "9:11"),
        (("hints", "1"), "壬", "14:9"),
        (("hints", "1"), "己", "12:9"),
        (("hints", "7"), "", "11:7"),
        (("nowhere", "at", "all"), "", "2:5"),
    ],
)
def test_place_is_that_of_the_words_or_the_nearest_known(
    tmp_path: Path, at: tuple[str, ...], needle: str, place: str
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(TEXT, encoding="utf-8")
    found = Places({"a.yaml": path}).find(Span("a.yaml", 2, 5), at, needle)
    assert str(found) == f"a.yaml:{place}"


def test_place_in_an_unknown_file_stays_as_it_is() -> None:
    assert Places({}).find(Span("b.yaml", 3, 4), ("stem",), "x") == Span("b.yaml", 3, 4)


LONG = """\
  - id: q1
    type: single
    stem: 依照 节约能源法§53，多久报送一次？
    cite: [节约能源法§53]
    options:
      A: {text: 每年一次，在规定的期限以内报送上一年度的能源利用状况报告, why: 节约能源法§53。}
      B: {text: 每季度, why: 节约能源法§53。}
    key: A
"""


def test_warning_of_an_item_is_reported(course: Path) -> None:
    found = check(course, LONG)
    assert [line.partition(": ")[2][:15] for line in found] == ["warning[QG244]:"]


def test_waived_rule_is_not_reported_for_that_item(course: Path) -> None:
    assert check(course, f"{LONG}    waive: {{QG244: 选项照录办事指南}}\n") == []


def test_waiver_of_one_item_does_not_reach_the_next(course: Path) -> None:
    waived = f"{LONG}    waive: {{QG244: 选项照录办事指南}}\n"
    second = LONG.replace("id: q1", "id: q2").replace(
        "多久报送一次", "能源利用状况报告多长时间报一回"
    )
    found = check(course, waived + second)
    assert len(found) == 1
    assert found[0].startswith("quizzes/faulty.yaml:20:")


def test_rule_sees_every_variant_of_a_parametrised_item(course: Path) -> None:
    bank = """\
  - id: q1
    type: single
    stem: 用电 {kwh} kWh，折合多少千克标准煤？
    basis: given
    given: 按题给规则：1 kWh 折 2 kgce。
    params: {kwh: {pick: [1, 2, 3]}}
    options:
      A: {text: "{kwh * 2}", why: 相乘。, when: "true"}
      B: {text: "{kwh + 2}", why: 相加。}
"""
    assert check(course, bank) == [
        "quizzes/faulty.yaml:14:17: error[QG241]: `A` and `B` read the same: 4"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "若 `<b>` 出现在代码里",
        "a < b 且 c > d",
        "[第53条](../law/jieneng-fa.md#53)",
        "![图](img/a.svg)",
        "网址 example.org 不是链接",
    ],
)
def test_harmless_text_has_no_findings(course: Path, text: str) -> None:
    bank = LONG.replace("，在规定的期限以内报送上一年度的能源利用状况报告", "")
    assert check(course, f"{bank}    feedback: '{text}'\n") == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("<SCRIPT src=x>", "QG230"),
        ("<!-- x -->", "QG230"),
        ("<svg/onload=alert(1)>", "QG230"),
        ("[a]( JaVaScRiPt:alert(1))", "QG231"),
        ("[a](javascript&#58;alert(1))", "QG231"),
        ("[a](<data:text/html,x>)", "QG231"),
        ("[a](vbscript:x)", "QG231"),
        ("[a](/etc/passwd)", "QG231"),
        ("<someone@example.org>", "QG231"),
        ("[a](//example.org/x)", "QG232"),
        ("[a](HTTP://example.org)", "QG232"),
        ("[a][b]\n\n      [b]: https://example.org", "QG232"),
        ("一\u2060二", "QG243"),
        ("一\ufeff二", "QG243"),
        ("一\u00ad二", "QG243"),
    ],
)
def test_harmful_text_is_reported(course: Path, text: str, code: str) -> None:
    bank = LONG.replace("，在规定的期限以内报送上一年度的能源利用状况报告", "")
    found = check(course, f"{bank}    feedback: |\n      {text}\n")
    assert [line.split("error[")[1][:5] for line in found] == [code]


ORDER = """\
  - id: q1
    type: order
    stem: 排列处理步骤。
    cite: [节约能源法§54]
    entries:
      a: {text: 审查报告, why: 节约能源法§54。}
      b: {text: 现场调查, why: 节约能源法§54。}
    key: [a, b]
"""


def test_rationale_on_every_entry_stands_for_feedback(course: Path) -> None:
    assert check(course, ORDER) == []
    found = check(course, ORDER.replace(", why: 节约能源法§54。", "", 1))
    assert [line.partition("error")[2] for line in found] == [
        "[QG233]: nothing says why the key is right"
    ]


def test_rationale_in_feedback_stands_for_those_on_entries(course: Path) -> None:
    bank = ORDER.replace(", why: 节约能源法§54。", "") + "    feedback: 节约能源法§54。\n"
    assert check(course, bank) == []


MATCH = """\
  - id: q1
    type: match
    stem: 配对。
    cite: [节约能源法§53, 节约能源法§82]
    left:
      A: {text: 报送报告, why: 节约能源法§53。}
      B: {text: 逾期不改正, why: 节约能源法§82。}
    right: {x: 每年一次, y: 处以罚款, z: 责令关闭}
    key: {A: x, B: y}
"""


def test_rationale_on_every_left_side_stands_for_feedback(course: Path) -> None:
    assert check(course, MATCH) == []
    assert check(course, MATCH.replace(", why: 节约能源法§53。", ""))[0].endswith(
        "error[QG233]: nothing says why the key is right"
    )
    told = MATCH.replace(", why: 节约能源法§53。", "") + "    feedback: 节约能源法§53。\n"
    assert check(course, told) == []
