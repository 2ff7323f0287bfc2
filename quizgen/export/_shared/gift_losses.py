"""GIFT losses: what an item would lose in GIFT, and which ones GIFT cannot hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.export._shared import moodle_losses
from quizgen.export._shared.moodle_fractions import nearest
from quizgen.grading.exact import ratio
from quizgen.model.interactions import (
    Blanks,
    Case,
    Interaction,
    Interval,
    IntervalRule,
    Match,
    NumberRule,
    Numeric,
    Order,
    Short,
    TextMatcher,
    Walk,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.model.items import Item

SEVERAL = "it becomes several questions, one a gap, an end or a part"
UNIT = "the unit is told and not asked for"


def refuses(item: Item) -> str:
    """Say why GIFT cannot hold an item, or "" when it can."""
    return _refused(item.interaction)


def _refused(own: Interaction) -> str:
    match own:
        case Case():
            return next((why for part in own.parts if (why := _refused(part.interaction))), "")
        case Match() if len(own.left) < 2:  # noqa: PLR2004 - two pairs
            return "GIFT wants at least two pairs"
        case _:
            return moodle_losses.refused(own)


def losses(item: Item) -> Iterator[str]:
    """Yield what an item would lose, sentence by sentence."""
    own = item.interaction
    if ratio(own.max) != 1:
        yield "its points, since every question counts the same"
    if item.hints:
        yield "hints"
    if "![" in f"{item.stem} {item.given} {item.feedback}":
        yield "images; their names remain"
    if own.attempt_factors:
        yield "what further attempts earn"
    if own.void:
        yield "that it is void"
    if not item.shuffle or "ordered" in item.tags:
        yield "that its options keep their order"
    yield from dict.fromkeys(_of(own))


def _of(own: Interaction) -> Iterator[str]:
    match own:
        case Blanks():
            yield from _blanks(own)
        case Numeric():
            yield from _number(own.rule)
        case Interval():
            yield from _range(own.rule)
        case Short():
            yield "the words by which points are found; the points stand in the general feedback"
        case Order():
            yield from _order(own)
        case Walk():
            yield "the order of the steps; they are ticked"
        case Case():
            yield SEVERAL
            yield from moodle_losses.tied(own)
            for part in own.parts:
                yield from _of(part.interaction)
        case _:
            yield from moodle_losses.of(own)


def _blanks(own: Blanks) -> Iterator[str]:
    if len(own.blanks) > 1:
        yield SEVERAL
        yield from moodle_losses.together(own)
    for blank in own.blanks:
        match blank.matcher:
            case TextMatcher():
                yield from moodle_losses.words(blank.matcher)
            case NumberRule():
                yield from _number(blank.matcher)
            case IntervalRule():
                yield from _range(blank.matcher)


def _order(own: Order) -> Iterator[str]:
    yield "entries are paired with places"
    if own.policy.name != "position":
        yield f"entries are marked by place, not by `{own.policy.name}`"
    if any(entry.why for entry in own.entries):
        yield "rationales of entries stand in the general feedback"


def _number(rule: NumberRule) -> Iterator[str]:
    yield moodle_losses.READING
    if rule.unit:
        yield UNIT
    if rule.precision is not None:
        yield "how many digits are asked for"
    if rule.close_k:
        yield "what is close earns nothing"
    if not all(nearest(known.fraction)[1] for known in rule.also):
        yield moodle_losses.NEAREST


def _range(rule: IntervalRule) -> Iterator[str]:
    yield moodle_losses.READING
    yield SEVERAL
    if rule.unit:
        yield UNIT
    if ratio(rule.one_end) != ratio("0.5"):
        yield "one right end earns half"
