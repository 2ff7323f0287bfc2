"""Scenario rubric: observers can see what they rate, and know what each value looks like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding
from quizgen.diagnostics import Severity
from quizgen.drills.proof import complete_walks
from quizgen.drills.routes import happenings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.drills.explore import Exploration
    from quizgen.loading.project import Project
    from quizgen.model.classroom import Criterion


GLOBAL = 5
"""Levels of the global rating."""


def _project(project: Project) -> Iterator[Finding]:
    for scenario in project.scenarios.values():
        if not scenario.for_classroom or scenario.broken:
            continue
        walks = complete_walks(scenario, project.procedures)
        for line in scenario.rubric:
            for message, hint in (*_written(line), *_observed(line, walks)):
                yield Finding(f"criterion `{line.id}` {message}", hint, span=line.span)
        if sum(line.overall for line in scenario.rubric) != 1:
            message = "the sheet needs one global rating"
            yield Finding(message, "mark one criterion `overall: yes`", span=scenario.span)
        if not any(line.critical for line in scenario.rubric):
            message = "the sheet has no critical item"
            yield Finding(message, "mark one criterion `critical: yes`", span=scenario.span)


def _written(line: Criterion) -> Iterator[tuple[str, str]]:
    values = [int(value) if value.isdigit() else -1 for value in line.scale]
    first = 1 if line.overall else 0
    if line.overall and len(values) != GLOBAL:
        yield f"has {len(values)} levels", f"the global rating has {GLOBAL}"
    elif line.critical and values:
        yield "is critical and has a scale", "a critical item is met or not"
    elif not line.critical and len(values) < 2:  # noqa: PLR2004
        yield "has no scale", "add `scale:` with what each value looks like"
    elif values != list(range(first, first + len(values))):
        yield "has a scale with gaps", f"count from {first} up"
    elif len(line.anchors) != len(values):
        yield "has values without anchors", "write `scale: {0: …, 1: …}`"
    if not line.overall and not line.objective:
        yield "serves no objective", "add `objective:`"
    if not line.overall and not line.dimension:
        yield "belongs to no slice", "add `dimension:`"
    if line.observe is None:
        yield "says nowhere to look", "add `observe:` with a scene"


def _observed(line: Criterion, walks: tuple[Exploration, ...]) -> Iterator[tuple[str, str]]:
    if line.observe is None or not walks:
        return
    scene = line.observe.id
    seen: set[str] = set()
    for walk in walks:
        seen |= happenings(walk).get(scene, set())
    if not any(scene in happenings(walk) for walk in walks):
        yield f"looks at `{scene}`, which is never played", "name another scene"
        return
    for event in line.events:
        if event.id not in seen:
            yield f"records {event.id}, which cannot happen in `{scene}`", "name another scene"


CHECK = Check(
    name="scenario-rubric",
    code="QG483",
    severity=Severity.ERROR,
    summary="Every criterion is observable in its scene and has anchors, unless it is yes or no.",
    bad="""\
rubric: [{id: R1, scale: [0, 1, 2], observe: gate, events: [serve], …}]
""",
    good="""\
rubric: [{id: R1, scale: {0: 没有, 1: 有}, observe: gate, events: [show_id], objective: OB1, …}]
""",
    project=_project,
)
