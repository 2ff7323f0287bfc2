"""Keys: the right answer of an interaction as a reader would write it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, assert_never

from markupsafe import Markup

from quizgen.model.interactions import (
    Blanks,
    Case,
    Interaction,
    Interval,
    IntervalRule,
    Judge,
    Match,
    Matcher,
    Multi,
    NumberRule,
    Numeric,
    Option,
    Order,
    Short,
    Single,
    Step,
    TextMatcher,
    Tolerance,
    Walk,
)
from quizgen.model.signs import letters_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quizgen.web.rendering import Writer

_WAN = 10_000


def key_html(interaction: Interaction, writer: Writer) -> Markup:
    """Return the key in words; "" where the parts or the options say it."""
    match interaction:
        case Single():
            return _letters(interaction.options, (interaction.key, *interaction.also_key), " / ")
        case Multi():
            letters = _letters(interaction.options, interaction.key, "、")
            return letters or writer.say("quiz.page.none")
        case Judge():
            return writer.say("quiz.page.true" if interaction.key else "quiz.page.false")
        case Blanks():
            return _blanks(interaction, writer)
        case Numeric():
            return _number(interaction.rule, writer)
        case Interval():
            return Markup.escape(_interval(interaction.rule))
        case Short():
            return writer.render("key_short.html", short=interaction)
        case Order():
            texts = {entry.id: entry.text for entry in interaction.entries}
            return writer.render("key_list.html", texts=[texts[id_] for id_ in interaction.key])
        case Match():
            return writer.render("key_match.html", match=interaction)
        case Walk():
            return writer.render(
                "key_walk.html",
                steps=steps_in_order(interaction),
                fatal=[step for step in interaction.steps if step.fatal],
            )
        case Case():
            return Markup()
        case _:
            assert_never(interaction)


def steps_in_order(walk: Walk) -> list[Step]:
    """Return the steps that earn points or must be done, in an order that breaks no rule."""
    return [step for step in _in_order(walk) if _counts(step)]


def _counts(step: Step) -> bool:
    return step.required or Decimal(step.points) > 0


def _in_order(walk: Walk) -> list[Step]:
    """Return the steps so that every ``before`` holds, otherwise as they are written."""
    waiting = list(walk.steps)
    done: list[Step] = []
    while waiting:
        left = {step.id for step in waiting}
        blocked = {later for earlier, later in walk.before if earlier in left}
        # A circle of rules is a finding elsewhere; here it must only not hang.
        free = next((step for step in waiting if step.id not in blocked), waiting[0])
        waiting.remove(free)
        done.append(free)
    return done


def _letters(options: tuple[Option, ...], key: Iterable[str], between: str) -> Markup:
    wanted = set(key)
    shown = letters_of(options, wanted)
    return Markup.escape(between.join(shown))


def _blanks(interaction: Blanks, writer: Writer) -> Markup:
    rows = [_matcher(blank.matcher, writer) for blank in interaction.blanks]
    if len(rows) == 1:
        return rows[0]
    numbered = [Markup("({}) {}").format(number, row) for number, row in enumerate(rows, 1)]
    return Markup("；").join(numbered)


def _matcher(matcher: Matcher, writer: Writer) -> Markup:
    match matcher:
        case TextMatcher():
            whole = [a.text for a in matcher.accept if a.text and Decimal(a.fraction or "1") == 1]
            return Markup.escape(" / ".join(whole[:2]))
        case NumberRule():
            return _number(matcher, writer)
        case IntervalRule():
            return Markup.escape(_interval(matcher))
        case _:
            assert_never(matcher)


def _number(rule: NumberRule, writer: Writer) -> Markup:
    value = Markup.escape(f"{rule.value} {rule.unit}".strip())
    if rule.tol is None:
        return value
    return Markup("{}{}").format(
        value, writer.say("quiz.page.tolerance", n=_margin(rule.tol, rule.unit))
    )


def _margin(tolerance: Tolerance, unit: str) -> str:
    if tolerance.rel:
        return f"{(Decimal(tolerance.rel) * 100).normalize():f} %"
    return f"{tolerance.abs} {unit}".strip()


def _interval(rule: IntervalRule) -> str:
    """Write a range as laws do where the unit is money: 1万元以上5万元以下."""
    low, high = _amount(rule.lo, rule.unit), _amount(rule.hi, rule.unit)
    if rule.unit == "元":
        return f"{low}以上{high}以下"
    return f"{rule.lo}～{rule.hi} {rule.unit}".strip()


def _amount(value: str, unit: str) -> str:
    number = Decimal(value)
    if number >= _WAN and number % (_WAN // 10) == 0:
        return f"{(number / _WAN).normalize():f}万{unit}"
    return f"{value}{unit}"
