"""Writing unit mix: amounts to be compared have one unit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizgen.checks._amounts import MULTIPLES, number
from quizgen.checks._wording import choices
from quizgen.checks.base import Check, Finding, Subject
from quizgen.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNITS = r"(元|千瓦时|kWh|吨标准煤|吨|立方米)"
_SUM = re.compile(rf"([0-9]+(?:,[0-9]{{3}})*(?:\.[0-9]+)?) ?([千万亿]?) ?{_UNITS}")
_BIG = 10_000


def _item(subject: Subject) -> Iterator[Finding]:
    for choice in choices(subject):
        plain: dict[str, tuple[str, str]] = {}
        large: set[str] = set()
        for option in choice.options:
            for digits, multiple, unit in _SUM.findall(option.text):
                value = number(digits) * MULTIPLES[multiple]
                if multiple == "万":
                    large.add(unit)
                elif not multiple and value >= _BIG:
                    plain.setdefault(unit, (option.id, f"{digits}{unit}"))
        for unit, (id_, words) in plain.items():
            if unit in large:
                yield Finding(
                    f"`{words}` stands beside amounts in 万{unit}",
                    f"write all of them in 万{unit}, or all in {unit}",
                    at=(*choice.at, "options", id_, "text"),
                    needle=words,
                )


CHECK = Check(
    name="writing-unit-mix",
    code="QG287",
    severity=Severity.WARNING,
    summary="Large amounts among the options are all in 元, or all in 万元.",
    bad="A: 1万元\nB: 50000元",
    good="A: 1万元\nB: 5万元",
    item=_item,
)
