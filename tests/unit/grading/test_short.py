"""Free text: key points, a suggestion, and marks only where nobody decides (section 7)."""

from __future__ import annotations

import pytest

from quizgen.grading.vectors import grade_json

POINTS = [
    {"id": "two", "any": ["两人以上", "不少于两人"], "points": "2"},
    {"id": "card", "any": ["出示证件"], "deny": ["无需出示", "Ａ　类"], "points": "1.5"},
    {"id": "note", "any": ["笔录"]},
]
ITEM = {"type": "short", "max": "4", "keypoints": POINTS}


@pytest.mark.parametrize(
    ("response", "suggested", "reasons"),
    [
        ("两人以上，出示证件，笔录", "4", []),
        ("出示 证件；不少于“两人”", "3.5", ["missing:note"]),
        ("两人以上，无需出示，出示证件", "2", ["deny:card", "missing:note"]),
        ("出示证件 a类", "0", ["missing:two", "deny:card", "missing:note"]),
        ("无需出示。笔录", "1", ["missing:two", "missing:card"]),
        ("。", "0", ["missing:two", "missing:card", "missing:note"]),
        (12, "0", ["missing:two", "missing:card", "missing:note"]),
    ],
)
def test_short_text_is_pending_with_a_suggestion(
    response: object, suggested: str, reasons: list
) -> None:
    assert grade_json(ITEM, response) == {
        "score": "0",
        "max": "4",
        "class": "pending",
        "reasons": reasons,
        "suggested": suggested,
    }


@pytest.mark.parametrize(
    ("response", "score", "verdict", "reasons"),
    [
        ("两人以上，出示证件，笔录", "4", "correct", []),
        ("不少于两人", "2", "partial", ["missing:card", "missing:note"]),
        ("不知道", "0", "incorrect", ["missing:two", "missing:card", "missing:note"]),
    ],
)
def test_short_text_is_marked_where_practice_says_auto(
    response: str, score: str, verdict: str, reasons: list
) -> None:
    assert grade_json({**ITEM, "auto": True}, response) == {
        "score": score,
        "max": "4",
        "class": verdict,
        "reasons": reasons,
    }


@pytest.mark.parametrize("auto", [True, False])
@pytest.mark.parametrize(
    ("response", "verdict", "reasons"),
    [
        (None, "unanswered", []),
        (" \u200b", "unanswered", []),
        (True, "invalid", ["format"]),
        (["笔录"], "invalid", ["format"]),
        ({"a": "b"}, "invalid", ["format"]),
    ],
)
def test_short_text_of_another_shape(
    auto: bool, response: object, verdict: str, reasons: list
) -> None:
    found = grade_json({**ITEM, "auto": auto}, response)
    assert found == {"score": "0", "max": "4", "class": verdict, "reasons": reasons}


def test_short_text_with_fewer_points_than_the_maximum_is_still_correct() -> None:
    item = {**ITEM, "max": "10", "auto": True}
    assert grade_json(item, "两人以上，出示证件，笔录")["score"] == "4.5"
    assert grade_json(item, "两人以上，出示证件，笔录")["class"] == "correct"


def test_suggestion_counts_the_attempt_and_is_rounded_and_bounded() -> None:
    item = {**ITEM, "attempt_factors": ["1", "0.333"], "max": "4.5"}
    assert grade_json(item, "两人以上，出示证件，笔录", 2)["suggested"] == "1.5"
    assert grade_json(item, "笔录", 2)["suggested"] == "0.33"
    assert grade_json({**item, "min": "1"}, "笔录", 2)["suggested"] == "1"


def test_number_is_read_as_the_text_it_is_written_with() -> None:
    item = {"type": "short", "auto": True, "keypoints": [{"id": "k", "any": ["0.0000001"]}]}
    assert grade_json(item, 1e-7)["class"] == "correct"


def test_short_item_worth_nothing_divides_nothing_by_zero() -> None:
    item = {**ITEM, "max": "0", "auto": True}
    assert grade_json(item, "笔录")["score"] == "0"
