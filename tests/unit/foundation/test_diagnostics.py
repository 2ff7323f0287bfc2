from __future__ import annotations

import json

from quizgen.diagnostics import ContentError, Report, Span, nearest


def findings() -> Report:
    report = Report()
    report.warning("QG244", "later", Span("b.yaml", 2, 1))
    report.error("QG201", "first", Span("a.yaml", 10, 3), hint="write 1")
    report.error("QG201", "earlier", Span("a.yaml", 9, 8))
    report.error("QG201", "earlier", Span("a.yaml", 9, 8))
    return report


def test_report_full_is_ordered_by_place_and_says_each_once() -> None:
    assert findings().render() == (
        "a.yaml:9:8: error[QG201]: earlier\n"
        "a.yaml:10:3: error[QG201]: first\n"
        "  hint: write 1\n"
        "b.yaml:2:1: warning[QG244]: later"
    )


def test_report_concise_leaves_hints_out() -> None:
    assert "hint" not in findings().render("concise")


def test_report_json_holds_the_published_fields() -> None:
    assert json.loads(findings().render("json"))[1] == {
        "code": "QG201",
        "severity": "error",
        "path": "a.yaml",
        "line": 10,
        "column": 3,
        "message": "first",
        "hint": "write 1",
    }


def test_report_exit_status_is_one_only_with_findings() -> None:
    assert (Report().exit_status(), findings().exit_status()) == (0, 1)


def test_content_error_carries_its_finding() -> None:
    error = ContentError("QG111", "`key` is missing", Span("a.yaml", 3, 5), "add it")
    assert str(error.diagnostic) == "a.yaml:3:5: error[QG111]: `key` is missing\n  hint: add it"


def test_nearest_names_a_near_word_and_no_far_one() -> None:
    assert nearest("tolerence", {"tolerance", "type"}) == "did you mean `tolerance`?"
    assert nearest("zzz", {"tolerance", "type"}) == ""
