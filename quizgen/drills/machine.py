"""Machine: one step of a walk, pure; twin of ``web/src/scenario/machine.mjs``.

A state is a row of bytes: the node, the flaw (0 to 3), the variables (places in their domains),
the rules, the open faults, the required events that were seen. A choice does its work in this
order: mends, time passes, events, faults, variables, and then the next scene with its events.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias, assert_never

from quizgen.drills.monitor import tick
from quizgen.expressions import Binary, Call, Expr, Listing, Literal, Name, Unary
from quizgen.loading.conditions import formula
from quizgen.model.scenario import FLAW

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from quizgen.drills.program import Option, Program, Result, World

    Row: TypeAlias = bytes | bytearray
    Getter: TypeAlias = Callable[[Row], int | str | bool]

NODE, LEVEL, FIRST = 0, 1, 2

NO_OUTCOME = "!outcome"
NO_NEXT = "!next"
OUTSIDE = "!domain"
"""Marks of what a proof must rule out: they are no faults of the learner."""


@dataclass(frozen=True, slots=True)
class Choice:
    """An outcome of an option at a node: what an edge of the walk is."""

    node: int
    option: Option
    result: Result
    number: int
    """Place among the outcomes of the option."""

    @property
    def label(self) -> str:
        """What a path says."""
        return self.option.id or "→"


@dataclass(frozen=True, slots=True)
class Move:
    """A choice that can be made, and what comes of it."""

    choice: int
    state: bytes
    hits: tuple[str, ...]
    """Faults committed and rules broken by it, in order; marks begin with ``!``."""
    events: tuple[str, ...] = ()
    """What happens by it, in order, those of the next scene included."""


class Machine:
    """A program in one world."""

    def __init__(self, program: Program, world: World) -> None:
        self.program = program
        self.world = world
        self.rules_at = FIRST + len(program.variables)
        self.open_at = self.rules_at + len(program.rules)
        self.seen_at = self.open_at + len(program.open)
        self.width = self.seen_at + len(program.seen)
        self._open = {name: self.open_at + n for n, (name, _) in enumerate(program.open)}
        self._variables = {v.id: FIRST + n for n, v in enumerate(program.variables)}
        self._compiled: dict[int, Getter] = {}
        self._on = {
            event: [
                (self.rules_at + n, rule.on[event], rule.id)
                for n, rule in enumerate(program.rules)
                if event in rule.on
            ]
            for event in {event for rule in program.rules for event in rule.on}
        }
        self.opening: tuple[str, ...] = ()
        """What happens in the first scene by itself."""
        self._happened: list[str] = []
        self.choices: list[Choice] = []
        self._offers: list[list[tuple[Option, int]]] = []
        for number, node in enumerate(program.nodes):
            offers = []
            for option in node.options:
                offers.append((option, len(self.choices)))
                self.choices += [
                    Choice(number, option, result, n) for n, result in enumerate(option.results)
                ]
            self._offers.append(offers)

    def begin(self) -> tuple[bytes, tuple[str, ...]]:
        """Return the first state, and what its scene breaks."""
        row = bytearray(self.width)
        hits: list[str] = []
        self._happened = []
        self._enter(row, self.program.start, hits)
        self.opening = tuple(self._happened)
        return bytes(row), tuple(hits)

    def moves(self, state: bytes) -> Iterator[Move]:
        """Yield every choice that is open in ``state``, in the order of writing."""
        for option, first in self._offers[state[NODE]]:
            if not self._holds(option.when, state):
                continue
            for number, result in enumerate(option.results):
                if self._holds(result.when, state):
                    yield self._take(state, result, first + number)
                    break
            else:
                yield Move(first, state, (NO_OUTCOME,))

    def settled(self, condition: str) -> bool:
        """Return whether a condition on the case alone holds in this world."""
        return self._holds(formula(condition), bytes(self.width))

    def holds(self, condition: str, row: Row) -> bool:
        """Return whether a condition holds in a state."""
        return self._holds(formula(condition), row)

    def flaw(self, row: Row) -> int:
        """Return the worst fault that is not mended."""
        worst = row[LEVEL]
        for place, (_, severity) in enumerate(self.program.open, self.open_at):
            if row[place] and severity > worst:
                worst = severity
        return worst

    def _take(self, state: bytes, result: Result, choice: int) -> Move:
        row = bytearray(state)
        hits: list[str] = []
        self._happened = []
        for name in result.corrects:
            place = self._open[name]
            if row[place]:
                row[place] = 0
                row[LEVEL] = max(row[LEVEL], 1)
        if result.days or result.workdays:
            self._wait(row, result, hits)
        self._happen(row, result.events, hits)
        for name in result.faults:
            self._fault(row, name, hits)
        for variable, value in result.sets:
            domain = self.program.variables[variable].domain
            wanted = self._value(value, row)
            if wanted in domain:
                row[FIRST + variable] = domain.index(wanted)
            else:
                hits.append(OUTSIDE)
        for when, node in result.onward:
            if self._holds(when, row):
                self._enter(row, node, hits)
                return Move(choice, bytes(row), tuple(hits), tuple(self._happened))
        return Move(choice, state, (*hits, NO_NEXT))

    def _enter(self, row: bytearray, number: int, hits: list[str]) -> None:
        row[NODE] = number
        node = self.program.nodes[number]
        happened = [events for when, events in node.beats if self._holds(when, row)]
        for events in happened:
            self._happen(row, events, hits)
        if node.lawful:
            for place, rule in enumerate(self.program.rules, self.rules_at):
                if rule.end[row[place]]:
                    self._fault(row, rule.id, hits)

    def _happen(self, row: bytearray, events: tuple[str, ...], hits: list[str]) -> None:
        self._happened += events
        for event in events:
            for place, states, rule in self._on.get(event, ()):
                following = states[row[place]]
                row[place] = following if following >= 0 else ~following
                if following < 0:
                    self._fault(row, rule, hits)
            if event in self.program.seen:
                row[self.seen_at + self.program.seen.index(event)] = 1

    def _wait(self, row: bytearray, result: Result, hits: list[str]) -> None:
        for place, rule in enumerate(self.program.rules, self.rules_at):
            if rule.clock:
                days = result.workdays if rule.clock == "workdays" else result.days
                following = tick(row[place], days, rule.limit)
                row[place] = max(following, 0)
                if following < 0:
                    self._fault(row, rule.id, hits)

    def _fault(self, row: bytearray, name: str, hits: list[str]) -> None:
        hits.append(name)
        place = self._open.get(name)
        if place is None:
            row[LEVEL] = max(row[LEVEL], self.program.severities[name])
        else:
            row[place] = 1

    def _holds(self, when: Expr | None, row: Row) -> bool:
        return when is None or bool(self._value(when, row))

    def _value(self, tree: Expr, row: Row) -> int | str | bool:
        found = self._compiled.get(id(tree))
        if found is None:
            found = self._compiled[id(tree)] = self._compile(tree)
        return found(row)

    def _compile(self, tree: Expr) -> Getter:
        """Return a function of the state; facts become constants."""
        match tree:
            case Literal():
                value = tree.value
                plain = int(value) if isinstance(value, Fraction) else value
                return lambda _: plain
            case Name():
                return self._name(tree.name)
            case Unary():
                inner = self._compile(tree.operand)
                if tree.operator == "not":
                    return lambda row: not inner(row)
                return lambda row: -inner(row)  # type: ignore[operator]
            case Binary(right=Listing(items=listed)):
                left = self._compile(tree.left)
                items = [self._compile(item) for item in listed]
                wanted = tree.operator == "in"
                return lambda row: (left(row) in [item(row) for item in items]) == wanted
            case Binary():
                return _binary(tree.operator, self._compile(tree.left), self._compile(tree.right))
            case Listing() | Call():
                raise AssertionError(tree)
            case _:
                assert_never(tree)

    def _name(self, name: str) -> Getter:
        if name == FLAW:
            return self.flaw
        if name in self._variables:
            place = self._variables[name]
            domain = self.program.variables[place - FIRST].domain
            return lambda row: domain[row[place]]
        if name in self._open:
            bit = self._open[name]
            return lambda row: row[bit] == 1
        constant = self.world[name]
        return lambda _: constant


def _binary(operator: str, left: Getter, right: Getter) -> Getter:
    table: dict[str, Getter] = {
        "and": lambda row: bool(left(row) and right(row)),
        "or": lambda row: bool(left(row) or right(row)),
        "==": lambda row: left(row) == right(row),
        "!=": lambda row: left(row) != right(row),
        "<": lambda row: left(row) < right(row),  # type: ignore[operator]
        "<=": lambda row: left(row) <= right(row),  # type: ignore[operator]
        ">": lambda row: left(row) > right(row),  # type: ignore[operator]
        ">=": lambda row: left(row) >= right(row),  # type: ignore[operator]
        "+": lambda row: left(row) + right(row),  # type: ignore[operator]
        "-": lambda row: left(row) - right(row),  # type: ignore[operator]
    }
    return table[operator]
