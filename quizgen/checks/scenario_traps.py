"""Scenario traps: from every reachable state some ending can be reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding
from quizgen.diagnostics import Severity
from quizgen.drills.proof import complete_walks, place, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.drills.explore import Exploration
    from quizgen.loading.project import Project


def _project(project: Project) -> Iterator[Finding]:
    for scenario in project.scenarios.values():
        seen: set[str] = set()
        for walk in complete_walks(scenario, project.procedures):
            # States that get stuck are dead ends, told by another rule: here only what goes round.
            out = walk.reaching(
                lambda state, walk=walk: (
                    bool(walk.node(state).lawful)  # type: ignore[misc]
                    or not len(walk.targets(state))
                )
            )
            trap = next((state for state, free in enumerate(out) if not free), None)
            if trap is None:
                continue
            trap = _innermost(walk, trap)
            if (name := walk.node(trap).id) not in seen:
                seen.add(name)
                message = (
                    f"loop without a way out from scene `{name}`: {told(walk)}no ending can be "
                    f"reached any more after {walk.path(trap)}"
                )
                hint = "let some option of the scenes that follow lead to an ending"
                yield Finding(message, hint, span=place(scenario, name))


def _innermost(walk: Exploration, state: int) -> int:
    """Return a state of the loop itself, rather than one from which it can only be entered."""
    deepest = max(_reach(walk, state))
    return min(_reach(walk, deepest))


def _reach(walk: Exploration, state: int) -> set[int]:
    found = {state}
    waiting = [state]
    while waiting:
        for target in walk.targets(waiting.pop()):
            if target not in found:
                found.add(target)
                waiting.append(target)
    return found


CHECK = Check(
    name="scenario-traps",
    code="QG422",
    severity=Severity.ERROR,
    summary="From every reachable state an ending can be reached: no loop is without a way out.",
    bad="""\
next: gate   # of every option of the scene gate
""",
    good="""\
next: e_lost   # of one of them
""",
    project=_project,
)
