"""Writing key position: the keys of a bank are spread."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding, questions
from quizgen.diagnostics import Severity
from quizgen.model.interactions import Judge, Single

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.loading.project import Project

_SINGLES = 20
_JUDGES = 10
"""Fewer say nothing."""
_MOST_SINGLES = 0.5
_MOST_JUDGES = 0.8


def _project(project: Project) -> Iterator[Finding]:
    for bank in project.banks.values():
        places: Counter[int] = Counter()
        answers: Counter[bool] = Counter()
        for item in bank.items:
            if item.parametrised:
                continue
            for _, _, interaction in questions(item):
                if isinstance(interaction, Single):
                    ids = [option.id for option in interaction.options]
                    places[ids.index(interaction.key)] += 1
                elif isinstance(interaction, Judge):
                    answers[interaction.key] += 1
        for place, count in places.most_common(1):
            total = places.total()
            if total >= _SINGLES and count > _MOST_SINGLES * total:
                yield Finding(
                    f"{count} of {total} single choices have their key in place {place + 1}",
                    "move keys: on paper, and with `shuffle: false`, the place is shown",
                    span=bank.span,
                )
        for answer, count in answers.most_common(1):
            total = answers.total()
            if total >= _JUDGES and count > _MOST_JUDGES * total:
                yield Finding(
                    f"{count} of {total} statements are {str(answer).lower()}",
                    "turn some of them: who always answers the same must not pass",
                    span=bank.span,
                )


CHECK = Check(
    name="writing-key-position",
    code="QG268",
    severity=Severity.WARNING,
    summary="In a bank, keys are in all places, and some statements are true and some false.",
    bad="key: A   # in every item",
    good="key: C   # and A, B, D elsewhere",
    project=_project,
)
