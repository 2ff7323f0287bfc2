"""Responses: what somebody answered, in words; it may be anything, since anybody can send it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, assert_never

from markupsafe import Markup, escape

from quizgen.model.interactions import (
    Blanks,
    Case,
    Interaction,
    Interval,
    Judge,
    Match,
    Multi,
    Numeric,
    Order,
    Short,
    Single,
    Walk,
)
from quizgen.model.signs import letter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizgen.model.interactions import Option, Step
    from quizgen.web.rendering import Writer

_EMPTY = Markup("–")


def chosen(response: object) -> set[str]:
    """Return the ids that a response to options holds."""
    if isinstance(response, bool):
        return {str(response).lower()}
    if isinstance(response, list):
        return {one for one in response if isinstance(one, str)}
    return {response} if isinstance(response, str) else set()


def response_html(own: Interaction, response: object, writer: Writer) -> Markup:
    """Return a response in words; "" where options or parts show it themselves."""
    if response is None or response in ("", [], {}):
        return writer.say("quiz.class.unanswered")
    match own:
        case Judge() | Case():
            return Markup()
        case Single(options=options) | Multi(options=options):
            # What is marked among the options need not be said again.
            known = {option.id for option in options}
            return Markup() if chosen(response) <= known else _raw(response)
        case Blanks():
            if not isinstance(response, list):
                return _raw(response)
            if len(response) == 1:
                return _raw(response[0])
            gaps = [Markup("({}) {}").format(n, _raw(one)) for n, one in enumerate(response, 1)]
            return Markup("；").join(gaps)
        case Numeric() | Interval() | Short():
            return _raw(response)
        case Order(entries=entries):
            return _listed(response, entries, writer)
        case Walk(steps=steps):
            return _listed(response, steps, writer)
        case Match():
            return _pairs(own, response, writer)
        case _:
            assert_never(own)


def _raw(response: object) -> Markup:
    """Return what was written, whatever it is; lines stay lines."""
    if response is None or response == "":
        return _EMPTY
    text = response if isinstance(response, str) else json.dumps(response, ensure_ascii=False)
    return Markup("<br>").join(escape(line) for line in text.splitlines()) or _EMPTY


def _listed(response: object, known: Sequence[Option | Step], writer: Writer) -> Markup:
    texts = {one.id: writer.html(one.text, inline=True) for one in known}
    if not isinstance(response, list):
        return _raw(response)
    rows = [texts.get(one) if isinstance(one, str) else None for one in response]
    shown = (row or _raw(one) for row, one in zip(rows, response, strict=True))
    return Markup("<ol>{}</ol>").format(Markup().join(map(Markup("<li>{}</li>").format, shown)))


def _pairs(own: Match, response: object, writer: Writer) -> Markup:
    if not isinstance(response, dict):
        return _raw(response)
    texts = {one.id: writer.html(one.text, inline=True) for one in own.right}
    rows = []
    for left in own.left:
        given = response.get(left.id)
        wanted = given if isinstance(given, list) else [given]
        said = (texts.get(one, _EMPTY) if isinstance(one, str) else _EMPTY for one in wanted)
        rights = Markup("；").join(said) or _EMPTY
        row = Markup("<li>{} → {}</li>")
        rows.append(row.format(writer.html(left.text, inline=True), rights))
    return Markup("<ul>{}</ul>").format(Markup().join(rows))


def signs(own: Interaction, writer: Writer) -> list[tuple[str, str, Markup, str]]:
    """Return what can be ticked: its id, its sign, what it says, why it is right or wrong."""
    match own:
        case Single(options=options) | Multi(options=options):
            return [
                (option.id, letter(place), writer.html(option.text, inline=True), option.why)
                for place, option in enumerate(options)
            ]
        case Judge():
            return [
                ("true", "✓", escape(writer.text("quiz.page.true")), own.why_true),
                ("false", "✗", escape(writer.text("quiz.page.false")), own.why_false),
            ]
        case _:
            return []


def right_ids(own: Interaction) -> set[str]:
    """Return the ids that are right among those that can be ticked."""
    match own:
        case Single():
            return {own.key, *own.also_key}
        case Multi():
            return set(own.key)
        case Judge():
            return {str(own.key).lower()}
        case _:
            return set()
