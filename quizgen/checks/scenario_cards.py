"""Scenario cards: no card tells the secret of another, none tells the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding
from quizgen.diagnostics import Severity
from quizgen.drills.texts import shared_run
from quizgen.loading.scenario_formulas import private_to
from quizgen.model.classroom import EVERYBODY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.loading.project import Project
    from quizgen.model.classroom import Actor
    from quizgen.model.scenario import Scenario


RUN = 8
"""So many characters in a row are no accident."""


def _project(project: Project) -> Iterator[Finding]:
    for scenario in project.scenarios.values():
        if scenario.broken:
            continue
        for actor in scenario.cast.values():
            for secret in filter(None, (actor.secret, actor.breaks_if)):
                for reader, text in _read_by_others(scenario, actor):
                    if run := shared_run(secret, text, RUN):
                        message = f"the card of `{reader}` tells the secret of `{actor.id}`: {run}"
                        yield Finding(message, "say it in other words", span=actor.span)
            for finding in scenario.findings.values():
                if finding.text and shared_run(finding.text, actor.public, RUN):
                    message = f"`public` of `{actor.id}` tells the finding `{finding.id}`"
                    yield Finding(message, "let it be found out", span=actor.span)


def _read_by_others(scenario: Scenario, actor: Actor) -> Iterator[tuple[str, str]]:
    for other in scenario.cast.values():
        if other.id != actor.id:
            texts = (other.public, other.secret, other.goal, other.conflict, other.improvise)
            yield from ((other.id, text) for text in texts if text)
            yield from ((other.id, text.text) for text in private_to(other))
    for inject in scenario.injects:
        if inject.to not in {"", EVERYBODY, actor.id}:
            yield inject.to, inject.text.text


CHECK = Check(
    name="scenario-cards",
    code="QG463",
    severity=Severity.ERROR,
    summary="A secret stands on nobody else's card, and `public` tells no finding.",
    bad="""\
cast: [{id: boss, secret: 第二本台账在中控室里, …}, {id: guard, goal: 看住第二本台账在中控室里}]
""",
    good="""\
cast: [{id: boss, secret: 第二本台账在中控室里, …}, {id: guard, secret: 收过副总的烟, …}]
""",
    project=_project,
)
