"""Writing judge question: what is to be judged is a statement."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizgen.checks._wording import judged
from quizgen.checks.base import Check, Finding, Subject
from quizgen.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

_SAID = re.compile(r"“[^”]*”|「[^」]*」|（[^）]*）|\([^)]*\)")
_ASKS = re.compile(r"[？?][。\s]*$|(?:吗|呢|对不对|是不是|是否正确|对吗)[。？?\s]*$")


def _item(subject: Subject) -> Iterator[Finding]:
    for at, stem, _ in judged(subject):
        if _ASKS.search(_SAID.sub("", stem)):
            yield Finding(
                "true or false is asked of a question",
                "write a statement, which is right or wrong",
                at=(*at, "stem"),
            )


CHECK = Check(
    name="writing-judge-question",
    code="QG277",
    severity=Severity.WARNING,
    summary="The stem of a judgement is a statement, not a question.",
    bad="type: judge\nstem: 逾期不改正的可以罚款吗？",
    good="type: judge\nstem: 逾期不改正的可以罚款。",
    item=_item,
)
