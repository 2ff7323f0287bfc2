"""Blanks: gaps for words, numbers and ranges, in order or in any order (contract section 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from quizgen.grading.assignment import assign
from quizgen.grading.exact import ratio
from quizgen.grading.interval import judge_interval
from quizgen.grading.judgement import (
    ONE,
    UNANSWERED,
    ZERO,
    Judgement,
    correct,
    inexact,
    invalid,
    share,
)
from quizgen.grading.numeric import judge_number
from quizgen.grading.shapes import as_text, is_blank
from quizgen.grading.text import normalize
from quizgen.model.interactions import IntervalRule, NumberRule, TextMatcher
from quizgen.model.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from quizgen.model.interactions import Blank, Blanks

_WRONG = inexact(ZERO, "wrong_text")
_EMPTY = inexact(ZERO, "empty")
_UNREADABLE = inexact(ZERO, "format")


def judge_blanks(own: Blanks, response: object) -> Judgement:
    """Judge a list of entries, one for each gap; a missing tail is empty."""
    if is_blank(response):
        return UNANSWERED
    if not isinstance(response, list):
        return invalid("format")
    if len(response) > len(own.blanks):
        return invalid("too_many")
    entries = [*response, *[None] * (len(own.blanks) - len(response))]
    weights = [ratio(blank.weight) for blank in own.blanks]
    if own.order_free:
        judged, earned = _in_any_order(own.blanks, weights, entries)
    else:
        judged = list(map(_judge_entry, own.blanks, entries))
        earned = [one.fraction * weight for one, weight in zip(judged, weights, strict=True)]
    reasons = [f"blank{n}:{reason}" for n, one in enumerate(judged, 1) for reason in one.reasons]
    if all(one.exact for one in judged):
        return correct()
    if own.all_or_nothing:
        return inexact(ZERO, *reasons)
    return inexact(share(sum(earned, ZERO), sum(weights, ZERO)), *reasons)


def _in_any_order(
    blanks: Sequence[Blank], weights: Sequence[Fraction], entries: Sequence[object]
) -> tuple[list[Judgement], list[Fraction]]:
    """Judge each entry against the gap that is best for the whole, and say what it earns."""
    table = [[_judge_entry(blank, entry) for blank in blanks] for entry in entries]
    worth = [list(map(_worth, row, weights)) for row in table]
    judged, earned = [], []
    for i, j in enumerate(assign(worth)):
        points = ZERO if j is None else worth[i][j]
        judged.append(_unassigned(entries[i]) if j is None else table[i][j])
        earned.append(points or ZERO)
    return judged, earned


def _worth(judged: Judgement, weight: Fraction) -> Fraction | None:
    return judged.fraction * weight if judged.fraction > 0 else None


def _unassigned(entry: object) -> Judgement:
    if is_blank(entry):
        return _EMPTY
    return _UNREADABLE if as_text(entry) is None else _WRONG


def _judge_entry(blank: Blank, entry: object) -> Judgement:
    if is_blank(entry):
        return _EMPTY
    text = as_text(entry)
    if text is None:
        return _UNREADABLE
    match blank.matcher:
        case TextMatcher():
            return _judge_words(blank.matcher, text)
        case NumberRule():
            return judge_number(blank.matcher, text)
        case IntervalRule():
            return judge_interval(blank.matcher, text)
        case _:
            assert_never(blank.matcher)


def _judge_words(own: TextMatcher, text: str) -> Judgement:
    """Judge words by what is accepted: the highest fraction counts, the first on a tie."""
    given = _normalized(own, text)
    best: Judgement | None = None
    for accept in own.accept:
        if accept.pattern:
            fits = compiled(accept.pattern).fullmatch(given) is not None
        else:
            fits = _normalized(own, accept.text) == given
        fraction = ratio(accept.fraction)
        if not fits or (best is not None and fraction <= best.fraction):
            continue
        if fraction == ONE:
            best = correct()
        else:
            best = inexact(fraction, accept.tag or ("partial" if fraction > 0 else "wrong_text"))
    return best or _WRONG


def _normalized(own: TextMatcher, text: str) -> str:
    return normalize(
        text,
        case_sensitive=own.case_sensitive,
        ws=own.ws,
        strip_prefix=own.strip_prefix,
        strip_suffix=own.strip_suffix,
    )
