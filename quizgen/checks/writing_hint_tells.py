"""Writing hint tells: a hint helps, but does not tell."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from quizgen.checks._amounts import amounts
from quizgen.checks._wording import choices
from quizgen.checks.base import Check, Finding, Subject
from quizgen.diagnostics import Severity
from quizgen.model.interactions import Blanks, Interval, Numeric, TextMatcher

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHORT = 2
_DAYS = ("日", "工作日")


def _item(subject: Subject) -> Iterator[Finding]:
    for number, hint in enumerate(subject.item.hints):
        words = _told(subject, hint)
        if words:
            yield Finding(
                f"the hint holds the answer: {words[:40]}",
                "point to the way, such as the provision or the first step",
                at=("hints", str(number)),
                needle=words,
            )


def _told(subject: Subject, hint: str) -> str:
    """Return the words of ``hint`` that are an answer, or ""."""
    for choice in choices(subject):
        named = [one for one in choice.options if one.text.strip("。") in hint]
        right = [one for one in named if one in choice.right and len(one.text) >= _SHORT]
        if right and len(named) == len(right):
            return right[0].text.strip("。")
    for _, _, interaction in subject.questions:
        match interaction:
            case Blanks():
                found = _word(interaction, hint)
            case Numeric():
                found = _number(interaction, hint)
            case Interval():
                found = _ends(interaction, hint)
            case _:
                found = ""
        if found:
            return found
    return ""


def _word(blanks: Blanks, hint: str) -> str:
    for blank in blanks.blanks:
        if isinstance(blank.matcher, TextMatcher):
            for one in blank.matcher.accept:
                if len(one.text) >= _SHORT and one.fraction == "1" and one.text in hint:
                    return one.text
    return ""


def _number(numeric: Numeric, hint: str) -> str:
    value = Fraction(numeric.rule.value)
    units = _DAYS if numeric.rule.unit in _DAYS else (numeric.rule.unit,)
    said = (words for words, one in amounts(hint) if one.value == value and one.unit in units)
    return next(said, "")


def _ends(interval: Interval, hint: str) -> str:
    said = {one.value: words for words, one in amounts(hint)}
    low, high = Fraction(interval.rule.lo), Fraction(interval.rule.hi)
    return said[high] if low in said and high in said else ""


CHECK = Check(
    name="writing-hint-tells",
    code="QG279",
    severity=Severity.WARNING,
    summary="No hint holds the words or the number of the key.",
    bad="key: A   # 责令限期改正\nhints: [第一步是责令限期改正。]",
    good="key: A   # 责令限期改正\nhints: [条文里的“逾期”说明了什么？]",
    item=_item,
)
