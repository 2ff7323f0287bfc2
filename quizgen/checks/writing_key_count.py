"""Writing key count: a multiple choice has several keys, and wrong options too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding, Subject
from quizgen.diagnostics import Severity
from quizgen.model.interactions import Multi

if TYPE_CHECKING:
    from collections.abc import Iterator


def _item(subject: Subject) -> Iterator[Finding]:
    if subject.item.parametrised:
        return  # the number of keys goes with the values
    for at, _, interaction in subject.questions:
        if not isinstance(interaction, Multi):
            continue
        keys = len(interaction.key)
        if keys == 1:
            message, hint = "only one option is right", "make it a single, or add a right option"
        elif keys == len(interaction.options):
            message, hint = "all options are right", "add an option that people take for right"
        else:
            continue
        yield Finding(message, hint, at=(*at, "key"))


CHECK = Check(
    name="writing-key-count",
    code="QG283",
    severity=Severity.WARNING,
    summary="In a multiple choice at least two options are right and at least one is wrong.",
    bad="type: multi\nkey: [A]",
    good="type: multi\nkey: [A, C]",
    item=_item,
)
