"""Writing number order: numbers among options stand in order, and keep it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks._amounts import amount
from quizgen.checks._wording import choices
from quizgen.checks.base import Check, Finding, Subject
from quizgen.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

_MANY = 3
_KEEP = "ordered"
"""Tag of an item whose options keep the order in which they are written."""


def _item(subject: Subject) -> Iterator[Finding]:
    item = subject.item
    if item.parametrised:
        return  # no order holds for all values
    for choice in choices(subject):
        if len(choice.options) < _MANY:
            continue
        found = [amount(option.text) for option in choice.options]
        known = [one for one in found if one is not None]
        if len(known) < len(found) or len({one.unit for one in known}) > 1:
            continue
        values = [one.value for one in known]
        if values not in (sorted(values), sorted(values, reverse=True)):
            message = "the numbers stand in no order"
            hint = "sort the options by their number, and write `shuffle: false`"
        elif item.shuffle and _KEEP not in item.tags:
            message = "the numbers are shuffled"
            hint = "write `shuffle: false`, so that they are shown in their order"
        else:
            continue
        yield Finding(message, hint, at=(*choice.at, "options"))


CHECK = Check(
    name="writing-number-order",
    code="QG267",
    severity=Severity.WARNING,
    summary="Options that are numbers stand in order, with `shuffle: false`.",
    bad="options: {A: 7日, B: 3日, C: 5日}",
    good="shuffle: false\noptions: {A: 3日, B: 5日, C: 7日}",
    item=_item,
)
