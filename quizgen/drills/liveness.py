"""Liveness: what of a state can still matter, so that states alike in that count as one.

A register matters at a node when something that can follow reads it: a condition, a rule with
one of its events still to come, a fault that may still be mended, an ending that asks for it.
What does not matter is put back to where it starts. Nothing that can be chosen, broken or reached
changes by that: the walks are the same, only fewer states are needed to hold them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizgen.drills.monitor import tick
from quizgen.expressions import names_in
from quizgen.model.scenario import FLAW

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.drills.machine import Machine
    from quizgen.drills.monitor import Table
    from quizgen.drills.program import Node, Program
    from quizgen.expressions import Expr

LEVEL = 1
SIZE = 256


@dataclass(frozen=True, slots=True)
class Future:
    """What can still happen after a node was entered, conditions aside."""

    events: frozenset[str]
    names: frozenset[str]
    """Read by conditions and by what is put into variables."""
    mended: frozenset[str]
    required: frozenset[str]
    times: frozenset[tuple[int, int]]


class Liveness:
    """Puts the registers of a state that no longer matter back to where they start."""

    def __init__(self, machine: Machine) -> None:
        self._tables: list[list[tuple[int, bytes]]] = []
        self._folded: list[list[tuple[int, int]]] = []
        program = machine.program
        for number, future in enumerate(_futures(program)):
            tables = [
                (machine.rules_at + place, found)
                for place, rule in enumerate(program.rules)
                if (found := _alike(rule, future, over=bool(program.nodes[number].lawful)))
            ]
            # The registers of the variables lie before those of the rules.
            first = machine.rules_at - len(program.variables)
            tables += [
                (first + place, bytes(SIZE))
                for place, variable in enumerate(program.variables)
                if variable.id not in future.names
            ]
            tables += [
                (machine.seen_at + place, bytes(SIZE))
                for place, event in enumerate(program.seen)
                if event not in future.required
            ]
            self._tables.append(tables)
            kept = future.mended | future.names
            self._folded.append(
                [
                    (machine.open_at + place, severity)
                    for place, (name, severity) in enumerate(program.open)
                    if name not in kept
                ]
            )

    def __call__(self, state: bytes) -> bytes:
        """Return the state by which all those are known that lead on in the same way."""
        row = bytearray(state)
        for place, table in self._tables[row[0]]:
            row[place] = table[row[place]]
        for place, severity in self._folded[row[0]]:
            if row[place]:
                row[place] = 0
                row[LEVEL] = max(row[LEVEL], severity)
        return bytes(row)


def _futures(program: Program) -> Iterator[Future]:
    nodes = program.nodes
    onward = [{to for o in node.options for r in o.results for _, to in r.onward} for node in nodes]
    for number in range(len(nodes)):
        reached = {number}
        waiting = [number]
        while waiting:
            for to in onward[waiting.pop()] - reached:
                reached.add(to)
                waiting.append(to)
        entered = {to for at in reached for to in onward[at]}
        results = [r for at in reached for o in nodes[at].options for r in o.results]
        beats = [beat for at in entered for beat in nodes[at].beats]
        events = {event for result in results for event in result.events}
        events |= {event for _, happen in beats for event in happen}
        read = [tree for at in reached for tree in _read(nodes[at])] + [when for when, _ in beats]
        yield Future(
            events=frozenset(events),
            names=frozenset(name.name for tree in read if tree for name in names_in(tree)) - {FLAW},
            mended=frozenset(name for result in results for name in result.corrects),
            required=frozenset(event for at in reached for event in nodes[at].requires),
            times=frozenset((result.days, result.workdays) for result in results),
        )


def _read(node: Node) -> Iterator[Expr | None]:
    """Yield every formula of the options of a node."""
    for option in node.options:
        yield option.when
        for result in option.results:
            yield result.when
            yield from (value for _, value in result.sets)
            yield from (when for when, _ in result.onward)


def _alike(rule: Table, future: Future, *, over: bool) -> bytes:
    """Return, for each state of a rule, the first that acts the same, or nothing where none do."""
    count = len(rule.end)
    if over:
        return bytes(SIZE)
    steps = [states for event, states in rule.on.items() if event in future.events]
    if rule.clock:
        side = 1 if rule.clock == "workdays" else 0
        days = sorted({time[side] for time in future.times} - {0})
        steps += [tuple(tick(state, d, rule.limit) for state in range(count)) for d in days]
    classes = [int(broken) for broken in rule.end]
    while True:
        signs = [
            (classes[state], *((classes[_plain(s[state])], s[state] < 0) for s in steps))
            for state in range(count)
        ]
        order = {sign: place for place, sign in enumerate(dict.fromkeys(signs))}
        finer = [order[sign] for sign in signs]
        if len(order) == len(set(classes)):
            break
        classes = finer
    firsts: dict[int, int] = {}
    table = [firsts.setdefault(found, state) for state, found in enumerate(finer)]
    if table == list(range(count)):
        return b""
    return bytes(table) + bytes(SIZE - count)


def _plain(state: int) -> int:
    return state if state >= 0 else ~state
