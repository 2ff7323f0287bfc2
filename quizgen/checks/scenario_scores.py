"""Scenario scores: a better grade never scores less than a worse one."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding
from quizgen.diagnostics import Severity
from quizgen.drills.proof import complete_walks, told
from quizgen.model.scenes import GRADES, OPEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.loading.project import Project


def _project(project: Project) -> Iterator[Finding]:
    for scenario in project.scenarios.values():
        seen: set[tuple[int, int]] = set()
        for walk in complete_walks(scenario, project.procedures):
            for state in range(len(walk.states)):
                offers = [
                    (edge.choice.option.id, edge.choice.result.source)
                    for edge in walk.edges(state)
                    if edge.choice.result.source and edge.choice.result.source.grade != OPEN
                ]
                ranked = sorted(offers, key=lambda offer: GRADES.index(offer[1].grade))
                for (_, better), (worse_id, worse) in combinations(ranked, 2):
                    tie = better.points == worse.points and better.grade != "best"
                    if better.grade == worse.grade or better.points > worse.points or tie:
                        continue
                    if (id(better), id(worse)) in seen:
                        continue
                    seen.add((id(better), id(worse)))
                    message = (
                        f"option `{worse_id}` is {worse.grade} and scores {worse.points}, another "
                        f"is {better.grade} and scores {better.points}: "
                        f"{told(walk)}{walk.path(state)}"
                    )
                    yield Finding(message, "change the scores or the grade", span=worse.span)


CHECK = Check(
    name="scenario-scores",
    code="QG432",
    severity=Severity.ERROR,
    summary="Of the options open together a better grade scores as much or more, `best` the most.",
    bad="""\
- {grade: best, score: {law: 1}}
- {grade: fault, score: {law: 4}}
""",
    good="""\
- {grade: best, score: {law: 4}}
- {grade: fault, score: {law: 0}}
""",
    project=_project,
)
