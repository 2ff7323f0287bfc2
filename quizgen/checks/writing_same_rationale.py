"""Writing same rationale: each distractor is wrong for a reason of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizgen.checks._wording import choices
from quizgen.checks.base import Check, Finding, Subject
from quizgen.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

_CITED = re.compile(r"[^，。（）；\s]*§[0-9.()]+|[\s，。；：、（）()“”]|对|不是|见|依照|依据")
_MARKS = re.compile(r"[\s，。；：！、,.;!]")
_LONG = 8
"""Characters, besides citations; shorter rationales say no more than where to look."""


def _item(subject: Subject) -> Iterator[Finding]:
    for choice in choices(subject):
        seen: dict[str, str] = {}
        for option in (*choice.wrong, *choice.right):
            own = _MARKS.sub("", option.why)
            if len(own) < _LONG:
                continue
            if own not in seen:
                seen[own] = option.id
                continue
            if option.id in choice.keys and seen[own] in choice.keys:
                continue  # all parts of one enumeration are right for one reason
            if len(_CITED.sub("", own)) < _LONG:
                continue
            yield Finding(
                f"`{seen[own]}` and `{option.id}` have the same rationale",
                "say what is wrong with each: who chose it made a mistake of its own",
                at=(*choice.at, "options", option.id, "why"),
            )


CHECK = Check(
    name="writing-same-rationale",
    code="QG280",
    severity=Severity.WARNING,
    summary="The rationales of an item's options differ.",
    bad="B: {text: 每月, why: 本法只要求每年报送。}\nC: {text: 每季, why: 本法只要求每年报送。}",
    good="B: {text: 每月, why: 太密，一年一次就够。}\nC: {text: 每季, why: 这是统计报表的周期。}",
    item=_item,
)
