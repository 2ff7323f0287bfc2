"""Writing full width: digits and letters have one width."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding, Subject
from quizgen.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

_WIDE = re.compile(r"[０-９Ａ-Ｚａ-ｚ]+")


def _item(subject: Subject) -> Iterator[Finding]:
    if not _WIDE.search(subject.joined):
        return
    for at, text in subject.texts:
        if found := _WIDE.search(text):
            narrow = found[0].translate({ord(sign): ord(sign) - 0xFEE0 for sign in found[0]})
            yield Finding(
                f"`{found[0]}` is full-width",
                f"write {narrow}",
                at=at,
                needle=found[0],
            )


CHECK = Check(
    name="writing-full-width",
    code="QG286",
    severity=Severity.WARNING,
    summary="Digits and Latin letters are half-width everywhere.",
    bad="stem: 处１万元以上5万元以下罚款。",
    good="stem: 处1万元以上5万元以下罚款。",
    item=_item,
)
