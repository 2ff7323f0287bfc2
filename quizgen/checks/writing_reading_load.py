"""Writing reading load: a stem can be read in half a minute."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding, Subject
from quizgen.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST = 200
"""Characters; cases and scenarios tell a story, and may be longer."""
_TALES = ("case", "scenario", "short")


def _item(subject: Subject) -> Iterator[Finding]:
    item = subject.item
    stems = [(at, stem) for at, stem, _ in subject.questions if len(stem) > _MOST]
    if not stems or (item.type in _TALES and not stems[0][0]):
        return
    for at, stem in stems:
        count = len("".join(stem.split()))
        if count > _MOST:
            yield Finding(
                f"the stem has {count} characters",
                f"leave out what the answer does not need, or make it a case (at most {_MOST})",
                at=(*at, "stem"),
            )


CHECK = Check(
    name="writing-reading-load",
    code="QG284",
    severity=Severity.WARNING,
    summary="A stem has at most 200 characters; cases may have more.",
    bad="stem: …   # 260 characters",
    good="type: case\nstem: …   # 260 characters",
    item=_item,
)
