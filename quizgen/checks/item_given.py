"""Item given: an item that rests on a given rule prints the rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding, Subject
from quizgen.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator


def _item(subject: Subject) -> Iterator[Finding]:
    item = subject.item
    if item.basis == "given" and not item.given.strip():
        yield Finding(
            "the item rests on a given rule, but gives none",
            "add `given: 按题给规则：…`, which is printed with the stem",
            at=("basis",),
        )


CHECK = Check(
    name="item-given",
    code="QG236",
    severity=Severity.ERROR,
    summary="With `basis: given`, `given` holds the rule that the key follows from.",
    bad="basis: given",
    good="basis: given\ngiven: 按题给规则：1 kWh 电力折 0.1229 kgce。",
    item=_item,
)
