"""Proof: one exploration of a scenario, kept, and the figures that can be read from it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from time import perf_counter
from typing import TYPE_CHECKING

from quizgen.drills.explore import BUDGET, Exploration, explore
from quizgen.drills.program import Program, build

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from quizgen.diagnostics import Span
    from quizgen.drills.explore import Edge
    from quizgen.model.scenario import Procedure, Scenario
    from quizgen.model.scenes import Outcome

LAWFUL = "true"
WELL = ("true", "flawed")


@dataclass(frozen=True, slots=True, eq=False)
class Proof:
    """All that can be reached, in every world."""

    program: Program
    walks: tuple[Exploration, ...]
    seconds: float

    @property
    def complete(self) -> bool:
        """Return whether all of it was visited."""
        return all(walk.complete for walk in self.walks)

    @property
    def states(self) -> int:
        """Return how many states there are."""
        return sum(len(walk.states) for walk in self.walks)


def prove(scenario: Scenario, procedures: Mapping[str, Procedure]) -> Proof | None:
    """Return the exploration of a scenario; ``None`` for one that is broken."""
    shared = tuple(procedures[r.id] for r in scenario.procedures if r.id in procedures)
    return _prove(scenario, shared)


@lru_cache(maxsize=64)
def _prove(scenario: Scenario, shared: tuple[Procedure, ...]) -> Proof | None:
    program = build(scenario, {procedure.id: procedure for procedure in shared})
    if program is None:
        return None
    begin = perf_counter()
    walks = explore(program, BUDGET)
    return Proof(program, walks, perf_counter() - begin)


def complete_walks(
    scenario: Scenario, procedures: Mapping[str, Procedure]
) -> tuple[Exploration, ...]:
    """Return the worlds of a scenario, none when they were not all visited: then nothing holds."""
    proof = prove(scenario, procedures)
    return proof.walks if proof is not None and proof.complete else ()


def told(walk: Exploration) -> str:
    """Return in which world something happens, for a message."""
    facts = [f"{name}={value}" for name, value in walk.world.items() if isinstance(value, str)]
    return f"case {', '.join(facts)}: " if facts else ""


def outcomes(walk: Exploration) -> Iterator[tuple[Edge, Outcome]]:
    """Yield every step that is a decision, with its outcome."""
    for edge in walk.all_edges():
        if edge.choice.result.source is not None:
            yield edge, edge.choice.result.source


def place(scenario: Scenario, node: str) -> Span:
    """Return where a scene or an ending is written."""
    found = scenario.scenes.get(node) or scenario.endings.get(node)
    return found.span if found else scenario.span


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What the walks of a scenario come to."""

    states: int
    worlds: int
    ways: Mapping[str, int]
    """Ending to the number of different ways to it, detours that lead back not counted."""
    shortest: Mapping[str, str]
    unbounded: tuple[str, ...]
    """Endings that can be put off for ever by going in a circle."""
    lawful_states: int
    """States from which a lawful ending can still be reached."""
    mendable_states: int
    """States from which a lawful or a flawed ending can still be reached."""
    no_return: Mapping[str, int]
    """Choice to the number of states in which it gives the last lawful ending away."""
    no_return_path: Mapping[str, str]
    """The same choices, each with a shortest way to it."""
    decisions: tuple[int, int]
    """Decisions on the shortest and the longest way (circles not counted)."""


def figures(proof: Proof) -> Figures:
    """Return the figures of a complete proof."""
    ways: Counter[str] = Counter()
    no_return: Counter[str] = Counter()
    turns: dict[str, tuple[int, str]] = {}
    shortest: dict[str, tuple[int, str]] = {}
    unbounded: set[str] = set()
    lawful_states = mendable_states = 0
    spans: list[tuple[int, int]] = []
    for walk in proof.walks:
        lawful = walk.reaching_ending((LAWFUL,))
        lawful_states += sum(lawful)
        mendable_states += sum(walk.reaching_ending(WELL))
        own: set[str] = set()
        for edge in walk.all_edges():
            if lawful[edge.source] and not lawful[edge.target] and edge.choice.option.id:
                node = proof.program.nodes[edge.choice.node]
                name = f"{node.decision}={edge.choice.option.id}"
                no_return[name] += 1
                if name not in own:  # states come nearest first
                    own.add(name)
                    way = walk.path(edge.source, edge.choice)
                    far = (way.count("→"), f"{told(walk)}{way}")
                    turns[name] = min(turns.get(name, far), far)
        count, circles, lengths = _ways(walk)
        for state, number in enumerate(count):
            node = walk.node(state)
            if node.lawful:
                ways[node.id] += number
                spans.append(lengths[state])
                path = walk.path(state)
                best = (path.count("→"), f"{told(walk)}{path}")
                shortest[node.id] = min(shortest.get(node.id, best), best)
                if circles[state]:
                    unbounded.add(node.id)
    endings = [node.id for node in proof.program.nodes if node.lawful]
    return Figures(
        states=proof.states,
        worlds=len(proof.walks),
        ways={name: ways[name] for name in endings},
        shortest={name: shortest[name][1] for name in endings if name in shortest},
        unbounded=tuple(name for name in endings if name in unbounded),
        lawful_states=lawful_states,
        mendable_states=mendable_states,
        no_return=dict(sorted(no_return.items(), key=lambda pair: (-pair[1], pair[0]))),
        no_return_path={name: turns[name][1] for name in sorted(turns)},
        decisions=(min((a for a, _ in spans), default=0), max((b for _, b in spans), default=0)),
    )


def _ways(walk: Exploration) -> tuple[list[int], bytearray, list[tuple[int, int]]]:
    """Return the ways to each state, whether a circle lies before it, and its distances.

    Steps back to a state of the way itself are left out: what remains has no circles, so that
    one pass in topological order counts every way once.
    """
    order, back = _order(walk)
    count = [0] * len(walk.states)
    circles = bytearray(len(walk.states))
    spans = [(1 << 30, 0)] * len(walk.states)
    count[0], spans[0] = 1, (0, 0)
    for state in order:
        if any(target == state for _, target in back.get(state, ())):
            circles[state] = 1
        low, high = spans[state]
        for edge in walk.edges(state):
            target = edge.target
            if (state, target) in back.get(target, ()):
                continue
            step = int(bool(edge.choice.option.id))
            count[target] += count[state]
            circles[target] |= circles[state]
            spans[target] = (
                min(spans[target][0], low + step),
                max(spans[target][1], high + step),
            )
    return count, circles, spans


def _order(walk: Exploration) -> tuple[list[int], dict[int, set[tuple[int, int]]]]:
    """Return a topological order, and the steps that lead back, by the state they lead to."""
    new, on_way, done = 0, 1, 2
    marks = bytearray(len(walk.states))
    order: list[int] = []
    back: dict[int, set[tuple[int, int]]] = {}
    stack = [(0, iter(walk.targets(0)))]
    marks[0] = on_way
    while stack:
        state, rest = stack[-1]
        for target in rest:
            if marks[target] == on_way:
                back.setdefault(target, set()).add((state, target))
            elif marks[target] == new:
                marks[target] = on_way
                stack.append((target, iter(walk.targets(target))))
                break
        else:
            marks[state] = done
            order.append(state)
            stack.pop()
    order.reverse()
    return order, back
