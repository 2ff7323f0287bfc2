"""Writing absolute words: no absolute word gives a distractor away."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizgen.checks._wording import choices, judged
from quizgen.checks.base import Check, Finding, Subject
from quizgen.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

# Every alternative begins with a plain character: only then does `re` skip fast.
_ABSOLUTE = re.compile(
    r"一律|一概|绝对(?![值数量压])|任何(?:情况|情形|时候|条件)下?|无论(?:如何|什么情况|何种情形|情节)"
    r"|不论(?:什么情况|何种情形|情节)|永远|绝[无不非]|肯定(?!答|性)|从来|从不|毫有?[无任]?何?例外|没有?[无任]?何?例外|无一例外|必然|百分之百"
    r"|完全不|根本不|所有[^，。；]{0,8}(?:都|均)|凡是?[^，。；]{1,14}(?:都|均)"
)


def _item(subject: Subject) -> Iterator[Finding]:
    if not _ABSOLUTE.search(subject.joined):
        return
    for choice in choices(subject):
        if any(_ABSOLUTE.search(option.text) for option in choice.right):
            continue  # the word is no sign of a wrong option here
        for option in choice.wrong:
            if found := _ABSOLUTE.search(option.text):
                yield _finding((*choice.at, "options", option.id, "text"), found[0])
    for at, stem, judge in judged(subject):
        if not judge.key and (found := _ABSOLUTE.search(stem)):
            yield _finding((*at, "stem"), found[0])


def _finding(at: tuple[str, ...], word: str) -> Finding:
    return Finding(
        f"`{word}` tells that this is wrong",
        "take the word out: what is wrong must be wrong in law",
        at=at,
        needle=word,
    )


CHECK = Check(
    name="writing-absolute-words",
    code="QG264",
    severity=Severity.WARNING,
    summary="No distractor, and no false statement, is given away by an absolute word.",
    bad="B: {text: 一律处以罚款, why: …}",
    good="B: {text: 直接处以罚款, why: …}",
    item=_item,
)
