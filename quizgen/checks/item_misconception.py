"""Item misconception: tags of answers have names that people can read, if the course has any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding, Subject
from quizgen.diagnostics import Severity, nearest
from quizgen.loading.misconceptions import MISCONCEPTIONS_FILE
from quizgen.model.tags import tags_of

if TYPE_CHECKING:
    from collections.abc import Iterator


def _item(subject: Subject) -> Iterator[Finding]:
    known = subject.project.misconceptions
    if not known:
        return
    for tag in sorted(tags_of(subject.item.interaction)):
        if tag.isascii() and tag not in known:
            like = nearest(tag, known)
            yield Finding(
                f"the misconception `{tag}` has no name",
                f"add it to {MISCONCEPTIONS_FILE}{f'; {like}' if like else ''}",
                needle=f"tag: {tag}",
            )


CHECK = Check(
    name="item-misconception",
    code="QG294",
    severity=Severity.WARNING,
    summary="Tags of misconceptions are named in course/misconceptions.yaml, if there is one.",
    bad="options:\n  B: {text: 县级人民政府, why: …, tag: gov-decide}",
    good="options:\n  B: {text: 县级人民政府, why: …, tag: gov-decides}",
    item=_item,
)
