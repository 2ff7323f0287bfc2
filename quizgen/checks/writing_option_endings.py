"""Writing option endings: options end alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks._wording import choices
from quizgen.checks.base import Check, Finding, Subject
from quizgen.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENDS = "。；;.！!，,"


def _item(subject: Subject) -> Iterator[Finding]:
    for choice in choices(subject):
        ends = [option.text.rstrip()[-1:] for option in choice.options]
        kinds = {end if end in _ENDS else "" for end in ends}
        if len(kinds) > 1:
            odd = min(kinds, key=lambda kind: sum((e if e in _ENDS else "") == kind for e in ends))
            place = next(n for n, e in enumerate(ends) if (e if e in _ENDS else "") == odd)
            option = choice.options[place]
            yield Finding(
                f"`{option.id}` ends with {f'`{odd}`' if odd else 'no mark'}, others do not",
                "end all options with the same mark, or with none",
                at=(*choice.at, "options", option.id, "text"),
            )


CHECK = Check(
    name="writing-option-endings",
    code="QG275",
    severity=Severity.WARNING,
    summary="All options of an item end with the same mark, or all with none.",
    bad="A: 每年。\nB: 每季度",
    good="A: 每年\nB: 每季度",
    item=_item,
)
