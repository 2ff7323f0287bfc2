"""Engine: grades one response to one interaction (the grading contract, authoritative)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from quizgen.grading.blanks import judge_blanks
from quizgen.grading.case import judge_case
from quizgen.grading.choice import judge_multi, judge_single, judge_truth
from quizgen.grading.interval import judge_interval
from quizgen.grading.judgement import UNANSWERED, Judgement, invalid
from quizgen.grading.matching import judge_match
from quizgen.grading.numeric import judge_number
from quizgen.grading.ordering import judge_order
from quizgen.grading.points import by_certainty, settle, voided
from quizgen.grading.shapes import as_text, is_blank
from quizgen.grading.short import judge_short
from quizgen.grading.walk import judge_walk
from quizgen.model.interactions import (
    Blanks,
    Case,
    Interaction,
    Interval,
    Judge,
    Match,
    Multi,
    Numeric,
    Order,
    Short,
    Single,
    Walk,
)

if TYPE_CHECKING:
    from quizgen.grading.case import Settler
    from quizgen.grading.points import Settled
    from quizgen.model.outcomes import Outcome

CERTAINTIES = (1, 2, 3)


def grade(
    interaction: Interaction,
    response: object,
    *,
    attempt: int = 1,
    certainty: int | None = None,
) -> Outcome:
    """Return what came of a response.

    Args:
        interaction: What was asked.
        response: JSON as it was answered: text, number, boolean, list, mapping or ``None``.
        attempt: The how manieth attempt it is, from 1 on.
        certainty: How sure the learner said to be, 1 to 3; anything else is no certainty.
    """
    found = settled(interaction, response, attempt)
    if certainty not in CERTAINTIES:
        return found.outcome
    return replace(found.outcome, cbm=by_certainty(interaction, found, certainty))


def settled(
    interaction: Interaction, response: object, attempt: int, settle_part: Settler | None = None
) -> Settled:
    """Return what came of a response, before certainty, with what rounding has lost.

    Args:
        interaction: What was asked.
        response: As for `grade`.
        attempt: As for `grade`.
        settle_part: Does the same for the parts of a case, where the caller knows some already.
    """
    judged = _judge(interaction, response, attempt, settle_part or settled)
    return settle(interaction, judged, attempt)


def _judge(own: Interaction, response: object, attempt: int, settle_part: Settler) -> Judgement:
    void = voided(own)
    if void is not None:
        return void
    match own:
        case Single():
            return judge_single(own, response)
        case Multi():
            return judge_multi(own, response)
        case Judge():
            return judge_truth(own, response)
        case Numeric() | Interval():
            return _judge_written(own, response)
        case Blanks():
            return judge_blanks(own, response)
        case Short():
            return judge_short(own, response)
        case Order():
            return judge_order(own, response)
        case Match():
            return judge_match(own, response)
        case Case():
            return judge_case(own, response, attempt, settle_part)
        case Walk():
            return judge_walk(own, response)
        case _:
            assert_never(own)


def _judge_written(own: Numeric | Interval, response: object) -> Judgement:
    if is_blank(response):
        return UNANSWERED
    text = as_text(response)
    if text is None:
        return invalid("format")
    if isinstance(own, Numeric):
        return judge_number(own.rule, text)
    return judge_interval(own.rule, text)
