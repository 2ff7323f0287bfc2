"""Moodle losses: what items lose in Moodle's XML or in GIFT, and what Moodle cannot hold."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from quizgen.export._shared.moodle_cloze import HOLDS, points_of
from quizgen.export._shared.moodle_fractions import nearest, shares
from quizgen.export._shared.moodle_questions import kind_of, step_marks
from quizgen.export._shared.spelled_out import spelled_out
from quizgen.grading.exact import ratio
from quizgen.messages import message
from quizgen.model.interactions import (
    Blanks,
    Case,
    Interaction,
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
from quizgen.printing.letters import allowed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.model.items import Item

READING, DIGITS, UNIT, SEVERAL, REASONS, KEYWORDS = (
    message(f"export.loses.{key}", "en")
    for key in ("chinese", "digits", "unit_told", "several", "reasons", "keywords")
)
SPELLING = "answers are compared letter by letter, but for case"
NEAREST = message("export.loses.shares", "en")
FIELDS = "it has no id number of its own, since Moodle gives none to questions with fields"


def refuses(item: Item) -> str:
    """Say why Moodle cannot hold an item, or "" when it can."""
    return refused(item.interaction)


def refused(own: Interaction) -> str:
    """Say why Moodle cannot hold an interaction, or "" when it can."""
    match own:
        case Multi() if not shares(own).percent:
            return "Moodle wants one to twenty right options"
        case Match() if any(len(rights) != 1 for rights in own.key.values()):
            return "a left side has several right sides"
        case Walk() if not step_marks(own):
            return "Moodle wants one to twenty steps with points"
        case Blanks() if any(
            isinstance(blank.matcher, TextMatcher)
            and not any(ratio(found.fraction) == 1 for found in spelled_out(blank.matcher)[0])
            for blank in own.blanks
        ):
            return "a pattern stands for too many texts to be spelled out"
        case Case():
            for part in own.parts:
                if not isinstance(part.interaction, HOLDS):
                    return f"part `{part.id}` cannot be a field in a text"
                if why := refused(part.interaction):
                    return why
    return ""


def losses(item: Item) -> Iterator[str]:
    """Yield what an item would lose, sentence by sentence."""
    own = item.interaction
    yield from dict.fromkeys((*_common(item), *of(own)))
    if kind_of(own) == "cloze":
        yield FIELDS
        if points_of(own) != ratio(own.max):
            yield f"its points, which Moodle takes from the fields: {points_of(own)}"


def _common(item: Item) -> Iterator[str]:
    own = item.interaction
    if not _steady([ratio(text) for text in own.attempt_factors]):
        yield "attempts do not lose equal shares"
    if isinstance(own, Short) and item.hints:
        yield "hints"
    if own.void:
        yield "that it is void"
    if any("![" in text for text in _plain(own)):
        yield message("export.loses.images", "en")
    texts = (item.stem, item.given, item.feedback, *item.hints)
    if any(allowed(text) != text for text in texts):
        yield "characters that XML cannot hold"


def _plain(own: Interaction) -> list[str]:
    """Return the texts that stand where Moodle has no images."""
    match own:
        case Match():
            return [right.text for right in own.right]
        case Order() if own.distractors:
            return [entry.text for entry in own.entries]
        case _:
            return []


def _steady(factors: list[Fraction]) -> bool:
    """Say whether each attempt loses the same share, which is all that Moodle can do."""
    lost = 1 - factors[1] if len(factors) > 1 else Fraction(0)
    return all(factor == max(Fraction(0), 1 - lost * n) for n, factor in enumerate(factors))


def of(own: Interaction, *, gift: bool = False) -> Iterator[str]:  # noqa: PLR0912 - one a kind
    """Yield what the marking of an interaction would lose in Moodle's XML, or in GIFT."""
    match own:
        case Single():
            wrong = [option.fraction or own.wrong_fraction for option in own.options]
            if not all(nearest(fraction)[1] for fraction in wrong):
                yield NEAREST
        case Multi():
            if not shares(own).exact:
                yield f"part-right answers by `{own.policy.name}` are marked in proportion"
            if own.max_select is not None:
                yield "how many options may be chosen"
            if ratio(own.min) < 0:
                yield "marks below zero become zero"
        case Judge():
            if ratio(own.wrong_fraction) and ratio(own.min) < 0:
                yield "a wrong answer costs nothing"
        case Blanks():
            yield from _blanks(own, gift=gift)
        case Numeric():
            yield from _number(own.rule, gift=gift)
        case Interval():
            yield from _range(own.rule, gift=gift)
        case Short():
            yield KEYWORDS
        case Order():
            yield from _places(own) if gift else _order(own)
        case Match():
            yield from _match(own)
        case Case():
            yield from _case(own, gift=gift)
        case Walk():
            yield "the order of the steps; they are ticked"


