"""Item waiver: who waives a rule names a rule and says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen import checks
from quizgen.checks.base import Check, Finding, Subject
from quizgen.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator


def _item(subject: Subject) -> Iterator[Finding]:
    for code, reason in subject.item.waive.items():
        known = [
            check.code for check in checks.checks().values() if check.item or check.heeds_waivers
        ]
        if code not in known:
            yield Finding(
                f"`{code}` is not a rule that can be waived",
                "write the code of a finding on this item; `quizgen explain` lists them all",
                at=("waive", code),
            )
        elif not reason.strip():
            yield Finding(
                f"`{code}` is waived without a reason",
                "say why it does not apply here",
                at=("waive", code),
            )


CHECK = Check(
    name="item-waiver",
    code="QG245",
    severity=Severity.ERROR,
    summary="`waive` holds codes of rules on items, each with a reason.",
    bad='waive: {QG244: ""}',
    good="waive: {QG244: 选项是法条原有的列举}",
    item=_item,
)
