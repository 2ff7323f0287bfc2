"""Writing number unit: a number has its unit, or is a count that the stem names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding, Subject
from quizgen.diagnostics import Severity
from quizgen.model.interactions import Numeric

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAMED = re.compile(
    r"(?:多少|几) ?(?:[个名人条款项种次倍份类级年月日天元吨台家]"
    r"|[处方件起套步步道句页章]|万|千|百分|工作日|立方)"
    r"|第几|倍数|百分比|百分之|比值|比例|系数|条号|得数|单位[：:为是用以]|以[^，。]{1,8}(?:为单位|计|表示)|（[^）]*单位[^）]*）|[（(](?:万?元|[日天月年%％]|吨|千克)[）)]"
)


def _item(subject: Subject) -> Iterator[Finding]:
    for at, stem, interaction in subject.questions:
        if not isinstance(interaction, Numeric) or interaction.rule.unit not in {"", "1"}:
            continue
        if not _NAMED.search(stem):
            yield Finding(
                "neither the key nor the stem says in what unit",
                "add `unit: …`, or ask for a count: 多少人, 几条",
                at=(*at, "value"),
            )


CHECK = Check(
    name="writing-number-unit",
    code="QG282",
    severity=Severity.WARNING,
    summary="The number of an item has a unit, or the stem says what is counted.",
    bad="stem: 罚款的上限是多少？\nvalue: 50000",
    good="stem: 罚款的上限是多少？\nvalue: 50000\nunit: 元",
    item=_item,
)
