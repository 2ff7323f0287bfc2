"""Writing unfocused stem: a stem can be answered before the options are read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizgen.checks._wording import choices
from quizgen.checks.base import Check, Finding, Subject
from quizgen.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

_SAYING = r"(?:说法|表述|叙述|描述|陈述|论述|选项|观点|论断|讲法|判断|几句话?|句话)"
_RIGHT = r"(?:\**不?\**(?:正确|准确|符合[^，。？]{0,10}|对|恰当|成立|妥当)|错误|有误|不实|无误)"
_LOOSE = re.compile(
    rf"{_SAYING}(?:之?中|里)?，?(?:完全|全部)?\**{_RIGHT}\**的?(?:一[项句]|几[项句])?(?:是|有|为|包括)?"
    rf"|哪[一些几]?[个项种句]?{_SAYING}(?:是)?{_RIGHT}|{_RIGHT}的?{_SAYING}(?:是|有|为)"
)


def _item(subject: Subject) -> Iterator[Finding]:
    for choice in choices(subject):
        if found := _LOOSE.search(choice.stem):
            yield Finding(
                f"`{found[0]}` asks for whatever the options are about",
                "ask one question: who, what, when, how much",
                at=(*choice.at, "stem"),
                needle=found[0],
            )


CHECK = Check(
    name="writing-unfocused-stem",
    code="QG285",
    severity=Severity.WARNING,
    summary="A stem asks one question, not which statement is right.",
    bad="stem: 关于节能监察，下列说法正确的是哪一项？",
    good="stem: 节能监察人员到现场，先做什么？",
    item=_item,
)
