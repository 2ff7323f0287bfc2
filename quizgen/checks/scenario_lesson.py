"""Scenario lesson: a drill for a class has all its parts, and fits into the lesson."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding
from quizgen.diagnostics import Severity
from quizgen.drills.proof import complete_walks
from quizgen.drills.routes import best_way

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.drills.explore import Exploration
    from quizgen.loading.project import Project
    from quizgen.model.scenario import Scenario
    from quizgen.model.scenes import Scene

SPARE = 2
"""Minutes that must be left once the discussions, on which nothing rests, are left out."""


def _project(project: Project) -> Iterator[Finding]:
    for scenario in project.scenarios.values():
        if not scenario.for_classroom or scenario.broken:
            continue
        for name, part in (
            ("classroom", scenario.classroom),
            ("injects", scenario.injects),
            ("rubric", scenario.rubric),
            ("debrief", scenario.debrief),
            ("seats", scenario.seats),
        ):
            if not part:
                message = f"a drill for a class needs `{name}`"
                yield Finding(message, f"add `{name}:`", span=scenario.span)
        for scene in scenario.scenes.values():
            if not scene.minutes:
                message = f"scene `{scene.id}` does not say how long it plays"
                yield Finding(message, "add `minutes:`", span=scene.span)
            if scene.clock is not None and scene.clock.warn >= max(scene.minutes, 1):
                message = f"the warning of `{scene.id}` comes before it begins"
                yield Finding(message, "warn later", span=scene.clock.day.span)
        lesson = scenario.classroom
        plays = [_played(walk) for walk in complete_walks(scenario, project.procedures)]
        play = max((whole for whole, _ in plays), default=0)
        least = max((whole - talk for whole, talk in plays), default=0)
        if lesson is None:
            continue
        message = ""
        if lesson.around + play > lesson.minutes:
            message = (
                f"{play} minutes of play and {lesson.around} around it do not fit into "
                f"{lesson.minutes}"
            )
        elif lesson.around + least + SPARE > lesson.minutes:
            message = (
                f"{least} minutes of play without its discussion and {lesson.around} around it "
                f"leave less than {SPARE} of {lesson.minutes} to a class that goes astray"
            )
        if message:
            yield Finding(message, "cut, or plan a longer lesson", span=lesson.span)


def _played(walk: Exploration) -> tuple[int, int]:
    """Return the minutes of the best way with its cues, and those of discussions among them."""
    scenario = walk.machine.program.scenario
    visited = [walk.node(0).id, *(walk.node(edge.target).id for edge in best_way(walk))]
    scenes = [scenario.scenes[name] for name in visited if name in scenario.scenes]
    cues = [i for i in scenario.injects if i.at and i.at.id in {scene.id for scene in scenes}]
    whole = sum(scene.minutes for scene in scenes) + sum(cue.minutes for cue in cues)
    return whole, sum(scene.minutes for scene in scenes if _discussed(scene, scenario))


def _discussed(scene: Scene, scenario: Scenario) -> bool:
    decision = scenario.decisions.get(scene.decision.id) if scene.decision else None
    return decision is not None and decision.discussion


CHECK = Check(
    name="scenario-lesson",
    code="QG487",
    severity=Severity.ERROR,
    summary="A drill for a class has all its parts, and fits into the lesson.",
    bad="""\
classroom: {minutes: 45, phases: {rules: 5, prepare: 10, hotwash: 5, debrief: 30}, …}
""",
    good="""\
classroom: {minutes: 120, phases: {rules: 5, prepare: 10, hotwash: 5, debrief: 30}, …}
""",
    project=_project,
)
