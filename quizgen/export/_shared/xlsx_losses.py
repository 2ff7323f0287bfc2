"""Excel losses: what an item would not have any more after the way through a workbook and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.export._shared.xlsx_cells import line_of, text_of
from quizgen.importing._asked import inline, lines
from quizgen.markup import to_html
from quizgen.messages import catalogue
from quizgen.model.interactions import (
    Blanks,
    Case,
    Interaction,
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
from quizgen.model.interactions import Interval as Range
from quizgen.model.kinds import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.model.items import Item


def losses(item: Item) -> Iterator[str]:
    """Yield what of an item a workbook does not keep."""
    if item.parametrised:
        yield "its parameters: each set of figures is an item of its own"
    blocks, rows = [item.stem, item.feedback, item.given], [*item.hints]
    for own, stem in _all(item.interaction):
        blocks += [stem, own.answer if isinstance(own, Short) else ""]
        rows += _texts(own)
    if any(_bare(to_html(text)) != _bare(to_html(lines(text_of(text)))) for text in blocks) or any(
        _bare(to_html(text, inline=True)) != _bare(to_html(inline(line_of(text)), inline=True))
        for text in rows
    ):
        yield "emphasis, lists, links and images of its texts"
    found = [why for own, _ in _all(item.interaction) for why in _rules(own)]
    yield from dict.fromkeys(found)
    if isinstance(item.interaction, Case):
        parts = item.interaction.parts
        if any(part.gate or part.follow for part in parts):
            yield "gates and follow-through of its parts"


def _all(own: Interaction) -> Iterator[tuple[Interaction, str]]:
    yield own, ""
    if isinstance(own, Case):
        for part in own.parts:
            yield part.interaction, part.stem


def _bare(html: str) -> str:
    return "".join(html.split())


def _texts(own: Interaction) -> list[str]:
    match own:
        case Single(options=entries) | Multi(options=entries) | Order(entries=entries):
            return [text for entry in entries for text in (entry.text, entry.why)]
        case Match(left=left, right=right):
            return [text for entry in (*left, *right) for text in (entry.text, entry.why)]
        case Walk(steps=steps):
            return [text for step in steps for text in (step.text, step.why)]
        case Judge():
            return [own.why_true, own.why_false]
        case Blanks(blanks=blanks):
            return [blank.why for blank in blanks]
        case Short(keypoints=points):
            return [point.text for point in points]
        case Numeric(rule=rule):
            return [known.why for known in rule.also]
        case _:
            return []


def _rules(own: Interaction) -> Iterator[str]:
    """Yield the rules of marking that are not written into cells."""
    if own.min != "0" or own.round_dp != 2 or own.void or own.attempt_factors:  # noqa: PLR2004
        yield "rounding, the least points, and what later attempts are worth"
    match own:
        case Single():
            if own.wrong_fraction != "0" or any(one.fraction for one in own.options):
                yield "shares of the marks for single options"
        case Multi():
            if own.allow_empty or own.max_select or any(one.fraction for one in own.options):
                yield "how many options may be ticked"
        case Judge() if own.wrong_fraction != "0":
            yield "points off for a wrong answer"
        case Blanks():
            yield from _blanks(own)
        case Numeric(rule=rule) | Range(rule=rule):
            yield from _number(rule)
        case Short(keypoints=points):
            if any(" / " in said or "〕" in said for point in points for said in point.any):
                yield "words with ` / ` or brackets in them"
        case _:
            pass
    yield from _choosing(own)


def _choosing(own: Interaction) -> Iterator[str]:
    if isinstance(own, Multi | Order | Match):
        known = f"quiz.page.policy.{kind_of(own)}.{own.policy.name}" in catalogue()
        plain = {"points", "each"} >= set(own.policy.parameters)
        if not known or not plain:
            yield "parameters of how part-right answers count"


def _blanks(own: Blanks) -> Iterator[str]:
    if own.all_or_nothing or own.order_free or any(one.weight != "1" for one in own.blanks):
        yield "order and weights of its gaps"
    for blank in own.blanks:
        match blank.matcher:
            case TextMatcher() as rule:
                odd = rule.strip_prefix or rule.strip_suffix or rule.case_sensitive
                if odd or rule.ws != "remove" or any(a.pattern or a.tag for a in rule.accept):
                    yield "patterns, capitals and what may stand around accepted words"
                if any(" / " in accept.text for accept in rule.accept):
                    yield "words with ` / ` in them"
            case NumberRule() | IntervalRule() as number:
                yield from _number(number)


def _number(rule: NumberRule | IntervalRule) -> Iterator[str]:
    odd = (rule.unit_required, not rule.any_same_dim, len(rule.units) > 1,
           rule.unit_missing_fraction != "0", rule.unit_wrong_fraction != "0")  # fmt: skip
    if any(odd):
        yield "other units, and what a missing or wrong unit costs"
    if isinstance(rule, IntervalRule):
        if rule.one_end != "0":
            yield "what one right end is worth"
        return
    if rule.precision or rule.close_k:
        yield "how exact a number must be"
    if any(known.fraction != "0" or known.tag or not known.why for known in rule.also):
        yield "shares and names of known wrong numbers"
