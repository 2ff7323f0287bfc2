"""Writing no question: a stem asks something."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding, Subject
from quizgen.diagnostics import Severity
from quizgen.model.interactions import Interval, Multi, Numeric, Single

if TYPE_CHECKING:
    from collections.abc import Iterator

_ASKS = re.compile(
    r"[？?]|（ *）|\( *\)|_{2,}|\[\["
    r"|(?:[是有为在由]|包括|属于|应当|可以|如下)(?:（[^）]*）)?[：:。，,…]*$|[：:]$"
    r"|选出|选择|指出|写出|写明|找出|挑出|判断|说明|回答|排列|配对|计算|算出|(?:^|，)求|比较|(?<![申报聘])请(?![求示])|试[求算述]|填[写入]|标出|列出|确定|哪|多少|什么|怎样|如何|是否"
)


def _item(subject: Subject) -> Iterator[Finding]:
    for at, stem, interaction in subject.questions:
        asks = isinstance(interaction, Single | Multi | Numeric | Interval)
        if asks and stem.strip() and not _ASKS.search(stem.rstrip(" 。*")):
            yield Finding(
                "the stem asks nothing",
                "end it with a question, or with what is to be done: 写出 …",
                at=(*at, "stem"),
            )


CHECK = Check(
    name="writing-no-question",
    code="QG276",
    severity=Severity.WARNING,
    summary="The stem of a choice or number is a question, a task, or a sentence to be completed.",
    bad="stem: 重点用能单位的能源管理负责人。",
    good="stem: 重点用能单位的能源管理负责人要具备哪些条件？",
    item=_item,
)
