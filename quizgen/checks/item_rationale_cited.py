"""Item rationale cited: where the key rests on law, every rationale cites it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding, Subject
from quizgen.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator


def _item(subject: Subject) -> Iterator[Finding]:
    item = subject.item
    if item.basis != "law":
        return
    whys = [(at, text) for at, text in subject.texts if "why" in at]
    for at, text in whys:
        if "§" not in text:
            yield Finding(
                "the rationale cites no provision",
                "name what it rests on, such as 节约能源法§82",
                at=at,
            )
    if not whys and item.feedback and "§" not in item.feedback:
        yield Finding(
            "the feedback, which stands for the rationale, cites no provision",
            "name what the key rests on, such as 节约能源法§82",
            at=("feedback",),
        )


CHECK = Check(
    name="item-rationale-cited",
    code="QG234",
    severity=Severity.ERROR,
    summary="With `basis: law`, every rationale holds a citation.",
    bad="A: {text: 每年, why: 应当每年报送。}",
    good="A: {text: 每年, why: 节约能源法§53 要求每年报送。}",
    item=_item,
)
