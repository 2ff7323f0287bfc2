"""Writing two statements: one statement at a time is judged."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizgen.checks._wording import judged
from quizgen.checks.base import Check, Finding, Subject
from quizgen.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

_MODAL = r"(?:应当|可以|不得|必须|无需|不必|不需要|有权|无权|不能|可)"
_ASIDE = re.compile(r"“[^”]*”|（[^）]*）|\([^)]*\)|《[^》]*》")
_TWO = re.compile(
    rf"{_MODAL}[^。]*，(?:(?:并且|而且|同时|且|并|也|但|但是|还)[^，。]{{0,14}}?|[^，。]{{1,10}}也){_MODAL}"
    r"|由[^，。]{1,14}，[^，。]{1,10}由[^，。]{1,14}[，。]"
    rf"|{_MODAL}[^。]*。(?:同时|并且|此外|另外|而且)，?[^。]*{_MODAL}"
)
_LISTED = re.compile(r"：[^。]*；")


def _item(subject: Subject) -> Iterator[Finding]:
    for at, stem, _ in judged(subject):
        plain = _ASIDE.sub("", stem)
        if ("；" in plain and not _LISTED.search(plain)) or _TWO.search(plain):
            yield Finding(
                "two statements are judged at once",
                "make two items of them: one may be right and the other wrong",
                at=(*at, "stem"),
            )


CHECK = Check(
    name="writing-two-statements",
    code="QG278",
    severity=Severity.WARNING,
    summary="A judgement is about one statement.",
    bad="stem: 报告应当每年报送，并且应当由市场监管部门审查。",
    good="stem: 报告由市场监管部门审查。",
    item=_item,
)
