"""Law evidence: a graded key rests on texts of which a full copy was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding, Subject
from quizgen.diagnostics import Severity
from quizgen.loading import citations
from quizgen.model.law import Evidence, Provision

if TYPE_CHECKING:
    from collections.abc import Iterator


def _item(subject: Subject) -> Iterator[Finding]:
    item = subject.item
    if item.basis != "law":
        return
    for number, text in enumerate(item.cite):
        citation = citations.parse(text)
        found = citation and citations.resolve(citation, subject.project.register)
        if isinstance(found, Provision) and found.evidence is Evidence.F:
            yield Finding(
                f"{text} is known only from fragments (F), so no key may rest on it",
                "print the rule in `given:` and set `basis: given`, or `basis: none`",
                at=("cite", str(number)),
            )


CHECK = Check(
    name="law-evidence",
    code="QG303",
    severity=Severity.ERROR,
    summary="An item with `basis: law` cites provisions of evidence V or V1 only.",
    bad="basis: law\ncite: [工业节能监察办法§3]   # evidence: F",
    good="basis: given\ngiven: 按题给规则：…",
    item=_item,
)
