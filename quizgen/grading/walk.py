"""Walk: the actions performed in a scenario, against its procedure (contract section 11)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.grading.exact import ratio
from quizgen.grading.judgement import UNANSWERED, ZERO, Judgement, invalid, share
from quizgen.grading.shapes import is_blank

if TYPE_CHECKING:
    from quizgen.model.interactions import Walk


def judge_walk(own: Walk, response: object) -> Judgement:
    """Judge a list of action ids; only the first time that an action is done counts."""
    if is_blank(response):
        return UNANSWERED
    if not isinstance(response, list):
        return invalid("format")
    known = {step.id for step in own.steps}
    if not all(isinstance(id_, str) and id_ in known for id_ in response):
        return invalid("unknown_option")
    when = {id_: place for place, id_ in enumerate(dict.fromkeys(response))}
    done = [step for step in own.steps if step.id in when]
    fatal = tuple(f"fatal:{step.id}" for step in done if step.fatal)
    if fatal:
        return Judgement(reasons=fatal, state="fatal")
    violated = [
        f"order:{first}>{later}"
        for first, later in own.before
        if later in when and when.get(first, len(when)) >= when[later]
    ]
    missing = [f"missing:{s.id}" for s in own.steps if s.required and s.id not in when]
    earned = sum((ratio(step.points) for step in done), ZERO)
    most = ratio(own.max)
    points = earned - len(violated) * ratio(own.order_penalty)
    reasons = tuple(dict.fromkeys([*violated, *missing]))
    return Judgement(
        share(max(ZERO, min(most, points)), most),
        exact=not reasons and earned >= most,
        reasons=reasons,
    )
