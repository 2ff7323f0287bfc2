"""Writing common beginning: what all options begin with stands in the stem."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from quizgen.checks._wording import choices
from quizgen.checks.base import Check, Finding, Subject
from quizgen.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

_MANY = 3
_LONG = 6


def _item(subject: Subject) -> Iterator[Finding]:
    for choice in choices(subject):
        if len(choice.options) < _MANY:
            continue
        shared = _shared([option.text for option in choice.options])
        if len(shared) >= _LONG:
            yield Finding(
                f"all options begin with `{shared}`",
                "move these words to the end of the stem",
                at=(*choice.at, "options", choice.options[0].id, "text"),
            )


def _shared(texts: list[str]) -> str:
    """Return the words with which all of ``texts`` begin."""
    first, last = min(texts), max(texts)
    same = takewhile(lambda pair: pair[0] == pair[1], zip(first, last, strict=False))
    return "".join(one for one, _ in same)


CHECK = Check(
    name="writing-common-beginning",
    code="QG274",
    severity=Severity.WARNING,
    summary="Options do not all begin with the same words.",
    bad="stem: 怎么办？\nA: 由节能部门处1万元罚款\nB: 由节能部门处5万元罚款",
    good="stem: 由节能部门处多少罚款？\nA: 1万元\nB: 5万元",
    item=_item,
)
