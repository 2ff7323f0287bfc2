"""Ordering: steps that were put in order, against a key or against what must come before what.

Contract section 8. Steps that do not belong (distractors) are taken out first and cost 1/n each.
"""

from __future__ import annotations

from bisect import bisect_left
from fractions import Fraction
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from quizgen.grading.judgement import ONE, UNANSWERED, ZERO, Judgement, correct, inexact, invalid
from quizgen.grading.shapes import is_blank

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from quizgen.model.interactions import Order


def judge_order(own: Order, response: object) -> Judgement:
    """Judge a list of step ids."""
    if is_blank(response):
        return UNANSWERED
    if not isinstance(response, list):
        return invalid("format")
    if not all(isinstance(s, str) and (s in own.key or s in own.distractors) for s in response):
        return invalid("unknown_option")
    if len(set(response)) < len(response):
        return invalid("duplicate")
    steps = [step for step in response if step not in own.distractors]
    extra = len(response) - len(steps)
    complete = len(steps) == len(own.key)
    if own.policy.name == "dag":
        orderly = not any(_violated(steps, pair) for pair in own.before)
        right = complete and all(_held(steps, pair) for pair in own.before)
        worth = ONE if right else _shares_held(own, steps)
    else:
        orderly = steps == [step for step in own.key if step in steps]
        right = steps == list(own.key)
        exactly = own.policy.name == "exact"
        worth = ONE if right and not exactly else _SHARES[own.policy.name](own.key, steps)
    if right and not extra:
        return correct()
    cost = Fraction(extra, len(own.key)) if own.key else ONE
    return inexact(
        max(ZERO, worth - cost),
        "" if orderly else "wrong_order",
        "" if complete else "missing_step",
        "distractor" if extra else "",
    )


def _held(steps: Sequence[str], pair: tuple[str, str]) -> bool:
    first, second = pair
    return first in steps and second in steps and steps.index(first) < steps.index(second)


def _violated(steps: Sequence[str], pair: tuple[str, str]) -> bool:
    first, second = pair
    return first in steps and second in steps and steps.index(first) > steps.index(second)


def _shares_held(own: Order, steps: Sequence[str]) -> Fraction:
    """Return the share of pairs that hold, never more than that of the steps that are there."""
    if not own.policy.parameters.get("partial"):
        return ZERO
    held = sum(_held(steps, pair) for pair in own.before)
    pairs = Fraction(held, len(own.before)) if own.before else ONE
    return min(pairs, Fraction(len(steps), len(own.key)))


def _nothing(_key: Sequence[str], _steps: Sequence[str]) -> Fraction:
    return ZERO


def _position(key: Sequence[str], steps: Sequence[str]) -> Fraction:
    return Fraction(sum(map(str.__eq__, key, steps)), len(key))


def _adjacent(key: Sequence[str], steps: Sequence[str]) -> Fraction:
    kept = set(pairwise(steps))
    return _over(sum(pair in kept for pair in pairwise(key)), len(key) - 1)


def _kendall(key: Sequence[str], steps: Sequence[str]) -> Fraction:
    places = [key.index(step) for step in steps]
    balance = sum(1 if a < b else -1 for a, b in combinations(places, 2))
    return _over(balance, len(key) * (len(key) - 1) // 2)


def _lcs(key: Sequence[str], steps: Sequence[str]) -> Fraction:
    """Count the longest run of steps, gaps allowed, that the key has in the same order."""
    tails: list[int] = []
    for place in map(key.index, steps):
        at = bisect_left(tails, place)
        tails[at : at + 1] = [place]
    return _over(len(tails) - 1, len(key) - 1)


def _over(part: int, whole: int) -> Fraction:
    """Return the share, never below 0; of nothing, as with one step only, it is 0."""
    return max(ZERO, Fraction(part, whole)) if whole > 0 else ZERO


_SHARES: Mapping[str, Callable[[Sequence[str], Sequence[str]], Fraction]] = {
    "exact": _nothing,
    "position": _position,
    "adjacent": _adjacent,
    "kendall": _kendall,
    "lcs": _lcs,
}
