"""Story: how a group's case goes when everything is done right, scene by scene, on both clocks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from quizgen import rng
from quizgen.diagnostics import ContentError
from quizgen.drills.clock import begin as begin_of
from quizgen.drills.machine import NODE, Machine
from quizgen.drills.program import build, world_of
from quizgen.model.scenes import OPEN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from quizgen.classroom.groups import Group
    from quizgen.drills.facts import Case
    from quizgen.model.classroom import Inject
    from quizgen.model.scenario import Procedure, Scenario
    from quizgen.model.scenes import Beat, Decision, Ending, Option, Outcome, Scene

PERCENT = 100


@dataclass(frozen=True, slots=True)
class Move:
    """An option that is open in a scene, with what would come of it there."""

    option: Option
    outcome: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A scene of the best way."""

    scene: Scene
    begin: int
    """Minutes since the play began."""
    moment: datetime | None
    """In the story, where a clock says so."""
    beats: tuple[Beat, ...]
    """Those that happen on this way."""
    cues: tuple[Inject, ...]
    """Those that come for this case."""
    decision: Decision | None = None
    best: Move | None = None
    others: tuple[Move, ...] = ()

    @property
    def minutes(self) -> int:
        """Return how long it plays, with the time for its cues."""
        return self.scene.minutes + sum(cue.minutes for cue in self.cues)

    @property
    def optional(self) -> bool:
        """Return whether it may be left out: nothing rests on what is chosen in a discussion."""
        return self.decision is not None and self.decision.discussion


@dataclass(frozen=True, slots=True)
class Story:
    """The best way of a case."""

    visits: tuple[Visit, ...]
    ending: Ending | None

    @property
    def minutes(self) -> int:
        """Return how long it plays."""
        return sum(visit.minutes for visit in self.visits)

    @property
    def optional(self) -> int:
        """Return how much of it may be left out when time is short."""
        return sum(visit.minutes for visit in self.visits if visit.optional)

    def visit(self, scene: str) -> Visit | None:
        """Return the first visit to a scene."""
        return next((visit for visit in self.visits if visit.scene.id == scene), None)


def comes(inject: Inject, case: Case) -> bool:
    """Return whether the seed lets a cue come at all; its condition is another matter."""
    drawn = rng.below(case.seed, f"injects.{inject.id}", PERCENT)
    return inject.prob >= PERCENT or drawn < inject.prob


def machine_of(scenario: Scenario, procedures: Mapping[str, Procedure], case: Case) -> Machine:
    """Return the machine of a case.

    Raises:
        ContentError: If the scenario is broken.
    """
    program = build(scenario, procedures)
    if program is None:
        hint = "see what `quizgen check` says of its file"
        raise ContentError("QG409", f"`{scenario.id}` cannot be played", scenario.span, hint)
    return Machine(program, world_of(program, case.values))


def story(scenario: Scenario, machine: Machine, group: Group) -> Story:
    """Return the way of the best options; it stops where a scene offers none or comes again."""
    state, _ = machine.begin()
    visits: list[Visit] = []
    begin = 0
    seen = set()
    while state not in seen:
        seen.add(state)
        node = machine.program.nodes[state[NODE]]
        if node.lawful:
            return Story(tuple(visits), scenario.endings[node.id])
        visit, onward = _visit(scenario, machine, group.case, state, begin)
        visits.append(visit)
        begin += visit.minutes
        state = onward
    return Story(tuple(visits), None)


def _visit(
    scenario: Scenario, machine: Machine, case: Case, state: bytes, begin: int
) -> tuple[Visit, bytes]:
    scene = scenario.scenes[machine.program.nodes[state[NODE]].id]
    best: Move | None = None
    others: list[Move] = []
    onward = state
    for move in machine.moves(state):
        choice = machine.choices[move.choice]
        outcome, option = choice.result.source, choice.option.source
        if outcome is None or option is None:
            onward = move.state
        elif outcome.grade in {"best", OPEN} and best is None:
            best, onward = Move(option, outcome), move.state
        else:
            others.append(Move(option, outcome))
    visit = Visit(
        scene=scene,
        begin=begin,
        moment=begin_of(scene.clock, case),
        beats=tuple(b for b in scene.beats if b.when is None or machine.holds(b.when.text, state)),
        cues=tuple(_cues(scenario, scene, machine, case, state)),
        decision=scenario.decisions.get(scene.decision.id) if scene.decision else None,
        best=best,
        others=tuple(others),
    )
    return visit, onward


def _cues(
    scenario: Scenario, scene: Scene, machine: Machine, case: Case, state: bytes
) -> Iterator[Inject]:
    here = [cue for cue in scenario.injects if cue.at is not None and cue.at.id == scene.id]
    for cue in sorted(here, key=lambda cue: cue.after):
        if comes(cue, case) and (cue.when is None or machine.holds(cue.when.text, state)):
            yield cue


def later(at: datetime | None, minutes: int) -> datetime | None:
    """Return a moment so many minutes on."""
    return None if at is None else at + timedelta(minutes=minutes)
