"""Walk: replays a sequence of choices and tells what came of it; twin of ``walk.mjs``."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizgen.drills.machine import NODE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from quizgen.drills.machine import Machine, Move
    from quizgen.model.scenes import Outcome


@dataclass(frozen=True, slots=True)
class Step:
    """One choice of a walk."""

    scene: str
    decision: str
    option: str
    outcome: int
    grade: str
    points: int
    lost: int
    """Points by which the best option open there was better: the regret."""
    better: str
    """That option, "" where nothing was lost."""
    hits: tuple[str, ...]
    before: bytes
    after: bytes


@dataclass(frozen=True, slots=True)
class Walk:
    """A record of choices."""

    steps: tuple[Step, ...]
    state: bytes
    ending: str
    """"" while it goes on."""
    flaw: int
    score: Mapping[str, int]
    most: Mapping[str, int]
    """What the best options met on this way would have scored."""
    hits: tuple[str, ...]
    turn: int
    """Number of the step, from 0, that gave the last lawful ending away; -1 where none did."""


def replay(
    machine: Machine, choices: Iterable[str], known: dict[bytes, bool] | None = None
) -> Walk:
    """Walk along option ids, "" for going on; stops where one is not open.

    ``known`` keeps from walk to walk where a lawful ending can be reached from.
    """
    state, begun = machine.begin()
    score: Counter[str] = Counter()
    most: Counter[str] = Counter()
    hits = list(begun)
    steps: list[Step] = []
    for wanted in choices:
        moves = list(machine.moves(state))
        move = next((m for m in moves if machine.choices[m.choice].option.id == wanted), None)
        if move is None:
            break
        taken = machine.choices[move.choice]
        outcome = taken.result.source
        best = _best(machine, moves)
        points = lost = 0
        better = ""
        if outcome is not None:
            score.update(outcome.score)
            points = outcome.points
        if best is not None:
            most.update(best[1].score)
            lost = best[1].points - points
            better = best[0] if best[0] != wanted else ""
        node = machine.program.nodes[state[NODE]]
        grade = outcome.grade if outcome else ""
        steps.append(
            Step(
                scene=node.id, decision=node.decision, option=wanted, outcome=taken.number,
                grade=grade, points=points, lost=lost, better=better, hits=move.hits,
                before=state, after=move.state,
            )
        )  # fmt: skip
        hits += move.hits
        state = move.state
    node = machine.program.nodes[state[NODE]]
    return Walk(
        steps=tuple(steps),
        state=state,
        ending=node.id if node.lawful else "",
        flaw=machine.flaw(state),
        score=dict(score),
        most=dict(most),
        hits=tuple(hits),
        turn=_turn(machine, steps, {} if known is None else known),
    )


def _best(machine: Machine, moves: list[Move]) -> tuple[str, Outcome] | None:
    for move in moves:
        choice = machine.choices[move.choice]
        if choice.result.source is not None and choice.result.source.grade == "best":
            return choice.option.id, choice.result.source
    return None


def _turn(machine: Machine, steps: list[Step], known: dict[bytes, bool]) -> int:
    for number, step in enumerate(steps):
        if not lawful(machine, step.after, known):
            return number if lawful(machine, step.before, known) else -1
    return -1


def lawful(machine: Machine, state: bytes, known: dict[bytes, bool]) -> bool:
    """Return whether a lawful ending can still be reached; ``known`` keeps what was found."""
    if state in known:
        return known[state]
    seen = {state}
    waiting = [state]
    while waiting:
        at = waiting.pop()
        if known.get(at) or machine.program.nodes[at[NODE]].lawful == "true":
            known[state] = True
            return True
        for move in machine.moves(at):
            if move.state not in seen and known.get(move.state) is not False:
                seen.add(move.state)
                waiting.append(move.state)
    # From none of these is there a way, or one of them would have led on.
    known.update(dict.fromkeys(seen, False))
    return False
