"""Scenario injects: each cue can come, and what it asks for can happen in time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding
from quizgen.diagnostics import Severity
from quizgen.drills.proof import complete_walks
from quizgen.drills.routes import after, states_at
from quizgen.model.classroom import INJECT_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.drills.explore import Exploration
    from quizgen.loading.project import Project
    from quizgen.model.classroom import Inject
    from quizgen.model.scenario import Scenario


def _project(project: Project) -> Iterator[Finding]:
    for scenario in project.scenarios.values():
        if scenario.broken:
            continue
        walks = complete_walks(scenario, project.procedures)
        for inject in scenario.injects:
            for message, hint in _written(inject, scenario):
                yield Finding(message, hint, span=inject.span)
            if walks and inject.at is not None:
                yield from _possible(inject, inject.at.id, walks)


def _written(inject: Inject, scenario: Scenario) -> Iterator[tuple[str, str]]:
    name = f"inject `{inject.id}`"
    if inject.at is None:
        yield f"{name} has no time", "add `at:` such as `gate+2min`"
    elif (scene := scenario.scenes.get(inject.at.id)) and inject.after >= max(scene.minutes, 1):
        yield f"{name} comes after its scene is over", "give it an earlier time"
    if not inject.to:
        yield f"{name} is for nobody", "add `to:` with a person of `cast`, or `all`"
    if inject.type != INJECT_TYPES[0]:
        return
    if not inject.expect:
        yield f"{name} expects nothing", "add `expect:`, or `type: information`"
    elif not inject.minutes:
        yield f"{name} does not say how long it waits", "add `minutes:`"
    if not inject.miss and not inject.miss_fault:
        yield f"{name} does not say what follows where it is missed", "add `miss:` or `miss_fault:`"
    if not inject.objective:
        yield f"{name} serves no objective", "add `objective:`"


def _possible(inject: Inject, scene: str, walks: tuple[Exploration, ...]) -> Iterator[Finding]:
    events: set[str] = set()
    comes = False
    for walk in walks:
        states = states_at(walk, scene)
        if inject.when is not None:
            states = [s for s in states if walk.machine.holds(inject.when.text, walk.states[s])]
        comes = comes or bool(states)
        events |= after(walk, states)
    if not comes:
        message = f"inject `{inject.id}` never comes"
        yield Finding(message, "correct its scene or its `when`", span=inject.span)
        return
    for event in inject.expect:
        if event.id not in events:
            message = f"inject `{inject.id}` expects {event.id}, which cannot happen any more"
            hint = "give the event to an option that follows, or expect another"
            yield Finding(message, hint, span=event.span)


CHECK = Check(
    name="scenario-injects",
    code="QG481",
    severity=Severity.ERROR,
    summary="An inject has a scene, a time, an objective, and expects events that can follow it.",
    bad="""\
injects: [{id: I1, at: serve+2min, expect: [inspect], …}]   # nothing is inspected any more
""",
    good="""\
injects: [{id: I1, at: gate+2min, expect: [show_id], minutes: 3, miss: …, objective: OB1, …}]
""",
    project=_project,
)
