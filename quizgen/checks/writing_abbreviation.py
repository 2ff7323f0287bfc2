"""Writing abbreviation: abbreviations are explained where they are used."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizgen.checks._wording import asked
from quizgen.checks.base import Check, Finding, Subject
from quizgen.diagnostics import Severity
from quizgen.model.units import by_spelling

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHORT = re.compile(r"(?<![A-Za-z0-9/§])[A-Za-z]*[A-Z][A-Za-z]*[A-Z][A-Za-z0-9]*(?![A-Za-z])")
_CAPITALS = re.compile(r"[A-Z][A-Za-z]*[A-Z]")
_KNOWN = frozenset(
    ("GB", "DB", "ISO", "IEC", "LED", "CO", "CO2", "SO2", "NOx", "PC", "II", "III", "IV", "VI")
)
_UNITS = re.compile(r"[kMGTm]?(?:Wh|W|J|VA|Pa|Hz|V)|Nm3|CNY|RMB")


def _item(subject: Subject) -> Iterator[Finding]:
    if not _CAPITALS.search(subject.joined):
        return
    texts = [*asked(subject), (("given",), subject.item.given)]
    before = "\n".join(text for _, text in texts)
    for at, text in texts:
        for found in _SHORT.finditer(text):
            word = found[0]
            if word in _KNOWN or _UNITS.fullmatch(word) or word.lower() in by_spelling():
                continue
            if re.search(
                rf"{word}[（(][^）)]|[（(](?:简称|即|英文)?[：:，“]?{word}[”]?[）)]", before
            ):
                continue
            yield Finding(
                f"`{word}` is not explained",
                f"write it out, or explain it where it is first used: 全称（{word}）",
                at=at,
                needle=word,
            )
            return


CHECK = Check(
    name="writing-abbreviation",
    code="QG272",
    severity=Severity.WARNING,
    summary="Latin abbreviations are written out, explained in brackets, or known to all.",
    bad="stem: 企业的EMC合同由谁签订？",
    good="stem: 企业的合同能源管理（EMC）合同由谁签订？",
    item=_item,
)
