"""Instructions: what kind of question it is, how to answer it and how part-right answers count."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, assert_never

from quizgen.messages import catalogue
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
    Order,
    Policy,
    Short,
    Single,
    Walk,
)
from quizgen.model.kinds import kind_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from markupsafe import Markup

    from quizgen.web.rendering import Writer

T = TypeVar("T", bound=str)


def how(interaction: Interaction, writer: Writer) -> tuple[Markup, ...]:
    """Return what a learner must know before answering: the form of the answer and its marks."""
    lines = _form(interaction, writer)
    if isinstance(interaction, Multi | Order | Match):
        lines += _policy(kind_of(interaction), interaction.policy, writer)
    return tuple(dict.fromkeys(lines))


def _form(interaction: Interaction, writer: Writer) -> list[Markup]:
    def say(name: str, **values: object) -> Markup:
        return writer.say(f"quiz.page.how.{name}", **values)

    match interaction:
        case Multi(max_select=int(most)):
            return [say("at_most", n=most)]
        case Blanks():
            lines = [say("order_free")] if interaction.order_free else []
            lines += [say("all_or_nothing")] if interaction.all_or_nothing else []
            return lines + [
                n for blank in interaction.blanks for n in number_lines(blank.matcher, say)
            ]
        case Numeric():
            return number_lines(interaction.rule, say)
        case Interval():
            return [say("interval"), *number_lines(interaction.rule, say)]
        case Order():
            return [say("order")] + ([say("distractors")] if interaction.distractors else [])
        case Match():
            return [say("reuse" if interaction.reuse else "match")]
        case Walk():
            return [say("scenario")]
        case Short():
            return [say("auto" if interaction.auto else "short")]
        case Single() | Multi() | Judge() | Case():
            return []
        case _:
            assert_never(interaction)


def number_lines(rule: Matcher, say: Callable[..., T]) -> list[T]:
    """Return what a number or range must be given with: unit, decimals, significant figures.

    Args:
        rule: What is right.
        say: Makes a line of the last word of a key of ``quiz.page.how.…``, with values.
    """
    lines: list[T] = []
    if isinstance(rule, NumberRule | IntervalRule) and rule.unit_required:
        lines.append(say("unit"))
    if isinstance(rule, NumberRule) and rule.precision is not None:
        if rule.precision.decimals is not None:
            lines.append(say("decimals", n=rule.precision.decimals))
        if rule.precision.sigfigs is not None:
            lines.append(say("sigfigs", n=rule.precision.sigfigs))
    return lines


def _policy(kind: str, policy: Policy, writer: Writer) -> list[Markup]:
    """Say how a part-right answer counts; policies of other distributions stay unexplained."""
    key = f"quiz.page.policy.{kind}.{policy.name}"
    if key not in catalogue():
        return []
    values = {
        name: value for name, value in policy.parameters.items() if isinstance(value, str | int)
    }
    return [writer.say(key, **values)]
