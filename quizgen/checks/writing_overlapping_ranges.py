"""Writing overlapping ranges: one value lies in one option."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizgen.checks._amounts import Range, whole_range
from quizgen.checks._wording import choices
from quizgen.checks.base import Check, Finding, Subject
from quizgen.diagnostics import Severity
from quizgen.model.interactions import Single

if TYPE_CHECKING:
    from collections.abc import Iterator

_WHERE = re.compile(r"哪[一个]?(?:个|档|级|类)?(?:档|区间|范围|级|段|组)|落在|属于(?:下列|以下)?哪")
_WHOLE = re.compile(r"幅度|罚|期限|多久|应当在")
"""The answer is a range itself: such ranges may overlap, as those of the law do."""


def _item(subject: Subject) -> Iterator[Finding]:
    for choice in choices(subject):
        if not isinstance(choice.interaction, Single):
            continue
        if _WHOLE.search(choice.stem) and not _WHERE.search(choice.stem):
            continue
        found = [(option.id, whole_range(option.text)) for option in choice.options]
        known = [(id_, ends) for id_, ends in found if ends is not None]
        for number, (id_, one) in enumerate(known):
            for other, two in known[:number]:
                if _meet(one, two):
                    yield Finding(
                        f"a value can lie in `{other}` and in `{id_}`",
                        "以上 and 以下 include the number: write 不满 at one of the ends",
                        at=(*choice.at, "options", id_, "text"),
                    )


def _meet(one: Range, two: Range) -> bool:
    if one.unit != two.unit:
        return False
    return _reaches(one, two) and _reaches(two, one)


def _reaches(one: Range, two: Range) -> bool:
    """Return whether ``one`` does not end before ``two`` begins."""
    if one.high is None or two.low is None:
        return True
    if one.below or two.above:
        return one.high > two.low
    return one.high >= two.low


CHECK = Check(
    name="writing-overlapping-ranges",
    code="QG266",
    severity=Severity.WARNING,
    summary="Where one value is to be placed, the ranges among the options do not overlap.",
    bad="A: 1万元以下\nB: 1万元以上3万元以下",
    good="A: 不满1万元\nB: 1万元以上3万元以下",
    item=_item,
)
