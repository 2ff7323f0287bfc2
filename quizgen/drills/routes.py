"""Routes: ways through all that was explored: past a step, along the best options, from a scene."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from quizgen.drills.proof import LAWFUL
from quizgen.model.scenes import OPEN

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from quizgen.drills.explore import Edge, Exploration


def step(walk: Exploration, edge: Edge) -> str:
    """Return a step as a path says it, "" for going on without a decision."""
    node = walk.machine.program.nodes[edge.choice.node]
    return f"{node.decision}={edge.choice.option.id}" if edge.choice.option.id else ""


def grade(edge: Edge) -> str:
    """Return how a step is graded, "" for going on without a decision."""
    source = edge.choice.result.source
    return source.grade if source is not None else ""


def bests(walk: Exploration, state: int) -> list[str]:
    """Return the options that are graded best in a state; in a discussion the first stands in."""
    edges = list(walk.edges(state))
    found = [edge for edge in edges if grade(edge) == "best"]
    found = found or [edge for edge in edges if grade(edge) == OPEN][:1]
    return [edge.choice.option.id for edge in found]


def told_path(walk: Exploration, edges: Iterable[Edge]) -> str:
    """Return steps as a path."""
    return " → ".join(filter(None, (step(walk, edge) for edge in edges))) or "the first scene"


def omission(walk: Exploration, first: Collection[str], then: Collection[str] = ()) -> str:
    """Return a shortest way to a lawful ending on which ``then`` comes before ``first``, or "".

    Where nothing is given for ``then``, it is the ending itself that comes before ``first``.
    """
    start = _heard(walk.machine.opening, first, then, late=False)
    if start is None:
        return ""
    origin = (0, start)
    parents: dict[tuple[int, bool], tuple[tuple[int, bool], Edge] | None] = {origin: None}
    waiting = [origin]
    for at in waiting:  # grows while it is read: breadth first
        state, late = at
        if walk.node(state).lawful == LAWFUL and (late or not then):
            return told_path(walk, _back(parents, at))
        for edge in walk.edges(state):
            heard = _heard(edge.events, first, then, late=late)
            if heard is None:
                continue
            reached = (edge.target, heard)
            if reached not in parents:
                parents[reached] = (at, edge)
                waiting.append(reached)
    return ""


def _heard(
    events: Iterable[str], first: Collection[str], then: Collection[str], *, late: bool
) -> bool | None:
    """Return whether ``then`` has come too early; ``None`` once ``first`` has come in time."""
    for event in events:
        if late:
            break
        if event in first:
            return None
        late = event in then
    return late


def _back(
    parents: dict[tuple[int, bool], tuple[tuple[int, bool], Edge] | None], at: tuple[int, bool]
) -> list[Edge]:
    found: list[Edge] = []
    before = parents[at]
    while before is not None:
        found.append(before[1])
        before = parents[before[0]]
    return found[::-1]


def best_way(walk: Exploration) -> tuple[Edge, ...]:
    """Return the steps of the best options, none where they end nowhere."""
    state = 0
    seen = {0}
    found: list[Edge] = []
    while not walk.node(state).lawful:
        edges = list(walk.edges(state))
        if walk.node(state).decision:
            edges = [edge for edge in edges if grade(edge) in {"best", OPEN}]
        if not edges or edges[0].target in seen:
            return ()
        found.append(edges[0])
        state = edges[0].target
        seen.add(state)
    return tuple(found)


def decisions(way: Iterable[Edge]) -> int:
    """Return how many of the steps are decisions."""
    return sum(bool(edge.choice.option.id) for edge in way)


def after(walk: Exploration, states: Iterable[int]) -> set[str]:
    """Return every event that can happen once one of ``states`` is reached."""
    known = set(states)
    waiting = list(known)
    events: set[str] = set()
    while waiting:
        for edge in walk.edges(waiting.pop()):
            events.update(edge.events)
            if edge.target not in known:
                known.add(edge.target)
                waiting.append(edge.target)
    return events


@lru_cache(maxsize=64)
def happenings(walk: Exploration) -> Mapping[str, set[str]]:
    """Return, for each scene that is played, the events on the steps into it and out of it."""
    found: dict[str, set[str]] = {walk.node(0).id: set(walk.machine.opening)}
    for edge in walk.all_edges():
        for state in (edge.source, edge.target):
            found.setdefault(walk.node(state).id, set()).update(edge.events)
    return found


def states_at(walk: Exploration, node: str) -> list[int]:
    """Return the states in which a scene has begun."""
    return [state for state in range(len(walk.states)) if walk.node(state).id == node]
