"""Writing bare citation: a stem asks for more than what an article says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding, Subject
from quizgen.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAMED = re.compile(
    r"[^，。；：？\s《》]*?§[0-9.()]+|《[^》]*》|第[0-9零一二三四五六七八九十百]+[条款项]|\[\[[0-9]\]\]"
)
_EMPTY = re.compile(
    r"规定|内容|什么|哪些|哪一?[项个条]|下列|以下|依照|依据|根据|按照|按|依|关于|对于|主要|请|写出|说明|简述|回答|选出"
    r"|怎样|怎么|如何|作出|作了|作|要求|条文|本条|本法|该条|该法|法律|说|讲|中|里|的|是|有|了|和|与|及|为|在|包括|正确|答案|一项|是否|？"
)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_FEW = 2


def _item(subject: Subject) -> Iterator[Finding]:
    for at, stem, _ in subject.questions:
        if "§" not in stem and "条" not in stem:
            continue
        rest = stem
        for title in subject.project.register.instruments:
            rest = rest.replace(title, "")
        rest = _NAMED.sub("", rest.replace("§", " §"))
        if len(_HAN.findall(_EMPTY.sub("", rest))) <= _FEW and _HAN.search(rest):
            yield Finding(
                "the stem is a citation and nothing else",
                "ask for the duty, the authority, the amount or the term",
                at=(*at, "stem"),
            )


CHECK = Check(
    name="writing-bare-citation",
    code="QG289",
    severity=Severity.WARNING,
    summary="A stem that cites an article says what is asked about it.",
    bad="stem: 节约能源法第82条规定了什么？",
    good="stem: 依节约能源法第82条，谁可以罚款？",
    item=_item,
)
