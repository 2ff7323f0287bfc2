"""Item stem: an item asks something, and its options say something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding, Subject
from quizgen.diagnostics import Severity
from quizgen.model.interactions import Case, Match, Multi, Order, Single, Walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.model.interactions import Interaction


def _item(subject: Subject) -> Iterator[Finding]:
    if not subject.item.stem.strip():
        yield Finding("the stem is empty", "write the question", at=("stem",))
    yield from _empty(subject.item.interaction, ())


def _empty(interaction: Interaction, at: tuple[str, ...]) -> Iterator[Finding]:
    match interaction:
        case Single() | Multi():
            named = [("options", option.id, option.text) for option in interaction.options]
        case Order():
            named = [("entries", entry.id, entry.text) for entry in interaction.entries]
        case Match():
            named = [("left", option.id, option.text) for option in interaction.left]
            named += [("right", option.id, option.text) for option in interaction.right]
        case Walk():
            named = [("steps", str(n), step.text) for n, step in enumerate(interaction.steps)]
        case Case():
            named = []
            for number, part in enumerate(interaction.parts):
                here = (*at, "parts", str(number))
                if not part.stem.strip():
                    yield Finding(
                        f"part `{part.id}` has no stem", "write what is asked", at=(*here, "stem")
                    )
                yield from _empty(part.interaction, here)
        case _:
            named = []
    for field, id_, text in named:
        if not text.strip():
            yield Finding(f"`{id_}` has no text", "write it", at=(*at, field, id_, "text"))


CHECK = Check(
    name="item-stem",
    code="QG242",
    severity=Severity.ERROR,
    summary="No stem and no option is empty.",
    bad='stem: ""',
    good="stem: 罚款幅度是多少？",
    item=_item,
)
