"""Item contested: a question on which opinions differ is discussed, not graded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding, Subject
from quizgen.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator


def _item(subject: Subject) -> Iterator[Finding]:
    item = subject.item
    if item.contested and item.basis != "none":
        yield Finding(
            f"the item is contested, but graded on `basis: {item.basis}`",
            "set `basis: none`, or remove `contested`",
            at=("contested",),
        )


CHECK = Check(
    name="item-contested",
    code="QG238",
    severity=Severity.ERROR,
    summary="Contested items have `basis: none`.",
    bad="contested: true\nbasis: law",
    good="contested: true\nbasis: none",
    item=_item,
)
