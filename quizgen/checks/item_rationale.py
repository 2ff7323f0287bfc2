"""Item rationale: every choice says why it is right or wrong, other items say it in feedback."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from quizgen.checks.base import Check, Finding, Subject
from quizgen.diagnostics import Severity
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

if TYPE_CHECKING:
    from collections.abc import Iterator


def _item(subject: Subject) -> Iterator[Finding]:
    item = subject.item
    yield from _missing(item.interaction, (), told=bool(item.feedback.strip()))


def _missing(  # noqa: PLR0912 - one case an interaction
    interaction: Interaction, at: tuple[str, ...], *, told: bool
) -> Iterator[Finding]:
    """Yield what lacks a reason; ``told`` when the feedback of the item gives one for the whole."""
    match interaction:
        case Single() | Multi():
            for option in interaction.options:
                if not option.why:
                    shape = f"{option.id}: {{text: …, why: …}}"
                    yield _finding(f"option `{option.id}`", (*at, "options", option.id), shape)
        case Judge():
            for answer, why in (("true", interaction.why_true), ("false", interaction.why_false)):
                if not why:
                    shape = "why: {true: …, false: …}"
                    yield _finding(f"the answer `{answer}`", (*at, "why"), shape)
        case Blanks():
            for number, blank in enumerate(interaction.blanks):
                if not blank.why:
                    yield _finding(f"blank {number + 1}", (*at, "blanks", str(number)))
        case Walk():
            for number, step in enumerate(interaction.steps):
                if not step.why:
                    yield _finding(f"step `{step.id}`", (*at, "steps", str(number)))
        case Match():
            if not told and not all(option.why for option in interaction.left):
                yield _untold(at)
        case Order():
            if not told and not all(option.why for option in interaction.entries):
                yield _untold(at)
        case Short():
            if not told and not interaction.answer:
                yield _untold(at)
        case Numeric() | Interval():
            if not told:
                yield _untold(at)
        case Case():
            for number, part in enumerate(interaction.parts):
                here = (*at, "parts", str(number))
                yield from _missing(part.interaction, here, told=told)
        case _:
            assert_never(interaction)


def _finding(what: str, at: tuple[str, ...], shape: str = "why: …") -> Finding:
    return Finding(f"{what} has no rationale", f"write `{shape}`, with the provision", at=at)


def _untold(at: tuple[str, ...]) -> Finding:
    return Finding(
        "nothing says why the key is right", "add `feedback: …` with the way to the key", at=at
    )


CHECK = Check(
    name="item-rationale",
    code="QG233",
    severity=Severity.ERROR,
    summary="Every option, answer, blank and step has a `why`; other items have `feedback`.",
    bad="options: {A: 每年, B: {text: 每季度, why: …}}",
    good="options: {A: {text: 每年, why: …}, B: {text: 每季度, why: …}}",
    item=_item,
)
