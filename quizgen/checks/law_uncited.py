"""Law uncited: an item whose key rests on law says on which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding, Subject
from quizgen.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator


def _item(subject: Subject) -> Iterator[Finding]:
    item = subject.item
    if item.basis == "law" and not item.cite:
        yield Finding(
            "the key rests on law, but no provision is cited",
            "add `cite: [节约能源法§82]`, or set `basis: given` or `basis: none`",
        )


CHECK = Check(
    name="law-uncited",
    code="QG305",
    severity=Severity.ERROR,
    summary="An item with `basis: law` cites at least one provision.",
    bad="basis: law",
    good="basis: law\ncite: [节约能源法§82]",
    item=_item,
)
