"""Matching: left sides that were paired with right sides (contract section 9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.grading.judgement import UNANSWERED, ZERO, Judgement, correct, inexact, invalid, share
from quizgen.grading.shapes import is_blank

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from fractions import Fraction

    from quizgen.model.interactions import Match


def judge_match(own: Match, response: object) -> Judgement:
    """Judge a mapping of left ids to a right id, to several, or to nothing."""
    if is_blank(response):
        return UNANSWERED
    if not isinstance(response, dict):
        return invalid("format")
    lefts = {option.id for option in own.left}
    rights = {option.id for option in own.right}
    given = {left: _sides(side) for left, side in response.items()}
    if not lefts.issuperset(given):
        return invalid("unknown_option")
    chosen = [side for sides in given.values() for side in sides]
    if not all(isinstance(side, str) and side in rights for side in chosen):
        return invalid("unknown_option")
    if not own.reuse and len(set(chosen)) < len(chosen):
        return invalid("duplicate")
    key = {(left, right) for left, sides in own.key.items() for right in sides}
    hits = sum((left, side) in key for left, sides in given.items() for side in sides)
    wrong, missed = len(chosen) - hits, len(key) - hits
    if not wrong and not missed:
        return correct()
    worth = _SHARES[own.policy.name](hits, wrong, len(key))
    return inexact(worth, "wrong_pair" if wrong else "", "missed_pair" if missed else "")


def _sides(side: object) -> list[object]:
    """Return the right sides that were given, each once."""
    sides: list[object] = []
    for one in side if isinstance(side, list) else [side]:
        if one not in sides and not is_blank(one):
            sides.append(one)
    return sides


def _per_pair(hits: int, _wrong: int, pairs: int) -> Fraction:
    return share(hits, pairs)


def _net(hits: int, wrong: int, pairs: int) -> Fraction:
    return max(ZERO, share(hits - wrong, pairs))


def _nothing(_hits: int, _wrong: int, _pairs: int) -> Fraction:
    return ZERO


_SHARES: Mapping[str, Callable[[int, int, int], Fraction]] = {
    "per_pair": _per_pair,
    "net": _net,
    "all_or_nothing": _nothing,
}
