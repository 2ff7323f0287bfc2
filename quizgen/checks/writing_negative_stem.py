"""Writing negative stem: a stem that asks for the exception shows its negation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizgen.checks._wording import NEGATIVE, choices
from quizgen.checks.base import Check, Finding, Subject
from quizgen.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

_BOLD = re.compile(r"\*\*[^*]*[不错误非除违无][^*]*\*\*")


def _item(subject: Subject) -> Iterator[Finding]:
    for choice in choices(subject):
        plain = choice.stem.replace("*", "")
        found = NEGATIVE.search(plain)
        if found and not _BOLD.search(choice.stem):
            yield Finding(
                f"`{found[0]}` is read over easily",
                "ask for what is right, or make the negation bold: **不**正确的是",
                at=(*choice.at, "stem"),
                needle=found[0],
            )


CHECK = Check(
    name="writing-negative-stem",
    code="QG261",
    severity=Severity.WARNING,
    summary="A stem that asks for what is wrong or left out has its negation in bold.",
    bad="stem: 下列哪一项不属于报告内容？",
    good="stem: 下列哪一项**不**属于报告内容？",
    item=_item,
)
