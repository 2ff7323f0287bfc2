"""Writing key in stem: the stem does not hold the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks._wording import choices
from quizgen.checks.base import Check, Finding, Subject
from quizgen.diagnostics import Severity
from quizgen.model.interactions import Blanks, TextMatcher

if TYPE_CHECKING:
    from collections.abc import Iterator

_CHOICE = 4
_BLANK = 3
"""Characters; shorter words may be in both by chance."""


def _item(subject: Subject) -> Iterator[Finding]:
    for choice in choices(subject):
        named = [o for o in choice.options if o.text.strip("。") in choice.stem]
        if len(named) == 1 and named[0] in choice.right and len(named[0].text) >= _CHOICE:
            yield _finding(choice.at, named[0].text.strip("。"))
    for at, stem, interaction in subject.questions:
        if isinstance(interaction, Blanks):
            for blank in interaction.blanks:
                if not isinstance(blank.matcher, TextMatcher):
                    continue
                for one in blank.matcher.accept:
                    if len(one.text) >= _BLANK and one.fraction == "1" and one.text in stem:
                        yield _finding(at, one.text)
                        break


def _finding(at: tuple[str, ...], words: str) -> Finding:
    return Finding(
        f"the stem holds the answer: {words[:40]}",
        "say it in other words in the stem, or ask for something else",
        at=(*at, "stem"),
        needle=words,
    )


CHECK = Check(
    name="writing-key-in-stem",
    code="QG273",
    severity=Severity.WARNING,
    summary="The words of the key, and of no other option, are not in the stem.",
    bad="stem: 依法责令限期改正以后，先做什么？\nA: 责令限期改正",
    good="stem: 首次发现不报报告，先做什么？\nA: 责令限期改正",
    item=_item,
)
