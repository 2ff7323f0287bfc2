"""Writing opinion: what is graded is not an opinion."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding, Subject
from quizgen.diagnostics import Severity
from quizgen.model.interactions import Short

if TYPE_CHECKING:
    from collections.abc import Iterator

_THINK = re.compile(
    r"[你您](?:个人)?(?:认为|觉得|感觉|怎么看|如何看待|的看法|的观点|的意见|赞成|赞同|同意|喜欢|倾向)|谈谈(?:看法|体会|感想)|[你您]更|在[你您]看来"
)


def _item(subject: Subject) -> Iterator[Finding]:
    if subject.item.basis == "none":
        return
    for at, stem, interaction in subject.questions:
        if not isinstance(interaction, Short) and (found := _THINK.search(stem)):
            yield Finding(
                f"`{found[0]}` asks for an opinion, and no opinion is wrong",
                "ask what the law says; for a discussion, write `basis: none`",
                at=(*at, "stem"),
                needle=found[0],
            )


CHECK = Check(
    name="writing-opinion",
    code="QG291",
    severity=Severity.WARNING,
    summary="Graded items ask what is so, not what somebody thinks.",
    bad="stem: 你认为这笔罚款合适吗？",
    good="stem: 这笔罚款在法定幅度以内吗？",
    item=_item,
)
