"""Writing option letters: no text names an option by its letter when options are shuffled."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizgen.checks._wording import choices
from quizgen.checks.base import Check, Finding, Subject
from quizgen.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

_KEEP = "ordered"
_CAPITAL = re.compile(r"[A-H]")
_LETTER = re.compile(
    r"(?<![A-Za-z0-9])([A-H])(?:项|选项|(?:、|和|与|及|或)[A-H](?![A-Za-z0-9类级])|都|均|错误?|正确|不对|不选|是对的)"
    r"|(?:选项|答案是?|应选|选择|故选|选|同)\s?([A-H])(?![A-Za-z0-9类级])"
)


def _item(subject: Subject) -> Iterator[Finding]:
    item = subject.item
    if not item.shuffle or _KEEP in item.tags or not _CAPITAL.search(subject.joined):
        return
    if not _LETTER.search(subject.joined):
        return
    letters = {option.id for choice in choices(subject) for option in choice.options}
    stems = item.stem + "".join(stem for _, stem, _ in subject.questions)
    for at, text in subject.texts:
        if at[-1] in {"stem", "given"}:
            continue
        for found in _LETTER.finditer(text):
            letter = found[1] or found[2]
            if letter in letters and letter not in stems:
                yield Finding(
                    f"`{found[0]}` names an option by its letter, but options are shuffled",
                    "say what the option says, or write `shuffle: false`",
                    at=at,
                    needle=found[0],
                )
                break


CHECK = Check(
    name="writing-option-letters",
    code="QG290",
    severity=Severity.WARNING,
    summary="With shuffled options, no option, rationale or hint names an option by its letter.",
    bad="why: A项少了前提。",
    good="why: 少了责令限期改正这个前提。",
    item=_item,
)
