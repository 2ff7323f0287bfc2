"""Choice: one option, true or false, or a set of options (contract section 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.grading.exact import ratio
from quizgen.grading.judgement import UNANSWERED, Judgement, correct, inexact, invalid
from quizgen.grading.policies import MULTI, Ticks
from quizgen.grading.shapes import is_blank
from quizgen.grading.text import normalize

if TYPE_CHECKING:
    from quizgen.model.interactions import Judge, Multi, Single

TRUE = frozenset(["对", "正确", "是", "√", "✓", "t", "true", "a"])
FALSE = frozenset(["错", "错误", "否", "×", "✗", "x", "f", "false", "b"])


def judge_single(own: Single, response: object) -> Judgement:
    """Judge the id of one option."""
    if is_blank(response):
        return UNANSWERED
    if not isinstance(response, str):
        return invalid("format")
    for option in own.options:
        if option.id == response:
            break
    else:
        return invalid("unknown_option")
    if response == own.key:
        return correct()
    if response in own.also_key:
        return correct("also_key")
    fraction = ratio(option.fraction or own.wrong_fraction)
    return inexact(fraction, "wrong_option", option.tag)


def judge_truth(own: Judge, response: object) -> Judgement:
    """Judge true or false, or a word for it."""
    if is_blank(response):
        return UNANSWERED
    said = _truth(response)
    if said is None:
        return invalid("format")
    if said == own.key:
        return correct()
    return inexact(ratio(own.wrong_fraction), "wrong_option")


def _truth(response: object) -> bool | None:
    if isinstance(response, bool):
        return response
    if isinstance(response, str):
        word = normalize(response)
        if word in TRUE:
            return True
        if word in FALSE:
            return False
    return None


def judge_multi(own: Multi, response: object) -> Judgement:
    """Judge a set of ticks: order and repetition do not count."""
    none_ticked = own.allow_empty and response == []
    if is_blank(response) and not none_ticked:
        return UNANSWERED
    if not isinstance(response, list):
        return invalid("format")
    options = [option.id for option in own.options]
    if not all(isinstance(id_, str) and id_ in options for id_ in response):
        return invalid("unknown_option")
    chosen = dict.fromkeys(response)
    if own.max_select is not None and len(chosen) > own.max_select:
        return invalid("too_many")
    key = set(own.key)
    right = sum(id_ in key for id_ in chosen)
    wrong, missed = len(chosen) - right, len(key) - right
    exact = not wrong and not missed
    if exact and own.policy.name != "map":
        return correct()
    ticks = Ticks(
        max=ratio(own.max),
        parameters=own.policy.parameters,
        chosen=tuple(chosen),
        options=len(options),
        key=len(key),
        right=right,
        wrong=wrong,
    )
    fraction = MULTI[own.policy.name](ticks)
    if exact:
        return Judgement(fraction, exact=True)
    return inexact(fraction, "wrong_option" if wrong else "", "missed_option" if missed else "")
