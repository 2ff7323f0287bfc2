"""Anki faces: what stands on the two sides of the cards of an item, a provision and a figure."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from quizgen.export._shared.explaining import cited
from quizgen.markup import to_html
from quizgen.messages import message
from quizgen.model.interactions import (
    Blanks,
    Case,
    Interaction,
    Judge,
    Match,
    Multi,
    Numeric,
    Order,
    Single,
    Walk,
)
from quizgen.model.signs import letter
from quizgen.web.instructions import how
from quizgen.web.keys import key_html
from quizgen.web.law_facts import amount, deadline, facts
from quizgen.web.rendering import Writer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from quizgen.model.interactions import Option
    from quizgen.model.items import Item
    from quizgen.model.law import Deadline, Provision

_GAP = re.compile(r"\[\[(\d+)\]\]")


class PlainWriter(Writer):
    """Writes messages without their other language: cards have no script that swaps them."""

    __slots__ = ()

    def say(self, key: str, **values: object) -> Markup:
        """Return a message, escaped."""
        return Markup.escape(message(key, self.language, **values))


class Pair(NamedTuple):
    """A card that is asked both ways."""

    name: str
    ask: str
    answer: str
    back_ask: str
    back_answer: str


def question(item: Item) -> str:
    """Return the front of an item's card."""
    writer = PlainWriter()
    parts = [f'<p class="kind">{message(f"quiz.page.type.{item.type}")}</p>']
    if item.given:
        given = f"<b>{message('quiz.page.given')}</b>{to_html(item.given)}"
        parts.append(f'<div class="given">{given}</div>')
    return "".join([*parts, asked(item.stem, item.interaction, writer)])


def answer(item: Item) -> str:
    """Return the back of an item's card: key, rationales, feedback and legal base."""
    writer = PlainWriter()
    made = _answered(item.interaction, writer)
    return f"{made}{to_html(item.feedback)}{cited(item)}"


def hints(item: Item) -> str:
    """Return the hints of an item, "" where it has none."""
    return "".join(to_html(hint) for hint in item.hints)


def asked(stem: str, own: Interaction, writer: Writer) -> str:
    """Return all that is seen before an answer: stem, instructions, what to choose from."""
    shown: str = to_html(stem)
    if isinstance(own, Blanks):
        shown = _GAP.sub(r"<u>&emsp;(\1)&emsp;</u>", shown)
    told = " ".join(how(own, writer))
    shown += f'<p class="how">{told}</p>' if told else ""
    match own:
        case Single(options=options) | Multi(options=options):
            return shown + _lettered(options)
        case Judge():
            return shown + f"<p>{message('quiz.page.true')} / {message('quiz.page.false')}</p>"
        case Order(entries=entries):
            return shown + _lettered(entries)
        case Walk(steps=steps):
            return shown + _rows("ul", [to_html(step.text, inline=True) for step in steps])
        case Match(left=left, right=right):
            sides = _rows("ul", [to_html(one.text, inline=True) for one in left])
            return shown + sides + _lettered(right)
        case Case(parts=parts):
            return shown + _rows("ol", [asked(p.stem, p.interaction, writer) for p in parts])
        case _:
            return shown


def _answered(own: Interaction, writer: Writer) -> str:
    if isinstance(own, Case):
        return _rows("ol", [_answered(part.interaction, writer) for part in own.parts])
    made = f'<div class="key">{key_html(own, writer)}</div>'
    rows = [f"{sign}{to_html(why, inline=True)}" for sign, why in whys(own) if why]
    return made + (_rows("ul", rows) if rows else "")


def whys(own: Interaction) -> Iterator[tuple[str, str]]:
    """Yield what a rationale belongs to and the rationale; the empty ones too."""
    match own:
        case Single(options=options) | Multi(options=options):
            for place, option in enumerate(options):
                yield f"<b>{letter(place)}</b> ", option.why
        case Judge():
            yield f"<b>{message('quiz.page.true')}</b> ", own.why_true
            yield f"<b>{message('quiz.page.false')}</b> ", own.why_false
        case Blanks():
            for number, blank in enumerate(own.blanks, 1):
                yield f"({number}) ", blank.why
        case Numeric():
            for known in own.rule.also:
                yield f"{escape(f'{known.value} {own.rule.unit}'.strip())}: ", known.why
        case Match(left=entries) | Order(entries=entries) | Walk(steps=entries):
            for entry in entries:
                yield f"{to_html(entry.text, inline=True)}<br>", entry.why
        case _:
            return


def _lettered(options: Iterable[Option]) -> str:
    return "".join(
        f"<p><b>{letter(place)}</b> {to_html(option.text, inline=True)}</p>"
        for place, option in enumerate(options)
    )


def _rows(tag: str, rows: Iterable[str]) -> str:
    return f"<{tag}>{''.join(f'<li>{row}</li>' for row in rows)}</{tag}>"


def provision_pair(one: Provision) -> Pair:
    """Return the cards of a provision: from its number to its gist, and back."""
    name = str(one.citation)
    rows = facts(one)
    if one.evidence == "F":
        rows.append((message("law.evidence"), message("law.evidence.F")))
    more = "".join(f"<p><b>{escape(label)}</b> {escape(text)}</p>" for label, text in rows)
    topic = f"<p>{escape(one.topic)}</p>" if one.topic else ""
    return Pair(
        name,
        f"<p><b>{escape(name)}</b></p><p>{message('export.anki.says')}</p>",
        f"{topic}{to_html(one.gist)}{more}",
        f"{to_html(one.gist)}<p>{message('export.anki.which')}</p>",
        f"<p><b>{escape(name)}</b></p>{topic}{more}",
    )


def figure_pairs(one: Provision) -> Iterator[Pair]:
    """Yield the cards of the amounts and terms that a provision sets."""
    name, topic = str(one.citation), one.topic
    for number, fine in enumerate(one.consequences, 1):
        if fine.min or fine.max:
            about = "，".join(filter(None, (topic, fine.after, fine.kind)))
            yield _figure(f"{name}#{number}", one, about, amount(fine))
    for number, term in enumerate(one.deadlines, 1):
        yield _figure(f"{name}#t{number}", one, f"{topic}：{term.what}", _span(term))


def _figure(name: str, one: Provision, about: str, figure: str) -> Pair:
    asked, source, shown = escape(about), escape(str(one.citation)), escape(figure)
    return Pair(
        name,
        f"<p><b>{source}</b></p><p>{asked}</p><p>{message('export.anki.how_much')}</p>",
        f"<p><b>{shown}</b></p>{to_html(one.gist)}",
        f"<p><b>{shown}</b></p><p>{asked}</p><p>{message('export.anki.which')}</p>",
        f"<p><b>{source}</b></p>{to_html(one.gist)}",
    )


def _span(one: Deadline) -> str:
    return deadline(one).removeprefix(f"{one.what}：")
