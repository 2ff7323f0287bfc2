"""Case: several parts on one stimulus, with gates and follow-through (contract section 10)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from quizgen.grading.exact import added, ratio
from quizgen.grading.judgement import ONE, ZERO, Judgement, inexact, invalid, share
from quizgen.grading.numeric import judge_number, read_quantity
from quizgen.grading.points import Settled, attempt_factor, settle
from quizgen.grading.shapes import as_text, is_blank
from quizgen.model.interactions import Numeric
from quizgen.model.outcomes import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from fractions import Fraction

    from quizgen.model.interactions import Case, Follow, Interaction, Part

    Settler: TypeAlias = Callable[[Interaction, object, int], Settled]
    """Settles a response at an attempt."""

_GATED = (Verdict.CORRECT, Verdict.PARTIAL, Verdict.INCORRECT, Verdict.PENDING)
_OPEN = (Verdict.CORRECT, Verdict.VOID)
_LOST = (Verdict.PARTIAL, Verdict.INCORRECT)


@dataclass(frozen=True, slots=True)
class _Done:
    part: Part
    response: object
    settled: Settled

    @property
    def verdict(self) -> Verdict:
        return self.settled.outcome.verdict


def judge_case(
    own: Case,
    response: object,
    attempt: int,
    settle_part: Settler,
) -> Judgement:
    """Judge a mapping of part ids to responses; ``settle_part`` settles one on its own merits."""
    if not isinstance(response, dict):
        blank = judge_case(own, {}, attempt, settle_part)
        # What cannot be read is still worth what everybody's answer is, where parts were dropped.
        readable = is_blank(response) or blank.state == Verdict.VOID
        return blank if readable else replace(invalid("format"), max=blank.max)
    done: dict[str, _Done] = {}
    for part in own.parts:
        given = response.get(part.id)
        settled = settle_part(part.interaction, given, attempt)
        settled = _connected(part, given, settled, done, attempt)
        done[part.id] = _Done(part, given, settled)
    return _summed(own, list(done.values()))


def _summed(own: Case, done: Sequence[_Done]) -> Judgement:
    outcomes = {one.part.id: one.settled.outcome for one in done}
    counted = [one for one in done if one.settled.outcome.reasons != ("void_drop",)]
    if done and not counted:
        return Judgement(ONE, reasons=("void_drop",), state=Verdict.VOID, max=ZERO, parts=outcomes)
    declared = added(ratio(one.part.interaction.max) for one in done)
    dropped = declared - added(outcome.max for outcome in outcomes.values())
    most = max(ZERO, ratio(own.max) - dropped)
    points = added(one.settled.points for one in done)
    reasons = [f"{one.part.id}:{why}" for one in done for why in one.settled.outcome.reasons]
    verdicts = {one.verdict for one in counted}
    state = ""
    if verdicts <= {Verdict.UNANSWERED}:
        state = Verdict.UNANSWERED
    elif Verdict.PENDING in verdicts:
        state = Verdict.PENDING
    elif Verdict.FATAL in verdicts:
        state = Verdict.FATAL
    return Judgement(
        min(ONE, share(points, most)),
        exact=verdicts <= set(_OPEN),
        reasons=tuple(dict.fromkeys(reasons)),
        state=state,
        max=most,
        parts=outcomes,
    )


def _connected(
    part: Part, response: object, settled: Settled, done: Mapping[str, _Done], attempt: int
) -> Settled:
    """Apply the gate and the follow-through of a part."""
    verdict = settled.outcome.verdict
    if part.gate and not (part.gate in done and done[part.gate].verdict in _OPEN):
        return _closed(settled) if verdict in _GATED else settled
    source = done.get(part.follow.source) if part.follow else None
    if part.follow is None or source is None or source.verdict is Verdict.CORRECT:
        return settled
    if verdict not in _LOST or not _follows(part, part.follow, response, source):
        return settled
    own = part.interaction
    fraction = ratio(part.follow.fraction)
    if fraction * attempt_factor(own, attempt) <= settled.fraction:
        return settled
    return settle(own, inexact(fraction, "follow_through"), attempt)


def _closed(settled: Settled) -> Settled:
    reasons = tuple(dict.fromkeys((*settled.outcome.reasons, "gate")))
    outcome = replace(
        settled.outcome,
        score=ZERO,
        verdict=Verdict.INCORRECT,
        reasons=reasons,
        suggested=None,
    )
    return Settled(outcome, ZERO, ZERO)


def _follows(part: Part, follow: Follow, response: object, source: _Done) -> bool:
    """Say whether the response is right for what the learner had in ``source``."""
    if not isinstance(part.interaction, Numeric):
        return False
    value = _number(source)
    if value is None:
        return False
    for name, operand in follow.ops:
        result = _computed(name, value, ratio(operand))
        if result is None:
            return False
        value = result
    rule = replace(part.interaction.rule, value=str(value), also=(), close_k="")
    return judge_number(rule, as_text(response) or "").exact


def _number(source: _Done) -> Fraction | None:
    """Return the learner's number, in the unit of the part that asked for it."""
    if not isinstance(source.part.interaction, Numeric) or is_blank(source.response):
        return None
    text = as_text(source.response)
    return None if text is None else read_quantity(source.part.interaction.rule, text)


def _computed(name: str, value: Fraction, operand: Fraction) -> Fraction | None:
    match name:
        case "add":
            return value + operand
        case "sub":
            return value - operand
        case "mul":
            return value * operand
        case "div":
            return value / operand if operand else None
    return None
