"""Papers: totals, cut score, sections, pending and fatal items (section 12)."""

from __future__ import annotations

from fractions import Fraction

import pytest

from quizgen.grading.paper import total
from quizgen.grading.vectors import answer_line, paper_json
from quizgen.model.outcomes import Outcome, Verdict


def outcome(score: str, most: str, verdict: Verdict = Verdict.PARTIAL) -> Outcome:
    return Outcome(score=Fraction(score), max=Fraction(most), verdict=verdict)


@pytest.mark.parametrize(
    ("scores", "rules", "wanted"),
    [
        (["3/5"], {}, ("3/5", "60", "pass")),
        (["599/1000"], {}, ("599/1000", "59.9", "fail")),
        (["59999/100000"], {}, ("59999/100000", "60", "fail")),
        (["1/3", "1/6"], {"pass_percent": "50"}, ("1/2", "25", "fail")),
        (["1/3", "2/3"], {"pass_percent": "50"}, ("1", "50", "pass")),
        (["-1", "1/4"], {"pass_percent": "0"}, ("0", "0", "pass")),
        (["1", "1"], {"pass_percent": "100"}, ("2", "100", "pass")),
    ],
)
def test_paper_percentage_is_exact_and_shown_rounded(
    scores: list, rules: dict, wanted: tuple
) -> None:
    found = total([("", outcome(score, "1")) for score in scores], **rules)
    shown = paper_json(found)["percent"]
    assert (str(found.score), shown, found.status) == wanted
    assert found.max == len(scores)
    assert found.percent == found.score / found.max * 100


def test_paper_without_points_fails() -> None:
    dropped = outcome("0", "0", Verdict.VOID)
    for graded in ([], [("s", dropped)]):
        found = total(graded, pass_percent="0", section_min_percent={"s": "50"})
        assert (found.score, found.max, found.percent) == (0, 0, 0)
        assert (found.status, found.failed_sections) == ("fail", ())


def test_paper_section_below_its_minimum_fails_the_paper() -> None:
    graded = [
        ("b", outcome("3", "10")),
        ("a", outcome("10", "10")),
        ("", outcome("10", "10")),
        ("c", outcome("-1", "10")),
        ("b", outcome("2", "10")),
    ]
    rules = {"a": "100", "b": "25.01", "c": "1", "unused": "100"}
    found = total(graded, pass_percent="40", section_min_percent=rules)
    assert (found.status, found.failed_sections) == ("fail", ("b", "c"))
    rules = {"a": "100", "b": "25", "c": "0"}
    found = total(graded, pass_percent="40", section_min_percent=rules)
    assert (found.status, found.failed_sections) == ("pass", ())
    assert total(graded, section_min_percent={"": "101"}).failed_sections == ("",)


def test_paper_with_a_pending_item_waits_but_tells_the_failed_sections() -> None:
    graded = [
        ("a", outcome("0", "10", Verdict.PENDING)),
        ("b", outcome("0", "90", Verdict.FATAL)),
    ]
    found = total(graded, section_min_percent={"a": "50", "b": "1"})
    assert (found.status, found.failed_sections) == ("pending", ("a", "b"))


def test_paper_with_a_fatal_item_fails_at_any_score() -> None:
    graded = [("", outcome("90", "90", Verdict.CORRECT)), ("", outcome("9", "10", Verdict.FATAL))]
    assert total(graded).status == "fail"
    assert total(graded[:1]).status == "pass"


def test_paper_vector_takes_missing_responses_as_unanswered() -> None:
    line = (
        '{"id": "p", "paper": {"pass_percent": 50, "section_min_percent": {"s": "34"}}, "items": ['
        '{"id": "a", "section": "s", "type": "judge", "key": true},'
        '{"id": "b", "section": "s", "type": "judge", "key": true},'
        '{"id": "c", "section": "s", "type": "judge", "key": true, "max": 1.5}],'
        ' "responses": {"c": "对", "d": "错"}}'
    )
    assert answer_line(line) == {
        "id": "p",
        "score": "1.5",
        "max": "3.5",
        "percent": "42.86",
        "status": "fail",
        "failed_sections": [],
    }
    assert answer_line(line.replace('"34"', '"43"'))["failed_sections"] == ["s"]


def test_paper_vector_needs_the_ids_of_its_items() -> None:
    found = answer_line('{"id": "p", "paper": {}, "items": [{"type": "judge", "key": true}]}')
    assert found == {"id": "p", "problem": "`items[0].id` must be a text"}
