"""Excel cells: an item as a row of words that people read, edit and import again."""

from __future__ import annotations

import re
from decimal import Decimal
from html import unescape
from typing import TYPE_CHECKING

from markupsafe import Markup

from quizgen.export._shared.anki_faces import PlainWriter
from quizgen.grading.exact import ratio
from quizgen.markup import to_html
from quizgen.messages import catalogue, message
from quizgen.model.interactions import (
    Blank,
    Blanks,
    Case,
    Interaction,
    Judge,
    Match,
    Multi,
    Numeric,
    Order,
    Short,
    Single,
    TextMatcher,
    Walk,
)
from quizgen.model.kinds import kind_of
from quizgen.model.signs import letter, letters, letters_of
from quizgen.printing.letters import allowed
from quizgen.web.keys import key_html, steps_in_order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.model.items import Item

Cells = dict[str, object]
"""By the name of the column; options by their letters, left sides by their numbers."""

_END = re.compile(r"<br ?/?>|</(?:p|li|div|tr|h[1-6])>")
_GAP = re.compile(r"\[\[(\d+)\]\]")
_TAG = re.compile(r"<[^>]*>")


def say(name: str, **values: object) -> str:
    """Return a text of the workbook."""
    return message(f"export.xlsx.{name}", **values)


def words(html: str) -> str:
    """Return the words of a text in lines."""
    text = unescape(_TAG.sub("", _END.sub("\n", html)))
    lines = (" ".join(line.split()) for line in text.splitlines())
    return allowed("\n".join(line for line in lines if line))


def text_of(source: str) -> str:
    """Return the words of CommonMark in lines."""
    return words(to_html(source))


def line_of(source: str) -> str:
    """Return the words of CommonMark in one line."""
    return " ".join(words(to_html(source, inline=True)).split())


def rows(item: Item) -> Iterator[Cells]:
    """Yield the row of an item; the parts of a case follow it, a row each."""
    own = item.interaction
    cells: Cells = {"id": item.id}
    if isinstance(own, Case):
        cells["kind"] = message("quiz.page.type.case")
    cells.update(_asked(item.stem, own))
    cells.update(
        feedback=text_of(item.feedback),
        cite="、".join(item.cite),
        basis=say(f"basis.{item.basis}"),
        given=text_of(item.given),
        hints="\n".join(line_of(hint) for hint in item.hints),
        points=_number(own.max) if item.basis != "none" else 0,
        level=say(f"level.{item.level}"),
        module=item.module,
        objective=item.objective,
        tags=" ".join(item.tags),
        contested=say("yes") if item.contested else "",
        order="" if item.shuffle else say("order.fixed"),
    )
    yield cells
    if isinstance(own, Case):
        for number, part in enumerate(own.parts, 1):
            kind = message(f"quiz.page.type.{kind_of(part.interaction)}")
            first: Cells = {"id": f"({number})", "kind": kind}
            asked = _asked(part.stem, part.interaction)
            yield {**first, **asked, "points": _number(part.interaction.max)}


def _number(text: str) -> float | int:
    value = Decimal(text)
    return int(value) if value == value.to_integral_value() else float(value)


def _asked(stem: str, own: Interaction) -> Cells:
    """Return the cells of a question alone."""
    cells: Cells = {"stem": _GAP.sub(r"____(\1)", text_of(stem))}
    for place, option in enumerate(_options(own)):
        cells[f"option {letter(place)}"] = line_of(option)
    if isinstance(own, Match):
        for number, left in enumerate(own.left, 1):
            cells[f"left {number}"] = line_of(left.text)
    cells["answer"] = _answer(own)
    cells["policy"] = _policy(own)
    cells["marks"] = "\n".join(_marks(own))
    cells["why"] = "\n".join(f"{sign} {line_of(why)}" for sign, why in _whys(own) if why)
    if isinstance(own, Single | Multi):
        tagged = [(letter(n), one.tag) for n, one in enumerate(own.options) if one.tag]
        cells["slips"] = "\n".join(f"{sign} {' '.join(tag.split())}" for sign, tag in tagged)
    return cells


def _options(own: Interaction) -> list[str]:
    match own:
        case Single(options=options) | Multi(options=options) | Match(right=options):
            return [option.text for option in options]
        case Order(entries=entries):
            return [entry.text for entry in entries]
        case Walk(steps=steps):
            return [step.text for step in steps]
        case _:
            return []


