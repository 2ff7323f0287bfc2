"""Explore: visits every state that any sequence of choices can reach, breadth first.

What is not visited is not proved: when the budget is spent the exploration says so, and nothing
else is claimed. Edges are kept in flat arrays, since there may be millions.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from quizgen.drills.liveness import Liveness
from quizgen.drills.machine import NODE, OUTSIDE, Machine

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from quizgen.drills.machine import Choice
    from quizgen.drills.program import Node, Program, World

BUDGET = 2_000_000
"""States of one scenario, over all its worlds."""


@dataclass(frozen=True, slots=True)
class Edge:
    """One step between two states, each by its place in `Exploration.states`."""

    source: int
    target: int
    choice: Choice
    hits: tuple[str, ...]
    events: tuple[str, ...]


@dataclass(slots=True, eq=False)
class Exploration:
    """All reachable states of one world, the first one first."""

    world: World
    machine: Machine
    complete: bool = True
    states: list[bytes] = field(default_factory=list)
    begun: tuple[str, ...] = ()
    """What the first scene breaks before anybody has chosen anything."""
    problems: dict[tuple[int, str], int] = field(default_factory=dict)
    """(choice, mark) to the first state in which it goes wrong."""
    stuck: set[int] = field(default_factory=set)
    """States in which an open option leads nowhere."""
    _parents: array[int] = field(default_factory=lambda: array("i"))
    _by: array[int] = field(default_factory=lambda: array("H"))
    _first: array[int] = field(default_factory=lambda: array("I", [0]))
    _targets: array[int] = field(default_factory=lambda: array("I"))
    _choices: array[int] = field(default_factory=lambda: array("H"))
    _hits: array[int] = field(default_factory=lambda: array("I"))
    _kinds: list[tuple[tuple[str, ...], tuple[str, ...]]] = field(default_factory=list)
    """What steps break, and what happens by them: few kinds for many steps."""

    def edges(self, state: int) -> Iterator[Edge]:
        """Yield the steps out of a state."""
        for n in range(self._first[state], self._first[state + 1]):
            choice = self.machine.choices[self._choices[n]]
            yield Edge(state, self._targets[n], choice, *self._kinds[self._hits[n]])

    def all_edges(self) -> Iterator[Edge]:
        """Yield every step."""
        for state in range(len(self.states)):
            yield from self.edges(state)

    def targets(self, state: int) -> array[int]:
        """Return the states one step away."""
        return self._targets[self._first[state] : self._first[state + 1]]

    def node(self, state: int) -> Node:
        """Return the scene or ending of a state."""
        return self.machine.program.nodes[self.states[state][NODE]]

    def path(self, state: int, *last: Choice) -> str:
        """Return a shortest way to a state, and ``last`` after it, as choices to make."""
        found: list[Choice] = list(reversed(last))
        while self._parents[state] >= 0:
            found.append(self.machine.choices[self._by[state]])
            state = self._parents[state]
        nodes = self.machine.program.nodes
        steps = [
            f"{nodes[choice.node].decision}={choice.option.id}"
            for choice in reversed(found)
            if choice.option.id
        ]
        return " → ".join(steps) or "the first scene"

    def reaching(self, goal: Callable[[int], bool]) -> bytearray:
        """Return, for each state, 1 when some sequence of choices leads to a goal."""
        found = bytearray(goal(state) for state in range(len(self.states)))
        changed = True
        while changed:
            changed = False
            for state in range(len(self.states) - 1, -1, -1):
                if not found[state] and any(found[target] for target in self.targets(state)):
                    found[state] = changed = True
        return found

    def reaching_ending(self, kinds: Collection[str]) -> bytearray:
        """Return, for each state, 1 when some sequence of choices leads to such an ending."""
        return self.reaching(lambda state: self.node(state).lawful in kinds)

    def visit(self, budget: int) -> None:
        """Visit states until there are no more, or ``budget`` of them."""
        begun, self.begun = self.machine.begin()
        alike = Liveness(self.machine)
        first = alike(begun)
        known = {first: 0}
        kinds: dict[tuple[tuple[str, ...], tuple[str, ...]], int] = {}
        self.states.append(first)
        self._parents.append(-1)
        self._by.append(0)
        at = 0
        while at < len(self.states):
            for move in self.machine.moves(self.states[at]):
                hits = move.hits
                if mark := next((hit for hit in hits if hit.startswith("!")), ""):
                    self.problems.setdefault((move.choice, mark), at)
                    if mark != OUTSIDE:
                        self.stuck.add(at)
                        continue
                    hits = tuple(hit for hit in hits if hit != OUTSIDE)
                state = alike(move.state)
                target = known.get(state)
                if target is None:
                    if len(self.states) >= budget:
                        self.complete = False
                        return
                    target = known[state] = len(self.states)
                    self.states.append(state)
                    self._parents.append(at)
                    self._by.append(move.choice)
                kind = (hits, move.events)
                if kind not in kinds:
                    kinds[kind] = len(self._kinds)
                    self._kinds.append(kind)
                self._targets.append(target)
                self._choices.append(move.choice)
                self._hits.append(kinds[kind])
            self._first.append(len(self._targets))
            at += 1


def explore(program: Program, budget: int = BUDGET) -> tuple[Exploration, ...]:
    """Visit all states of all worlds; the last exploration is incomplete if the budget is spent."""
    found = []
    for world in program.worlds:
        exploration = Exploration(world=world, machine=Machine(program, world))
        exploration.visit(budget)
        budget -= len(exploration.states)
        found.append(exploration)
        if not exploration.complete:
            break
    return tuple(found)
