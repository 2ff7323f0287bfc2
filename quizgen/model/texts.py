"""Texts: every CommonMark text of an item, with the field that it was written in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, assert_never

from quizgen.model.interactions import (
    Blanks,
    Case,
    Interaction,
    Interval,
    Judge,
    Match,
    Multi,
    Numeric,
    Option,
    Order,
    Short,
    Single,
    Walk,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quizgen.model.items import Item


class Text(NamedTuple):
    """A text and where it stands: field names, and places in lists counted from 0."""

    at: tuple[str, ...]
    text: str


def item_texts(item: Item) -> list[Text]:
    """Return all texts of ``item`` that are shown to people, but not the empty ones."""
    found: list[Text] = []
    if item.stem:
        found.append(Text(("stem",), item.stem))
    if item.given:
        found.append(Text(("given",), item.given))
    _collect(item.interaction, (), found)
    if item.feedback:
        found.append(Text(("feedback",), item.feedback))
    found.extend(Text(("hints", str(n)), hint) for n, hint in enumerate(item.hints) if hint)
    return found


def _collect(  # noqa: PLR0912 - one case an interaction
    interaction: Interaction, at: tuple[str, ...], found: list[Text]
) -> None:
    match interaction:
        case Single() | Multi():
            _options(interaction.options, (*at, "options"), found)
        case Judge():
            _add(found, (*at, "why", "true"), interaction.why_true)
            _add(found, (*at, "why", "false"), interaction.why_false)
        case Blanks():
            for n, blank in enumerate(interaction.blanks):
                _add(found, (*at, "blanks", str(n), "why"), blank.why)
        case Numeric():
            for n, known in enumerate(interaction.rule.also):
                _add(found, (*at, "also", str(n), "why"), known.why)
        case Interval():
            pass
        case Short():
            for n, point in enumerate(interaction.keypoints):
                _add(found, (*at, "keypoints", str(n), "text"), point.text)
            _add(found, (*at, "answer"), interaction.answer)
        case Order():
            _options(interaction.entries, (*at, "entries"), found)
        case Match():
            _options(interaction.left, (*at, "left"), found)
            _options(interaction.right, (*at, "right"), found)
        case Case():
            for n, part in enumerate(interaction.parts):
                here = (*at, "parts", str(n))
                _add(found, (*here, "stem"), part.stem)
                _collect(part.interaction, here, found)
        case Walk():
            for n, step in enumerate(interaction.steps):
                _add(found, (*at, "steps", str(n), "text"), step.text)
                _add(found, (*at, "steps", str(n), "why"), step.why)
        case _:
            assert_never(interaction)


def _options(options: Iterable[Option], at: tuple[str, ...], found: list[Text]) -> None:
    for option in options:
        if option.text:
            found.append(Text((*at, option.id, "text"), option.text))
        if option.why:
            found.append(Text((*at, option.id, "why"), option.why))


def _add(found: list[Text], at: tuple[str, ...], text: str) -> None:
    if text:
        found.append(Text(at, text))
