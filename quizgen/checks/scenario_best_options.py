"""Scenario best options: what is called best breaks no rule, wherever it is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding
from quizgen.diagnostics import Severity
from quizgen.drills.proof import complete_walks, outcomes, told
from quizgen.model.scenes import OPEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.loading.project import Project


def _project(project: Project) -> Iterator[Finding]:
    for scenario in project.scenarios.values():
        seen: set[int] = set()
        for walk in complete_walks(scenario, project.procedures):
            for edge, outcome in outcomes(walk):
                if outcome.grade in {"best", "ok", OPEN} and edge.hits and id(outcome) not in seen:
                    seen.add(id(outcome))
                    path = walk.path(edge.source, edge.choice)
                    message = (
                        f"option `{edge.choice.option.id}`, graded {outcome.grade}, "
                        f"breaks {', '.join(edge.hits)}: {told(walk)}{path}"
                    )
                    hint = "add the events that must come first, or grade it `fault`"
                    yield Finding(message, hint, span=outcome.span)


CHECK = Check(
    name="scenario-best-options",
    code="QG426",
    severity=Severity.ERROR,
    summary="An outcome graded `best` or `ok` breaks no rule of procedure in any reachable state.",
    bad="""\
- {grade: best, events: [inspect], …}   # before show_id
""",
    good="""\
- {grade: best, events: [show_id, inspect], …}
""",
    project=_project,
)