def _blanks(own: Blanks, *, gift: bool) -> Iterator[str]:
    many = len(own.blanks) > 1
    if many:
        if gift:
            yield SEVERAL
        if own.all_or_nothing:
            yield "each gap counts, though only all together should"
        if own.order_free:
            yield "the same answer in two gaps counts twice"
    for blank in own.blanks:
        match blank.matcher:
            case TextMatcher():
                yield from _words(blank.matcher)
            case NumberRule():
                yield from _number(blank.matcher, gift=gift)
                if many and blank.matcher.unit and not gift:
                    yield "the unit stands after the gap and is not asked for"
            case IntervalRule():
                yield from _range(blank.matcher, gift=gift)


def _words(own: TextMatcher) -> Iterator[str]:
    yield SPELLING
    found, whole = spelled_out(own)
    if not whole:
        yield "a pattern that stands for too many texts"
    if not all(nearest(accept.fraction)[1] for accept in found):
        yield NEAREST


def _number(rule: NumberRule, *, gift: bool) -> Iterator[str]:
    yield READING
    if rule.unit and gift:
        yield UNIT
    elif not gift:
        yield from _units(rule)
    if rule.precision is not None:
        yield DIGITS
    if rule.close_k:
        yield "what is close earns nothing"
    if not all(nearest(known.fraction)[1] for known in rule.also):
        yield NEAREST


def _units(rule: NumberRule) -> Iterator[str]:
    if rule.unit and rule.any_same_dim:
        yield "units that the item does not name are not converted"
    if rule.unit_required and rule.unit_missing_fraction != rule.unit_wrong_fraction:
        yield "a wrong unit is marked like a missing one"
    if not rule.unit_required and ratio(rule.unit_wrong_fraction):
        yield "a unit of another kind earns nothing"


def _range(rule: IntervalRule, *, gift: bool) -> Iterator[str]:
    yield READING
    if gift:
        yield SEVERAL
        if rule.unit:
            yield UNIT
    else:
        yield "the two ends are two fields with their unit beside them"
    if ratio(rule.one_end) != ratio("0.5"):
        yield "one right end earns half"


def _places(own: Order) -> Iterator[str]:
    yield "entries are paired with places"
    if own.policy.name != "position":
        yield f"entries are marked by place, not by `{own.policy.name}`"
    if any(entry.why for entry in own.entries):
        yield REASONS


def _order(own: Order) -> Iterator[str]:
    if any(entry.why for entry in own.entries):
        yield REASONS
    if own.distractors:
        if own.policy.name != "position":
            yield f"entries are marked by place, not by `{own.policy.name}`"
        yield "an entry that does not belong costs nothing"
    elif own.policy.name not in {"exact", "position", "adjacent"}:
        yield f"part-right orders by `{own.policy.name}` are marked otherwise"


def _match(own: Match) -> Iterator[str]:
    if any(left.why for left in own.left):
        yield REASONS
    if own.policy.name != "per_pair":
        yield f"each pair counts, not `{own.policy.name}`"
    if not own.reuse:
        yield "a right side may be chosen twice"


def _case(own: Case, *, gift: bool) -> Iterator[str]:
    if gift:
        yield SEVERAL
    if any(part.gate for part in own.parts):
        yield "a part counts even when the part before it is wrong"
    if any(part.follow for part in own.parts):
        yield "errors carried forward earn nothing"
    for part in own.parts:
        # In a text a place of the order is a field of its own, as it is in GIFT.
        yield from of(part.interaction, gift=gift or isinstance(part.interaction, Order))
    total = sum(ratio(part.interaction.max) for part in own.parts)
    if ratio(own.max) < total and not gift:
        yield "the points of the parts are scaled down to the maximum"
