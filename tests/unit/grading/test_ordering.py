"""Order: policies, distractors, missing steps and what must come before what (section 8)."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.grading.vectors import grade_json
from quizgen.model.contract_reading import ORDER_POLICIES


def mark(item: dict, response: object) -> tuple:
    found = grade_json(item, response)
    return found["score"], found["class"], found["reasons"]


ITEM = {"type": "order", "max": "12", "key": list("abcde"), "distractors": ["x", "y"]}
SWAP, MISSING, EXTRA = "wrong_order", "missing_step", "distractor"


@pytest.mark.parametrize(
    ("response", "wanted"),
    [
        (list("abcde"), ("12", "correct", [])),
        (list("abcdz"), ("0", "invalid", ["unknown_option"])),
        (list("aabcz"), ("0", "invalid", ["unknown_option"])),
        (["a", 1], ("0", "invalid", ["unknown_option"])),
        (["a", None], ("0", "invalid", ["unknown_option"])),
        (["a", ["b"]], ("0", "invalid", ["unknown_option"])),
        (list("aabcd"), ("0", "invalid", ["duplicate"])),
        (list("abxx"), ("0", "invalid", ["duplicate"])),
        ([], ("0", "unanswered", [])),
        (None, ("0", "unanswered", [])),
        ("abcde", ("0", "invalid", ["format"])),
        ({"a": "b"}, ("0", "invalid", ["format"])),
    ],
)
def test_order_response(response: object, wanted: tuple) -> None:
    assert mark(ITEM, response) == wanted


@pytest.mark.parametrize(
    ("policy", "steps", "score", "reasons"),
    [
        ("exact", "abced", "0", [SWAP]),
        ("exact", "abcd", "0", [MISSING]),
        ("exact", "abcdex", "0", [EXTRA]),
        ("exact", "xabcdye", "0", [EXTRA]),
        ("exact", "bax", "0", [SWAP, MISSING, EXTRA]),
        ("position", "abced", "7.2", [SWAP]),
        ("position", "bcde", "0", [MISSING]),
        ("position", "abde", "4.8", [MISSING]),
        ("position", "axbced", "4.8", [SWAP, EXTRA]),
        ("position", "x", "0", [MISSING, EXTRA]),
        ("adjacent", "bcdea", "9", [SWAP]),
        ("adjacent", "edcba", "0", [SWAP]),
        ("adjacent", "abde", "6", [MISSING]),
        ("adjacent", "axbcde", "9.6", [EXTRA]),
        ("adjacent", "axbced", "3.6", [SWAP, EXTRA]),
        ("kendall", "abced", "9.6", [SWAP]),
        ("kendall", "edcba", "0", [SWAP]),
        ("kendall", "abc", "3.6", [MISSING]),
        ("kendall", "a", "0", [MISSING]),
        ("kendall", "bacx", "0", [SWAP, MISSING, EXTRA]),
        ("lcs", "bcdea", "9", [SWAP]),
        ("lcs", "edcba", "0", [SWAP]),
        ("lcs", "dabec", "6", [SWAP]),
        ("lcs", "ace", "6", [MISSING]),
        ("lcs", "x", "0", [MISSING, EXTRA]),
        ("lcs", "abcdexy", "7.2", [EXTRA]),
    ],
)
def test_order_policy(policy: str, steps: str, score: str, reasons: list) -> None:
    verdict = "incorrect" if score == "0" else "partial"
    assert mark({**ITEM, "policy": policy}, list(steps)) == (score, verdict, reasons)


DAG = {**ITEM, "before": [["a", "b"], ["b", "e"], ["c", "e"]], "policy": {"name": "dag"}}
PARTIAL = {**DAG, "policy": {"name": "dag", "partial": True}}


@pytest.mark.parametrize(
    ("steps", "plain", "partial", "reasons"),
    [
        ("abcde", "12", "12", []),
        ("dcabe", "12", "12", []),
        ("bacde", "0", "8", [SWAP]),
        ("ebacd", "0", "0", [SWAP]),
        ("abce", "0", "9.6", [MISSING]),
        ("abe", "0", "7.2", [MISSING]),
        ("bcde", "0", "8", [MISSING]),
        ("abcdex", "9.6", "9.6", [EXTRA]),
        ("xeab", "0", "1.6", [SWAP, MISSING, EXTRA]),
        ("abcex", "0", "7.2", [MISSING, EXTRA]),
        ("xy", "0", "0", [MISSING, EXTRA]),
    ],
)
def test_order_by_what_must_come_first(steps: str, plain: str, partial: str, reasons: list) -> None:
    for item, score in ((DAG, plain), (PARTIAL, partial)):
        verdict = "correct" if not reasons else "incorrect" if score == "0" else "partial"
        assert mark(item, list(steps)) == (score, verdict, reasons)


def test_order_by_nothing_in_particular_needs_all_steps() -> None:
    item = {**PARTIAL, "before": []}
    assert mark(item, list("edcba")) == ("12", "correct", [])
    assert mark(item, list("edc")) == ("7.2", "partial", [MISSING])


@pytest.mark.parametrize("policy", ORDER_POLICIES)
def test_order_of_one_step(policy: str) -> None:
    item = {"type": "order", "key": ["a"], "distractors": ["x"], "policy": policy}
    assert mark(item, ["a"]) == ("1", "correct", [])
    assert mark(item, ["x"]) == ("0", "incorrect", [MISSING, EXTRA])
    assert mark(item, ["a", "x"]) == ("0", "incorrect", [EXTRA])


@pytest.mark.parametrize("policy", ORDER_POLICIES)
def test_order_of_no_step_divides_nothing_by_zero(policy: str) -> None:
    item = {"type": "order", "key": [], "distractors": ["x"], "policy": policy}
    assert mark(item, ["x"]) == ("0", "incorrect", [EXTRA])


@given(st.permutations("abcde"), st.integers(0, 5))
@settings(max_examples=120, derandomize=True, deadline=None)
def test_order_shares_agree_with_their_definitions(order: list, length: int) -> None:
    steps = order[:length]
    if not steps:
        return
    place = {step: n for n, step in enumerate("abcde")}
    ups = [1 if place[a] < place[b] else -1 for a, b in combinations(steps, 2)]
    runs = [c for size in range(6) for c in combinations(steps, size) if list(c) == sorted(c)]
    kept = [n for n in range(4) if "abcde"[n : n + 2] in "".join(steps)]
    wanted = {
        "kendall": Fraction(max(0, sum(ups)), 10),
        "lcs": Fraction(max(map(len, runs)) - 1, 4),
        "adjacent": Fraction(len(kept), 4),
        "position": Fraction(sum(a == b for a, b in zip(steps, "abcde", strict=False)), 5),
        "exact": Fraction(steps == list("abcde")),
    }
    for policy, share in wanted.items():
        score = mark({**ITEM, "max": "20", "policy": policy}, steps)[0]
        assert Fraction(score) == share * 20


def test_kendall_earns_a_guesser_little() -> None:
    item = {"type": "order", "key": list("abcd"), "max": "6", "policy": "kendall"}
    scores = [Fraction(mark(item, list(order))[0]) for order in permutations("abcd")]
    assert sum(scores) / len(scores) < 2
