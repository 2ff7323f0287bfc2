"""Writing term start: a term says from when it runs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding, Subject
from quizgen.diagnostics import Severity
from quizgen.model.interactions import Blanks, Judge, Numeric, Single

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBER = r"(?:[0-9]+|[一二两三四五六七八九十百]+|多少|几|\[\[[0-9]\]\])"
_TERM = re.compile(
    rf"(?:应当|必须|应|须|要(?![求是])|可以)[^，。；？]{{0,16}}?{_NUMBER}"
    r" ?个?(?:工作日|自然日|日|天|月|年)?(?:以内|之内|内)(?![部容设存])"
)
_START = re.compile(r"自|从|起|之?后|收到|接到|期满|届满|到期|之日|开始|以来|被告知时|距")
_OTHER = re.compile(
    r"自[行己然愿主我]|亲自|擅自|各自|从[重轻业事不来]|提起|[一引]起|起[草诉点]|落后|后[果续勤]|背后|服从|先后"
)


def _item(subject: Subject) -> Iterator[Finding]:
    for at, stem, interaction in subject.questions:
        if not isinstance(interaction, Judge | Single | Numeric | Blanks):
            continue
        found = _TERM.search(stem)
        if found and not _START.search(_OTHER.sub("", stem)):
            yield Finding(
                f"`{found[0]}` does not say from when",
                "name the day from which the term runs: 自收到决定书之日起15日内",
                at=(*at, "stem"),
                needle=found[0],
            )


CHECK = Check(
    name="writing-term-start",
    code="QG288",
    severity=Severity.WARNING,
    summary="A term that must be kept has its beginning in the stem.",
    bad="stem: 当事人应当在15日内缴纳罚款。",
    good="stem: 当事人应当自收到处罚决定书之日起15日内缴纳罚款。",
    item=_item,
)
