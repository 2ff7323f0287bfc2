"""QTI fidelity: what QTI cannot say about an item, sentence by sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.export._shared.qti_ordering import keeps_policy
from quizgen.export._shared.qti_writing import MOST_FREE
from quizgen.export.base import lossy
from quizgen.markup import outside_targets
from quizgen.messages import message
from quizgen.model.interactions import (
    Blanks,
    Case,
    Interval,
    IntervalRule,
    Judge,
    Match,
    Multi,
    NumberRule,
    Numeric,
    Order,
    Short,
    Single,
    TextMatcher,
    Walk,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from quizgen.export.base import Policy
    from quizgen.model.interactions import Interaction
    from quizgen.model.items import Item

_NUMBER = message("export.loses.plain_number", "en")
_WORDS = message("export.loses.normalising", "en")
_SCENE = message("export.loses.walk_steps", "en")

_RARE = "attempts"

POLICIES: Mapping[type[Interaction], Policy] = {
    Single: lossy(_RARE),
    Multi: lossy(_RARE),
    Judge: lossy(_RARE),
    Match: lossy(_RARE),
    Order: lossy("policies", _RARE),
    Blanks: lossy("normalising", "plain_number", _RARE),
    Numeric: lossy("plain_number", "digits", _RARE),
    Interval: lossy("two_fields", "plain_number", _RARE),
    Short: lossy("normalising", "keywords"),
    Case: lossy("parts", _RARE),
    Walk: lossy("walk_steps"),
}


def losses(item: Item) -> Iterator[str]:
    """Say what one item loses."""
    own = item.interaction
    yield from dict.fromkeys(_losses(own))
    if own.attempt_factors:
        yield "later attempts earn as much as the first"
    if own.void:
        yield f"it is void ({own.void}) here, but is marked there"
    if isinstance(own, Case):
        for part in own.parts:
            for loss in dict.fromkeys(_losses(part.interaction)):
                yield f"part `{part.id}`: {loss}"
    if outside_targets(item.stem):
        yield "links that lead out of the package"


def _losses(own: Interaction) -> Iterator[str]:
    match own:
        case Numeric():
            yield from _of_number(own.rule)
        case Interval():
            yield from _of_interval(own.rule)
        case Blanks():
            for blank in own.blanks:
                yield from _of_matcher(blank.matcher)
            if own.order_free and len(own.blanks) > MOST_FREE:
                yield "each gap is marked at its own place, not in any order"
        case Short() if own.auto:
            yield _WORDS
        case Short():
            yield "nothing is suggested to the person who marks; the key points are shown"
        case Order() if not keeps_policy(own):
            yield f"all or nothing instead of partial credit ({own.policy.name})"
        case Multi() if own.allow_empty:
            yield "ticking nothing counts as no answer"
        case Walk():
            yield _SCENE
        case _:
            return


def _of_matcher(matcher: TextMatcher | NumberRule | IntervalRule) -> Iterator[str]:
    if isinstance(matcher, TextMatcher):
        yield _WORDS
    elif isinstance(matcher, NumberRule):
        yield from _of_number(matcher)
    else:
        yield from _of_interval(matcher)


def _of_number(rule: NumberRule) -> Iterator[str]:
    yield _NUMBER
    if rule.precision:
        yield "how many digits the number is given with"
    if rule.unit_required:
        yield "the unit is shown and not asked for"


def _of_interval(rule: IntervalRule) -> Iterator[str]:
    yield f"its two ends are written apart; {_NUMBER}"
    if rule.unit_required:
        yield "the unit is shown and not asked for"
