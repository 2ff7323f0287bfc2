"""Sheets of observers: one page a slice: anchored scales, critical items, a rating of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.classroom import observing
from quizgen.classroom.words import word, words
from quizgen.model.sheets import Form, Paragraph, Sheet, Sign, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.classroom.context import Context
    from quizgen.model.classroom import Criterion
    from quizgen.model.sheets import Block

WIDTHS = (46, 52, 13, 17, 44)
ROOM = 18
"""Lines to write notes on, shared by the criteria of a sheet."""


def sheets(context: Context) -> tuple[Sheet, ...]:
    """Return one sheet for each slice."""
    return tuple(_sheet(context, name) for name in observing.slices(context.scenario))


def _sheet(context: Context, name: str) -> Sheet:
    return Sheet(
        name=f"observer-{name}",
        title=word("observer.title", slice=word(f"slices.{name}")),
        page="A4 working",
        mark=context.mark,
        blocks=tuple(_blocks(context, name)),
    )


def _blocks(context: Context, name: str) -> Iterator[Block]:
    scenario = context.scenario
    chosen = observing.criteria(scenario, name)
    head = words("observer.head")
    yield Table(head, (("",) * len(head),))
    yield Paragraph(word("observer.lead"), "note")
    notes = "\n" * (ROOM // max(len(chosen), 1))
    rows = tuple((*_row(context, criterion), "", notes) for criterion in chosen)
    yield Table(words("observer.header"), rows, WIDTHS)
    most = observing.most(chosen)
    key = "observer.subtotal" if most else "observer.subtotal_none"
    yield Paragraph(word(key, most=most), "plain")
    rating = observing.overall(scenario)
    if rating is not None:
        levels = [text.partition("：") for text in rating.anchors] or [
            (text, "", "") for text in words("observer.levels")
        ]
        yield Paragraph(word("observer.overall", item=rating.item), "plain")
        header = tuple(f"□ {name}" for name, _, _ in levels)
        yield Table(header, (tuple(rest for _, _, rest in levels),))
    yield Form(((word("observer.good"), "\n\n"), (word("observer.better"), "\n")))
    yield Sign(((word("observer.sign"), ""),))


def _row(context: Context, criterion: Criterion) -> tuple[str, ...]:
    scene = context.scenario.scenes.get(criterion.observe.id) if criterion.observe else None
    item = [f"{criterion.id} {criterion.item}"]
    if criterion.critical:
        item[0] += word("observer.critical")
    if scene is not None:
        item.append(word("observer.where", where=context.say(scene.where)))
    if criterion.cite:
        item.append(word("observer.cite", cite=context.cites(criterion.cite)))
    return "\n".join(item), _anchors(criterion), _boxes(criterion)


def _anchors(criterion: Criterion) -> str:
    if criterion.critical:
        return f"{word('observer.critical_yes')}\n{word('observer.critical_no')}"
    if not criterion.anchors:
        return ""
    pairs = zip(criterion.scale, criterion.anchors, strict=True)
    return "\n".join(f"{value}　{anchor}" for value, anchor in pairs)


def _boxes(criterion: Criterion) -> str:
    if criterion.critical:
        return word("observer.critical_box")
    return "\n".join(f"□ {value}" for value in criterion.scale)
