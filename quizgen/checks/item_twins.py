"""Item twins: no two options of an item read the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding, Subject
from quizgen.diagnostics import Severity
from quizgen.model.interactions import Case, Match, Multi, Order, Single

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.model.interactions import Interaction, Option


def _item(subject: Subject) -> Iterator[Finding]:
    yield from _twins(subject.item.interaction, ())


def _twins(interaction: Interaction, at: tuple[str, ...]) -> Iterator[Finding]:
    match interaction:
        case Single() | Multi():
            yield from _same(interaction.options, (*at, "options"))
        case Order():
            yield from _same(interaction.entries, (*at, "entries"))
        case Match():
            yield from _same(interaction.left, (*at, "left"))
            yield from _same(interaction.right, (*at, "right"))
        case Case():
            for number, part in enumerate(interaction.parts):
                yield from _twins(part.interaction, (*at, "parts", str(number)))
        case _:
            pass


def _same(options: tuple[Option, ...], at: tuple[str, ...]) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for option in options:
        text = option.text.strip()
        if text in seen:
            yield Finding(
                f"`{seen[text]}` and `{option.id}` read the same: {text[:40]}",
                "change one of them; in a parametrised item, keep the values apart with `require`",
                at=(*at, option.id, "text"),
            )
        else:
            seen[text] = option.id


CHECK = Check(
    name="item-twins",
    code="QG241",
    severity=Severity.ERROR,
    summary="The options, entries or sides of an item differ from each other.",
    bad="options: {A: {text: 每年}, B: {text: 每年}}",
    good="options: {A: {text: 每年}, B: {text: 每季度}}",
    item=_item,
)
