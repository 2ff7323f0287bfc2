"""QTI fidelity: what QTI cannot say about an item, sentence by sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.export._shared.qti_ordering import keeps_policy
from quizgen.export._shared.qti_writing import MOST_FREE
from quizgen.export.base import Fidelity, Policy
from quizgen.markup import outside_targets
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

    from quizgen.model.interactions import Interaction
    from quizgen.model.items import Item

_RARE = "points of later attempts, and questions that were made void, where an item has them"
_NUMBER = "a number is written plainly in the unit shown: no other unit, 万 or %, no words"
_WORDS = "of the normalisation of texts, what regular expressions cannot say"

POLICIES: Mapping[type[Interaction], Policy] = {
    Single: Policy(Fidelity.LOSSY, _RARE),
    Multi: Policy(Fidelity.LOSSY, _RARE),
    Judge: Policy(Fidelity.LOSSY, _RARE),
    Match: Policy(Fidelity.LOSSY, _RARE),
    Order: Policy(Fidelity.LOSSY, f"partial credit of some policies; {_RARE}"),
    Blanks: Policy(Fidelity.LOSSY, f"{_WORDS}; {_NUMBER}"),
    Numeric: Policy(Fidelity.LOSSY, f"{_NUMBER}; rules on the number of digits"),
    Interval: Policy(Fidelity.LOSSY, f"its two ends are written apart; {_NUMBER}"),
    Short: Policy(Fidelity.LOSSY, f"{_WORDS}; the suggestion for people who mark"),
    Case: Policy(Fidelity.LOSSY, f"what its parts lose; {_RARE}"),
    Walk: Policy(Fidelity.LOSSY, "the scene: the actions are put in order like steps"),
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
            yield "the scene: the actions are put in order like steps"
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
