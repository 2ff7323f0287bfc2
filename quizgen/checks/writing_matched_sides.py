"""Writing matched sides: the last pair is not left over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding, Subject
from quizgen.diagnostics import Severity
from quizgen.model.interactions import Match

if TYPE_CHECKING:
    from collections.abc import Iterator


def _item(subject: Subject) -> Iterator[Finding]:
    for at, _, interaction in subject.questions:
        if not isinstance(interaction, Match) or interaction.reuse:
            continue
        used = {right for rights in interaction.key.values() for right in rights}
        if len(used) == len(interaction.right):
            yield Finding(
                "every right side is used once: the last pair needs no knowledge",
                "add a right side that fits nothing, or let sides be used again: `reuse: true`",
                at=(*at, "right"),
            )


CHECK = Check(
    name="writing-matched-sides",
    code="QG293",
    severity=Severity.WARNING,
    summary="A match has more right sides than are used, or lets them be used again.",
    bad='left: {A: 甲, B: 乙}\nright: {"1": 子, "2": 丑}',
    good='left: {A: 甲, B: 乙}\nright: {"1": 子, "2": 丑, "3": 寅}',
    item=_item,
)
