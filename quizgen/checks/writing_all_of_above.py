"""Writing all of above: no option stands for all or for none of the others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizgen.checks._wording import choices
from quizgen.checks.base import Check, Finding, Subject
from quizgen.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

_ALL = re.compile(
    r"(?:以上|上述|前述|前面|其他|其余|这)?[各几两三四五六]?(?:个|项|种|者|点)?"
    r"(?:选项|答案|说法|做法|情形|内容|表述|措施|部门|条件)?(?:全部|全都|全|都|均|皆)"
    r"(?:不)?(?:是|对|正确|错|错误|非|可以?|行|包括|属于|符合|需要|要|选|适用|成立|有权)"
    r"|(?:以上|上述|前述)(?:全部|所有|各项|选项|内容|情形)*"
    r"|(?:以上|上述|前述).{0,4}(?:没有一[项个]|无一)(?:正确|对|符合)?"
    r"|(?:没有|无)(?:正确|对的)(?:答案|选项|的)?|(?:没有一[项个]|无一)(?:是)?(?:正确|对)的?"
)


def _item(subject: Subject) -> Iterator[Finding]:
    for choice in choices(subject):
        for option in choice.options:
            if _ALL.fullmatch(option.text.strip().rstrip("。的")):
                yield Finding(
                    f"`{option.text.strip()}` is answered by looking at two other options",
                    "write an option of its own; for several right ones, make it a multi",
                    at=(*choice.at, "options", option.id, "text"),
                )


CHECK = Check(
    name="writing-all-of-above",
    code="QG260",
    severity=Severity.WARNING,
    summary="No option says that all or none of the others are right.",
    bad="D: {text: 以上都对, why: …}",
    good="D: {text: 责令限期改正, why: …}",
    item=_item,
)
