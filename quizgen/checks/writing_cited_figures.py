"""Writing cited figures: figures of a key are those of the cited provision."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from quizgen.checks._amounts import Range, amount, ranges
from quizgen.checks._provisions import cited, fines
from quizgen.checks._wording import FALSE_STATEMENT, NEGATIVE, choices
from quizgen.checks.base import Check, Finding, Subject
from quizgen.diagnostics import Severity
from quizgen.expressions import decimal
from quizgen.model.interactions import Judge, Numeric

if TYPE_CHECKING:
    from collections.abc import Iterator

_DAYS = ("日", "工作日")
_TERMS = (*_DAYS, "月", "年")
_TERM = re.compile(r"以内|之内|日内|月内|期限|以前|之前|多久|几(?:日|个)|多少(?:日|个?工作日)")
_END = re.compile(
    r"(?:下限|上限|最低|最高|最少|最多|起点)[^。]{0,12}(?:罚|多少|元)|罚款[^。]{0,8}(?:下限|上限|最低|最高|最少|最多|起点)"
)


def _item(subject: Subject) -> Iterator[Finding]:
    item = subject.item
    if item.basis != "law" or item.parametrised or not item.cite:
        return
    for at, text, numeric in _claims(subject):
        if numeric is None:
            yield from _ranges(subject, at, text)
        if _TERM.search(text):
            yield from _terms(subject, at, text, numeric)
        if numeric is not None and _END.search(text):
            yield from _ends(subject, at, text, numeric)


def _claims(subject: Subject) -> Iterator[tuple[tuple[str, ...], str, Numeric | None]]:
    """Yield what the item says is so: keys, true statements, and stems with their number."""
    for choice in choices(subject):
        stem = choice.stem.replace("*", "")
        if FALSE_STATEMENT.search(stem) or NEGATIVE.search(stem) or "错" in stem:
            continue
        for option in choice.right:
            text = f"{stem}\n{option.text}" if amount(option.text) else option.text
            yield (*choice.at, "options", option.id, "text"), text, None
    for at, stem, interaction in subject.questions:
        if isinstance(interaction, Judge) and interaction.key:
            yield (*at, "stem"), stem, None
        elif isinstance(interaction, Numeric):
            yield (*at, "value"), stem, interaction


def _ranges(subject: Subject, at: tuple[str, ...], text: str) -> Iterator[Finding]:
    found = [ends for ends in ranges(text) if ends.unit in {"元", "倍"}]
    if not found or "罚" not in text + subject.item.stem:
        return
    known = fines(subject.item.cite, subject.project.register)
    for one in found:
        same = {ends for ends in known if ends.unit == one.unit}
        if same and (one.low, one.high, one.unit) not in same:
            shown = "; ".join(
                f"{where}: {decimal(ends.low)} to {decimal(ends.high)} {ends.unit}"
                for ends, where in known.items()
                if ends in same
            )
            yield Finding(
                f"the key says {_shown(one)}, which no cited provision says",
                f"the register has {shown}; cite the right provision or correct the key",
                at=at,
            )


def _terms(
    subject: Subject, at: tuple[str, ...], text: str, numeric: Numeric | None
) -> Iterator[Finding]:
    if numeric is not None:
        unit, value = numeric.rule.unit, Fraction(numeric.rule.value)
    else:
        own = amount(text.rpartition("\n")[2])
        if own is None:
            return
        unit, value = own.unit, own.value
    if unit not in _TERMS:
        return
    same = _DAYS if unit in _DAYS else (unit,)
    known = {
        Fraction(term.number)
        for provision in cited(subject.item.cite, subject.project.register)
        for term in provision.deadlines
        if term.unit in same
    }
    if known and value not in known:
        numbers = ", ".join(decimal(one) for one in sorted(known))
        yield Finding(
            f"the key is a term of {decimal(value)} {unit}, which no cited provision sets",
            f"the register has {numbers}; cite the right provision or correct the key",
            at=at,
        )


def _ends(subject: Subject, at: tuple[str, ...], stem: str, numeric: Numeric) -> Iterator[Finding]:
    if numeric.rule.unit != "元" or re.search(r"[0-9]", re.sub(r"第[0-9]+条|§[0-9.()]+", "", stem)):
        return  # a number to be computed
    known = fines(subject.item.cite, subject.project.register)
    ends = {end for one in known if one.unit == "元" for end in (one.low, one.high)}
    if ends and Fraction(numeric.rule.value) not in ends:
        yield Finding(
            f"the key is {numeric.rule.value} 元, the end of no range of a cited provision",
            f"the register has {', '.join(decimal(end) for end in sorted(ends))}; correct one",
            at=at,
        )


def _shown(one: Range) -> str:
    return f"{decimal(one.low or Fraction(0))} to {decimal(one.high or Fraction(0))} {one.unit}"


CHECK = Check(
    name="writing-cited-figures",
    code="QG270",
    severity=Severity.ERROR,
    summary="Fines and terms in a key are those of the cited provisions in the register.",
    bad="cite: [节约能源法§84]\nA: {text: 1万元以上5万元以下罚款, why: …}\nkey: A",
    good="cite: [节约能源法§84]\nA: {text: 1万元以上3万元以下罚款, why: …}\nkey: A",
    item=_item,
)
