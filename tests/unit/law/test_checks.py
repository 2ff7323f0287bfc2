"""Rules on citations in items and pages."""

import pytest

from quizgen.checks import run_all
from quizgen.diagnostics import Report
from quizgen.loading.project import load

from .conftest import FILES, write

ITEM = """\
schema: 1
bank: b
title: 题库
items:
  - id: one
    type: judge
    stem: 报告不实要罚款。
    basis: law
    cite: [节约能源法§3]
    key: true
    why: {true: 见节约能源法§3。, false: 见节约能源法§3。}
    feedback: 先责令改正。
"""

PAGE = "# 页\n\n见节约能源法§3。\n"


@pytest.fixture
def findings(tmp_path):
    """Return code, path, line, column and hint of every QG30x finding of a small course."""

    def _findings(*, item=("", ""), page=PAGE, bank=ITEM):
        assert item[0] in bank
        write(tmp_path, FILES)
        (tmp_path / "quizzes").mkdir(exist_ok=True)
        text = bank.replace(*item) if item[0] else bank
        (tmp_path / "quizzes" / "b.yaml").write_text(text, encoding="utf-8")
        (tmp_path / "course" / "page.md").write_text(page, encoding="utf-8")
        report = Report()
        run_all(load(tmp_path, report), report)
        return [
            (d.code, d.span.path.rpartition("/")[2], d.span.line, d.span.column, d.hint)
            for d in report.ordered()
            if d.code.startswith("QG30")
        ]

    return _findings


def test_sound_course_has_no_findings(findings):
    assert findings() == []


@pytest.mark.parametrize(
    ("change", "code", "place", "words"),
    [
        (
            ("cite: [节约能源法§3]", "cite: [节约能源法§9]"),
            "QG301",
            (9, 12),
            "number of the article",
        ),
        (("cite: [节约能源法§3]", "cite: [节约能源法第3条]"), "QG301", (9, 12), "条.款(项)"),
        (("true: 见节约能源法§3。", "true: 见节约能原法§3。"), "QG301", (11, 17), "`节约能源法`"),
        (("先责令改正。", "先责令改正，节能法§3。"), "QG301", (12, 21), "write 节约能源法§3"),
        (("cite: [节约能源法§3]", "cite: [清洁法§27]"), "QG302", (9, 12), "新法典"),
        (("先责令改正。", "先责令改正（清洁法§27）。"), "QG302", (12, 21), "已废止"),
        (("cite: [节约能源法§3]", "cite: [工业节能监察办法§3]"), "QG303", (9, 12), "given"),
        (("先责令改正。", "不得收费（工业节能监察办法§3）。"), "QG304", (12, 20), "待核原文"),
        (("    cite: [节约能源法§3]\n", ""), "QG305", (5, 5), "cite:"),
    ],
)
def test_item_is_reported_at_the_citation(findings, change, code, place, words):
    (found,) = findings(item=change)
    assert found[:4] == (code, "b.yaml", *place)
    assert words in found[4]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("先责令改正。", "清洁法§27已废止。"),
        ("先责令改正。", "不得收费（工业节能监察办法§3，待核原文）。"),
        ("basis: law", "basis: none"),
    ],
)
def test_item_that_says_how_it_stands_is_not_reported(findings, old, new):
    assert findings(item=(old, new)) == []


def test_item_with_basis_none_may_rest_on_a_fragment(findings):
    text = ITEM.replace("basis: law", "basis: none").replace("节约能源法§3]", "工业节能监察办法§3]")
    assert findings(bank=text) == []
    assert (
        findings(
            bank=ITEM.replace("    cite: [节约能源法§3]\n", "").replace("basis: law", "basis: none")
        )
        == []
    )


@pytest.mark.parametrize(
    ("page", "code", "line", "column"),
    [
        ("# 页\n\n先说。\n按节约能源法§9办。\n", "QG301", 4, 2),
        ("# 页\n\n见清洁法§27。\n", "QG302", 3, 2),
        ("# 页\n\n不收费：工业节能监察办法§3。\n", "QG304", 3, 5),
        ("# 页\n\n待核原文。\n\n## 乙\n\n工业节能监察办法§3\n", "QG304", 7, 1),
    ],
)
def test_page_is_reported_at_the_citation(findings, page, code, line, column):
    (found,) = findings(page=page)
    assert found[:4] == (code, "page.md", line, column)


@pytest.mark.parametrize(
    "page",
    [
        "# 页\n\n清洁法§27自2026年8月15日废止。\n",
        "# 页\n\n## 甲\n\n以下待核原文。\n\n工业节能监察办法§3\n",
        "# 页\n\n没有引用。\n",
    ],
)
def test_page_that_says_how_it_stands_is_not_reported(findings, page):
    assert findings(page=page) == []


INTERVAL = """\
schema: 1
bank: b
title: 题库
items:
  - id: one
    type: interval
    stem: 罚款幅度是多少？
    basis: law
    cite: [节约能源法§3]
    lo: 10000
    hi: 50000
    unit: 元
"""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", ""),
        ("unit: 元", "unit: 元\n    one_end: 0.5"),
        ("§3]\n    lo: 10000\n    hi: 50000", "§2.1]\n    lo: 30000\n    hi: 50000"),
        ("§3]\n    lo: 10000\n    hi: 50000", "§2]\n    lo: 10000\n    hi: 30000"),
        ("§3]\n    lo: 10000\n    hi: 50000", "§4]\n    lo: 7\n    hi: 9"),
        (
            "basis: law\n    cite: [节约能源法§3]\n    lo: 10000",
            "basis: none\n    cite: [节约能源法§3]\n    lo: 5",
        ),
    ],
)
def test_range_of_fines_as_the_register_has_it_is_not_reported(findings, old, new):
    assert findings(item=(old, new), bank=INTERVAL) == []


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("lo: 10000", "lo: 20000", "节约能源法§3: 10000 to 50000 元"),
        ("hi: 50000", "hi: 500000", "节约能源法§3: 10000 to 50000 元"),
        (
            "§3]\n    lo: 10000\n    hi: 50000",
            "§2.1]\n    lo: 10000\n    hi: 30000",
            "节约能源法§2.1: 30000 to 50000 元",
        ),
    ],
)
def test_range_of_fines_that_no_cited_provision_has_is_reported(findings, old, new, words):
    (found,) = findings(item=(old, new), bank=INTERVAL)
    assert found[:4] == ("QG306", "b.yaml", 10, 9)
    assert words in found[4]


def test_range_of_fines_in_blanks_and_parts_is_compared(findings):
    blank = INTERVAL.replace("type: interval", "type: blank").replace(
        "    lo: 10000\n    hi: 50000\n    unit: 元\n",
        "    blanks:\n      - {matcher: interval, lo: 2, hi: 5, unit: 元, why: x}\n",
    ).replace("多少？", "[[1]]")  # fmt: skip
    (found,) = findings(bank=blank)
    assert found[:3] == ("QG306", "b.yaml", 11)
    case = INTERVAL.replace("type: interval", "type: case").replace(
        "    lo: 10000\n    hi: 50000\n    unit: 元\n",
        "    parts:\n      - {id: p, type: interval, stem: 问, lo: 2, hi: 5, unit: 元}\n",
    )
    (found,) = findings(bank=case)
    assert found[:3] == ("QG306", "b.yaml", 11)
