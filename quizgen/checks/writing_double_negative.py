"""Writing double negative: nothing is denied twice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizgen.checks._wording import asked
from quizgen.checks.base import Check, Finding, Subject
from quizgen.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

# Every alternative begins with a plain character: only then does `re` skip fast.
_TWICE = re.compile(
    r"不(?<!得不)得不(?![到足])|不(?<!能不)能不|不(?<!应不)应(?:当|该)?不|不(?<!可不)可(?:以)?不|不(?<!会不)会不"
    r"|不(?<!是不)是(?:不|没有|未)|并非(?:不|没有|未|无)|没(?<!有没)有不(?![良当法动])|无(?<!有无)不(?![当良妥])"
    r"|不无(?!故|偿)|(?<!可)不可能不|不允许不|不准不|不许不|禁止不|不必不|不需要不|不属于不|不等于不|未必不"
)


def _item(subject: Subject) -> Iterator[Finding]:
    if not _TWICE.search(subject.joined):
        return
    for at, text in asked(subject):
        found = _TWICE.search(text.replace("*", ""))
        if found:
            yield Finding(
                f"`{found[0]}` denies twice",
                "say it without negation, such as 应当 or 必须",
                at=at,
                needle=found[0],
            )


CHECK = Check(
    name="writing-double-negative",
    code="QG262",
    severity=Severity.WARNING,
    summary="Stems and options hold no double negation.",
    bad="stem: 重点用能单位不得不报送报告。",
    good="stem: 重点用能单位应当报送报告。",
    item=_item,
)
