"""Writing vague words: what is to be right or wrong is not vague."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizgen.checks._wording import choices, judged
from quizgen.checks.base import Check, Finding, Subject
from quizgen.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

# Every alternative begins with a plain character: only then does `re` skip fast.
_VAGUE = re.compile(
    r"通常(?!程序)|往往|经常(?!居住|性)|有(?<![没具所含拥]有)时(?![间效限点差段刻])|大多数|多数(?:情况|单位|企业|时候|场合)|多半|一般情况|一般来[说讲]|一般而言"
    r"|一般(?:应|可以|不|由|在|会|需|要|都|为|是)|原则上|尽量|尽可能|大概|差不多|或许|也许|酌情|偶尔|看着办|视(?:具体|实际)?情[况形]"
    r"|较[长短]时间|适当(?:的)?(?:时候|时间|期限|方式|数额)|若干|尽快|左右(?!侧|两)|可能会"
)


def _item(subject: Subject) -> Iterator[Finding]:
    if not _VAGUE.search(subject.joined):
        return
    for choice in choices(subject):
        for option in choice.options:
            if found := _VAGUE.search(option.text):
                yield _finding((*choice.at, "options", option.id, "text"), found[0])
    for at, stem, _ in judged(subject):
        if found := _VAGUE.search(stem):
            yield _finding((*at, "stem"), found[0])


def _finding(at: tuple[str, ...], word: str) -> Finding:
    return Finding(
        f"whether it is right depends on what `{word}` means",
        "write the condition, the number or the term instead",
        at=at,
        needle=word,
    )


CHECK = Check(
    name="writing-vague-words",
    code="QG265",
    severity=Severity.WARNING,
    summary="Options and statements to be judged hold no vague words.",
    bad="stem: 罚款通常由节能部门决定。",
    good="stem: 第82条的罚款由节能部门决定。",
    item=_item,
)
