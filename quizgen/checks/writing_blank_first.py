"""Writing blank first: a sentence to be completed begins with words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding, Subject
from quizgen.diagnostics import Severity
from quizgen.model.interactions import Blanks

if TYPE_CHECKING:
    from collections.abc import Iterator


def _item(subject: Subject) -> Iterator[Finding]:
    for at, stem, interaction in subject.questions:
        if isinstance(interaction, Blanks) and stem.strip().lstrip("“*").startswith("[["):
            yield Finding(
                "the stem begins with a blank",
                "put what is asked for at the end, after what it is asked of",
                at=(*at, "stem"),
            )


CHECK = Check(
    name="writing-blank-first",
    code="QG281",
    severity=Severity.WARNING,
    summary="A stem does not begin with a blank.",
    bad='stem: "[[1]]负责审查能源利用状况报告。"',
    good="stem: 审查能源利用状况报告的是[[1]]。",
    item=_item,
)
