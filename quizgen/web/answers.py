"""Answers: what a learner sees after responding: the key in words, rationales, the legal base."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING, assert_never

from markupsafe import Markup

from quizgen.model.contract_writing import interaction_to_json
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
from quizgen.web.keys import key_html

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quizgen.model.items import Item
    from quizgen.web.rendering import Writer

_CITE = re.compile(r'<a class="qg-cite" href="([^"]*)" data-ref="([^"]*)">\2</a>')

_ALSO = "also:"
"""Before the place of a known wrong value that has a rationale but no tag of its own."""


def view_data(item: Item, writer: Writer) -> dict[str, object]:
    """Return what the browser needs to grade and discuss one variant of an item."""
    interaction = _tagged(item.interaction)
    data: dict[str, object] = {"item": interaction_to_json(interaction)}
    data.update(_discussion(interaction, writer))
    if item.feedback:
        data["fb"] = writer.html(item.feedback)
    if item.cite:
        data["cite"] = Markup("、").join(writer.html(cite, inline=True) for cite in item.cite)
    if item.hints:
        data["hints"] = [writer.html(hint) for hint in item.hints]
    return data


def short_links(data: object, links: dict[str, str]) -> object:
    """Return data whose texts name provisions without their addresses, for the browser to link.

    Args:
        data: Views of an item; their rationales cite the same provisions again and again.
        links: Where the addresses are put, by provision.
    """
    match data:
        case str():
            if "qg-cite" not in data:
                return data

            def short(found: re.Match[str]) -> str:
                links[unescape(found[2])] = unescape(found[1])
                return f"<a>{found[2]}</a>"

            return _CITE.sub(short, data)
        case dict():
            return {name: short_links(value, links) for name, value in data.items()}
        case list() | tuple():
            return [short_links(value, links) for value in data]
        case _:
            return data


def _discussion(interaction: Interaction, writer: Writer) -> dict[str, object]:
    data: dict[str, object] = {"key": key_html(interaction, writer)}
    reasons = {
        name: html for name, text in _whys(interaction) if (html := writer.html(text, inline=True))
    }
    if reasons:
        data["why"] = reasons
    if isinstance(interaction, Case):
        data["parts"] = {
            part.id: _discussion(part.interaction, writer) for part in interaction.parts
        }
    return data


def _tagged(interaction: Interaction) -> Interaction:
    """Name the known wrong values that only have a rationale, so that it can be found again."""
    match interaction:
        case Numeric():
            also = tuple(
                replace(known, tag=f"{_ALSO}{place}") if known.why and not known.tag else known
                for place, known in enumerate(interaction.rule.also)
            )
            return replace(interaction, rule=replace(interaction.rule, also=also))
        case Case():
            parts = tuple(
                replace(part, interaction=_tagged(part.interaction)) for part in interaction.parts
            )
            return replace(interaction, parts=parts)
        case _:
            return interaction


def _whys(interaction: Interaction) -> Iterable[tuple[str, str]]:
    """Yield rationales by what in the response they belong to; the empty ones too."""
    match interaction:
        case Single() | Multi():
            return [(option.id, option.why) for option in interaction.options]
        case Judge():
            return [("true", interaction.why_true), ("false", interaction.why_false)]
        case Blanks():
            return [(str(n), blank.why) for n, blank in enumerate(interaction.blanks, 1)]
        case Numeric():
            return [(known.tag, known.why) for known in interaction.rule.also]
        case Order():
            return [(entry.id, entry.why) for entry in interaction.entries]
        case Match():
            return [(left.id, left.why) for left in interaction.left]
        case Walk():
            return [(step.id, step.why) for step in interaction.steps]
        case Interval() | Short() | Case():
            return []
        case _:
            assert_never(interaction)