def _answer(own: Interaction) -> str:
    match own:
        case Single(options=options):
            return " / ".join(letters_of(options, (own.key, *own.also_key)))
        case Multi(options=options):
            return "、".join(letters_of(options, own.key)) or message("quiz.page.none")
        case Judge(key=key):
            return message("quiz.page.true" if key else "quiz.page.false")
        case Blanks(blanks=blanks):
            said = [_gap(blank) for blank in blanks]
            if len(said) == 1:
                return said[0]
            return "\n".join(f"({number}) {one}" for number, one in enumerate(said, 1))
        case Short(answer=answer):
            return text_of(answer)
        case Order(entries=entries):
            signs = letters(entries)
            return " ".join(signs[id_] for id_ in own.key)
        case Match(left=left, right=right):
            keys = [letters_of(right, own.key.get(one.id, ())) for one in left]
            filled = (f"{n}-{'、'.join(found)}" for n, found in enumerate(keys, 1) if found)
            return "；".join(filled)
        case Walk(steps=steps):
            signs = letters(steps)
            return " → ".join(signs[step.id] for step in steps_in_order(own))
        case Case():
            return ""
        case _:
            return words(key_html(own, PlainWriter()))


def _gap(blank: Blank) -> str:
    if not isinstance(blank.matcher, TextMatcher):
        return words(key_html(Blanks(blanks=(blank,)), PlainWriter()))
    said = []
    for one in blank.matcher.accept:
        share = ratio(one.fraction or "1")
        if one.text:
            said.append(
                one.text + (say("share", n=f"{float(share * 100):g}") if share != 1 else "")
            )
    return words(Markup.escape(" / ".join(said)))


def _policy(own: Interaction) -> str:
    lines = []
    if isinstance(own, Multi | Order | Match):
        key = f"quiz.page.policy.{kind_of(own)}.{own.policy.name}"
        known = {n: v for n, v in own.policy.parameters.items() if isinstance(v, str)}
        lines.append(message(key, **known) if key in catalogue() else own.policy.name)
    if isinstance(own, Match) and own.reuse:
        lines.append(message("quiz.page.how.reuse"))
    if isinstance(own, Order) and own.before:
        signs = letters(own.entries)
        rules = "、".join(f"{signs[a]}→{signs[b]}" for a, b in own.before)
        lines.append(say("policy.before", rules=rules))
    if isinstance(own, Short) and own.auto:
        lines.append(message("quiz.page.how.auto"))
    return "".join(lines)


def _marks(own: Interaction) -> Iterator[str]:
    if isinstance(own, Short):
        for point in own.keypoints:
            text = line_of(point.text or point.any[0])
            said = say("marks.point", text=text, n=point.points)
            said += say("marks.any", words=" / ".join(point.any))
            if point.deny:
                said += say("marks.deny", words=" / ".join(point.deny))
            yield allowed(" ".join(said.split()))
    if isinstance(own, Walk):
        signs = letters(own.steps)
        for step in own.steps:
            said = say("marks.step", sign=signs[step.id], n=step.points)
            said += say("marks.required") if step.required else ""
            yield said + (say("marks.fatal") if step.fatal else "")
        if own.before:
            rules = "、".join(f"{signs[a]}→{signs[b]}" for a, b in own.before)
            yield say("marks.before", rules=rules, n=own.order_penalty)


def _whys(own: Interaction) -> Iterator[tuple[str, str]]:
    """Yield what a rationale is about, in one word, and the rationale."""
    match own:
        case Single(options=entries) | Multi(options=entries) | Order(entries=entries):
            yield from ((letter(n), entry.why) for n, entry in enumerate(entries))
        case Walk(steps=steps):
            yield from ((letter(n), step.why) for n, step in enumerate(steps))
        case Judge():
            yield message("quiz.page.true"), own.why_true
            yield message("quiz.page.false"), own.why_false
        case Blanks(blanks=blanks):
            yield from ((f"({n})", blank.why) for n, blank in enumerate(blanks, 1))
        case Match(left=left):
            yield from ((f"({n})", one.why) for n, one in enumerate(left, 1))
        case Numeric(rule=rule):
            yield from ((known.value, known.why) for known in rule.also)
        case _:
            return
