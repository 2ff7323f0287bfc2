"""Scenario dead ends: in every reachable state something can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding
from quizgen.diagnostics import Severity
from quizgen.drills.machine import NO_NEXT, NO_OUTCOME
from quizgen.drills.proof import complete_walks, place, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.loading.project import Project


def _project(project: Project) -> Iterator[Finding]:
    for scenario in project.scenarios.values():
        seen: set[str] = set()
        for walk in complete_walks(scenario, project.procedures):
            wrong = [pair for pair in walk.problems.items() if pair[0][1] in {NO_NEXT, NO_OUTCOME}]
            stuck = {state for _, state in wrong}
            for (number, mark), state in wrong:
                choice = walk.machine.choices[number]
                name = f"{walk.node(state).decision}={choice.option.id}"
                source = choice.result.source
                span = source.span if source else place(scenario, walk.node(state).id)
                if f"{name}{mark}" not in seen:
                    seen.add(f"{name}{mark}")
                    lacks = "no outcome" if mark == NO_OUTCOME else "no `next`"
                    message = f"{told(walk)}{lacks} of `{name}` applies after {walk.path(state)}"
                    yield Finding(message, "let the last one have no `when`", span=span)
            for state in range(len(walk.states)):
                node = walk.node(state)
                open_here = len(walk.targets(state)) > 0 or node.lawful or state in stuck
                if not open_here and node.options and node.id not in seen:
                    seen.add(node.id)
                    message = (
                        f"dead end in scene `{node.id}`: {told(walk)}no option is open after "
                        f"{walk.path(state)}"
                    )
                    hint = f"give `{node.decision}` an option without `when`, or widen one"
                    yield Finding(message, hint, span=place(scenario, node.id))


CHECK = Check(
    name="scenario-dead-ends",
    code="QG421",
    severity=Severity.ERROR,
    summary="In every reachable state at least one option is open and leads on.",
    bad="""\
- {id: a, when: "shown == 1", …}   # the only option
""",
    good="""\
- {id: a, …}
""",
    project=_project,
)
