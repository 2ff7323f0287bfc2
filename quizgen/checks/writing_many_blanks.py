"""Writing many blanks: a sentence with blanks is still a sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding, Subject
from quizgen.diagnostics import Severity
from quizgen.model.interactions import Blanks

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST = 4
_SIDE_BY_SIDE = re.compile(r"\]\][、，和及与 ]?\[\[")


def _item(subject: Subject) -> Iterator[Finding]:
    for at, stem, interaction in subject.questions:
        if not isinstance(interaction, Blanks):
            continue
        count = len(interaction.blanks)
        if count > _MOST:
            message, hint = f"the stem has {count} blanks", f"leave at most {_MOST}, or ask twice"
        elif _SIDE_BY_SIDE.search(stem) and not interaction.order_free:
            message = "two blanks stand side by side"
            hint = "put words between them that say what belongs where, or write `order_free: true`"
        else:
            continue
        yield Finding(message, hint, at=(*at, "stem"))


CHECK = Check(
    name="writing-many-blanks",
    code="QG292",
    severity=Severity.WARNING,
    summary="A stem has at most four blanks, with words between them.",
    bad="stem: 由[[1]][[2]]，逾期的处[[3]][[4]][[5]]罚款。",
    good="stem: 由[[1]]责令限期改正，逾期的处[[2]]罚款。",
    item=_item,
)
