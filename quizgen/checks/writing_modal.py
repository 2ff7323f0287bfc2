"""Writing modal: 可以 and 应当 stand where the cited provision has them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizgen.checks._provisions import cited
from quizgen.checks._wording import FALSE_STATEMENT, NEGATIVE, choices, judged
from quizgen.checks.base import Check, Finding, Subject
from quizgen.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

_MUST = re.compile(r"(?:应当|必须|一律|应)[^，。；可]{0,8}罚款")
_MAY = re.compile(r"可以?(?:并)?处(?!分)[^，。；]{0,20}罚款|可以?并处罚款")
_FINE = "罚款"


def _item(subject: Subject) -> Iterator[Finding]:
    item = subject.item
    if item.basis != "law" or _FINE not in subject.joined or not item.cite:
        return
    claims = [(at, text) for at, text in _claims(subject) if _FINE in text]
    if not claims:
        return
    kinds = {
        one.kind
        for provision in cited(item.cite, subject.project.register)
        for one in provision.consequences
        if _FINE in one.kind and not one.kind.startswith("加处")
    }
    may = {kind for kind in kinds if kind.startswith("可")}
    for at, text in claims:
        if kinds and may == kinds and (found := _MUST.search(text)):
            word, right = found[0], "可以"
        elif kinds and not may and (found := _MAY.search(text)):
            word, right = found[0], "应当"
        else:
            continue
        yield Finding(
            f"the key says `{word}`, the cited provision {right}",
            "write the key with the word of the provision",
            at=at,
            needle=word,
        )


def _claims(subject: Subject) -> Iterator[tuple[tuple[str, ...], str]]:
    for choice in choices(subject):
        stem = choice.stem.replace("*", "")
        if FALSE_STATEMENT.search(stem) or NEGATIVE.search(stem) or "错" in stem:
            continue
        for option in choice.right:
            yield (*choice.at, "options", option.id, "text"), option.text
    for at, stem, judge in judged(subject):
        if judge.key:
            yield (*at, "stem"), stem


CHECK = Check(
    name="writing-modal",
    code="QG271",
    severity=Severity.ERROR,
    summary="A key says 应当 or 可以 罚款 as the cited provision does.",
    bad="cite: [节约能源法§81]\nA: {text: 警告，应当并处罚款, why: …}\nkey: A",
    good="cite: [节约能源法§81]\nA: {text: 警告，可以并处罚款, why: …}\nkey: A",
    item=_item,
)
