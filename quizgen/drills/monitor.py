"""Monitor: a rule of procedure as a table, one small automaton that events move along.

A state is a number. ``on[event][state]`` is the next state; where the event breaks the rule it is
written as ``~next``. A rule that was broken lets go: the same omission is not counted again at
every later step.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizgen.model.scenario import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quizgen.model.scenario import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One rule, ready to run."""

    id: str
    severity: int
    """A value of `SEVERITIES`: the higher, the graver."""
    on: Mapping[str, tuple[int, ...]]
    """By event, the next state for each state; ``~next`` where the rule is broken by it."""
    end: tuple[bool, ...]
    """By state: whether the rule is broken when the case ends there."""
    clock: str = ""
    """days or workdays, for a rule with a deadline."""
    limit: int = 0
    """Days of that clock."""


def table(rule: Rule) -> Table:
    """Return the automaton of ``rule``.

    Raises:
        AssertionError: If the rule is of a kind that its reader does not let in.
    """
    severity = SEVERITIES[rule.severity]
    end: tuple[bool, ...] = (False, False)
    clock = ""
    moves: dict[str, tuple[int, ...]] = {}
    match rule.kind:
        case "precedence":
            moves |= dict.fromkeys(rule.then, (~1, 1))
            moves |= dict.fromkeys(rule.reset, (0, 0))
            moves |= dict.fromkeys(rule.first, (1, 1))
        case "response":
            moves |= dict.fromkeys(rule.until, (0, ~0))
            moves |= dict.fromkeys(rule.after, (1, 1))
            moves |= dict.fromkeys(rule.then, (0, 0))
            end = (False, True)
        case "absence":
            moves |= dict.fromkeys(rule.then, (~0, ~0))
        case "not_after":
            moves |= dict.fromkeys(rule.then, (0, ~1))
            moves |= dict.fromkeys(rule.after, (1, 1))
        case "within":
            running = rule.number + 1  # state 1 is "today", the last one "on the last day"
            clock = "workdays" if rule.unit == "工作日" else "days"
            moves |= dict.fromkeys(rule.after, (1, *range(1, running + 1)))
            moves |= dict.fromkeys(rule.then, (0,) * (running + 1))
            end = (False, *(True,) * running)
        case _:
            raise AssertionError(rule.kind)
    return Table(id=rule.id, severity=severity, on=moves, end=end, clock=clock, limit=rule.number)


def tick(state: int, days: int, limit: int) -> int:
    """Return the next state of a deadline after ``days``; ``~0`` when it has passed."""
    if state == 0:
        return 0
    return state + days if state + days <= limit + 1 else ~0
