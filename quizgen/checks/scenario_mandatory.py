"""Scenario mandatory steps: no way round them leads to a lawful ending."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding
from quizgen.diagnostics import Severity
from quizgen.drills.proof import LAWFUL, complete_walks, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.loading.project import Project


def _project(project: Project) -> Iterator[Finding]:
    for scenario in project.scenarios.values():
        for ending in scenario.endings.values():
            if ending.lawful == LAWFUL and not ending.requires:
                message = f"the lawful ending `{ending.id}` requires nothing"
                hint = "add `requires:` with the events that the law demands on every way to it"
                yield Finding(message, hint, span=ending.span)
        seen: set[tuple[str, str]] = set()
        for walk in complete_walks(scenario, project.procedures):
            events = walk.machine.program.seen
            for state, row in enumerate(walk.states):
                node = walk.node(state)
                for event in node.requires:
                    there = row[walk.machine.seen_at + events.index(event)]
                    if not there and (node.id, event) not in seen:
                        seen.add((node.id, event))
                        message = (
                            f"`{node.id}` requires {event}, but is reached without it: "
                            f"{told(walk)}{walk.path(state)}"
                        )
                        hint = "close the way past it, or give the event to the options on the way"
                        yield Finding(message, hint, span=scenario.endings[node.id].span)


CHECK = Check(
    name="scenario-mandatory",
    code="QG428",
    severity=Severity.ERROR,
    summary="A lawful ending names what it requires, and no way reaches it without that.",
    bad="""\
e_ok: {lawful: true, requires: [show_id]}   # and a way past show_id
""",
    good="""\
e_ok: {lawful: true, requires: [show_id]}
""",
    project=_project,
)
