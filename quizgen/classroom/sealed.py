"""Sealed: seeds, cases and conclusions of all groups, and the keys: for the facilitator alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from quizgen.classroom.debriefing import conclusion
from quizgen.classroom.words import word, words
from quizgen.expressions import spell
from quizgen.model.scenario import VARIANT
from quizgen.model.sheets import Heading, Paragraph, Sheet, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quizgen.classroom.context import Context
    from quizgen.classroom.papers import Papers
    from quizgen.model.sheets import Block


def seeds(contexts: Sequence[Context], seed: int, mark: str) -> Sheet:
    """Return the list of all groups: what was drawn, and how it ends when all is done right."""
    return Sheet(
        name="seeds",
        title=word("sealed.title", title=contexts[0].scenario.title),
        page="A4 wide",
        mark=mark,
        blocks=tuple(_seeds(contexts, seed)),
    )


def _seeds(contexts: Sequence[Context], seed: int) -> Iterator[Block]:
    first = contexts[0]
    yield Paragraph(word("sealed.lead"), "plain")
    yield Paragraph(
        word(
            "sealed.command",
            id=first.scenario.id, seed=seed, groups=len(contexts), people=len(first.people),
        ),
        "plain",
    )  # fmt: skip
    rows = tuple(_row(context) for context in contexts)
    yield Table(words("sealed.header"), rows, (10, 18, 12, 14, 60, 28, 20))
    for context in contexts:
        yield Heading(word("sealed.figures", group=context.group.name), 2)
        yield Table(words("sealed.figures_header"), tuple(_figures(context)))


def _row(context: Context) -> tuple[str, ...]:
    group, story = context.group, context.story
    ending = context.say(story.ending.title) if story.ending else word("none")
    cues = "、".join(cue.id for visit in story.visits for cue in visit.cues)
    case = group.case
    told = (conclusion(context), ending, cues or word("none"))
    return group.name, str(case.seed), group.fingerprint, case.variant, *told


def _figures(context: Context) -> Iterator[tuple[str, ...]]:
    """Yield facts and derived values by the names that the scenario gives them, two a row."""
    scenario, values = context.scenario, context.group.case.values
    told = [
        (name, spell(values[name]) + (scenario.facts[name].unit if name in scenario.facts else ""))
        for name in (*scenario.facts, *scenario.derive)
        if name != VARIANT
    ]
    if len(told) % 2:
        told.append(("", ""))
    for left, right in zip(told[::2], told[1::2], strict=True):
        yield (*left, *right)


def keys(contexts: Sequence[Context], made: Sequence[Papers], mark: str) -> tuple[Sheet, ...]:
    """Return the keys to the documents with faults, one group after the other."""
    return tuple(
        replace(
            sheet,
            title=f"{context.group.name}·{sheet.title}",
            name=f"key-{context.group.number}",
            mark=mark,
        )
        for context, papers in zip(contexts, made, strict=True)
        for sheet in papers.key
    )
