"""Writing negated options: who looks for the wrong statement finds no negation in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizgen.checks._wording import FALSE_STATEMENT, NEGATIVE, choices
from quizgen.checks.base import Check, Finding, Subject
from quizgen.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

_NO = re.compile(
    r"不(?:得|能|应|可以?|需要?|必|用|是|属于|适用|受|予|要求|包括|影响)|无需|无须|没有|未|无权|^不(?![到足同良当超]|[^，。]{1,7}的)"
)
_EARLY = 14
"""Characters from the beginning in which a negation turns the whole option."""


def _item(subject: Subject) -> Iterator[Finding]:
    for choice in choices(subject):
        stem = choice.stem.replace("*", "")
        if not (FALSE_STATEMENT.search(stem) and NEGATIVE.search(stem)):
            continue
        for option in choice.options:
            found = _NO.search(option.text[:_EARLY])
            if found:
                yield Finding(
                    f"the stem asks for what is wrong, and `{option.id}` says `{found[0]}`",
                    "turn the stem or the option to the positive",
                    at=(*choice.at, "options", option.id, "text"),
                    needle=found[0],
                )
                break


CHECK = Check(
    name="writing-negated-options",
    code="QG263",
    severity=Severity.WARNING,
    summary="Where the stem asks for the wrong statement, no option is a negation.",
    bad="stem: 下列做法**不**正确的是哪一项？\noptions: {A: 不收取费用, …}",
    good="stem: 下列做法正确的是哪一项？\noptions: {A: 不收取费用, …}",
    item=_item,
)
