"""Scenario one best: wherever a decision is met, exactly one open option is best."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding
from quizgen.diagnostics import Severity
from quizgen.drills.proof import complete_walks, told
from quizgen.drills.routes import bests

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.loading.project import Project


def _project(project: Project) -> Iterator[Finding]:
    for scenario in project.scenarios.values():
        seen: set[tuple[str, int]] = set()
        for walk in complete_walks(scenario, project.procedures):
            for state in range(len(walk.states)):
                node = walk.node(state)
                if not node.decision or state in walk.stuck or not len(walk.targets(state)):
                    continue
                best = bests(walk, state)
                if len(best) != 1 and (node.decision, len(best)) not in seen:
                    seen.add((node.decision, len(best)))
                    several = f"{len(best)} best options ({', '.join(best)})"
                    what = several if best else "no best option"
                    message = (
                        f"decision `{node.decision}` has {what}: {told(walk)}{walk.path(state)}"
                    )
                    hint = "grade exactly one of the options that are open here `best`"
                    yield Finding(message, hint, span=scenario.decisions[node.decision].span)


CHECK = Check(
    name="scenario-one-best",
    code="QG431",
    severity=Severity.ERROR,
    summary="In every reachable state of a decision exactly one open option is graded `best`.",
    bad="""\
- {id: a, grade: best, …}
- {id: b, grade: best, …}
""",
    good="""\
- {id: a, grade: best, …}
- {id: b, grade: ok, …}
""",
    project=_project,
)
