"""Scene chart: what leads where in a scenario, and whether a lawful ending stays within reach."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from quizgen.drills.machine import NODE
from quizgen.drills.proof import LAWFUL

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quizgen.drills.proof import Proof

KEPT, GONE, LOST = "kept", "gone", "lost"
"""A lawful ending stays within reach; it is given away; it was out of reach before."""
KINDS = (KEPT, GONE, LOST)

Net: TypeAlias = "tuple[int, str]"
"""Where lines lead, and what kind they are: those of one net run together."""


@dataclass(frozen=True, slots=True)
class Line:
    """All choices of one kind that lead from one scene to another, both by node number."""

    source: int
    target: int
    kind: str
    count: int
    """How many different choices; 0 for going on without one."""

    @property
    def net(self) -> Net:
        """Return with which other lines it runs together."""
        return self.target, self.kind


def lines(proof: Proof) -> tuple[Line, ...]:
    """Return the lines of a complete proof, in the order of writing."""
    found: dict[tuple[int, int, str], set[str]] = {}
    for walk in proof.walks:
        lawful = walk.reaching_ending((LAWFUL,))
        for edge in walk.all_edges():
            if edge.source == edge.target:
                continue
            kind = KEPT if lawful[edge.target] else GONE if lawful[edge.source] else LOST
            way = (walk.states[edge.source][NODE], walk.states[edge.target][NODE], kind)
            found.setdefault(way, set()).add(edge.choice.option.id)
    shown = []
    for (source, target, kind), options in sorted(found.items(), key=_order):
        # Where a choice also comes about with better or worse luck, one line says enough.
        if kind == LOST and ((source, target, KEPT) in found or (source, target, GONE) in found):
            continue
        shown.append(Line(source, target, kind, len(options - {""})))
    return tuple(shown)


def _order(entry: tuple[tuple[int, int, str], set[str]]) -> tuple[int, int, int]:
    (source, target, kind), _ = entry
    return source, target, KINDS.index(kind)


def ranks(count: int, drawn: tuple[Line, ...], ends: Mapping[int, int]) -> list[int]:
    """Return in which row each node stands: below all that lead to it, endings at the bottom.

    Args:
        count: Number of nodes.
        drawn: The lines; those to a scene that was written earlier lead back.
        ends: Ending to its row among the rows of endings.
    """
    found = [0] * count
    for node in range(count):
        for line in drawn:
            if line.source == node and line.target > node:
                found[line.target] = max(found[line.target], found[node] + 1)
    last = max((rank for node, rank in enumerate(found) if node not in ends), default=0)
    for node, row in ends.items():
        found[node] = last + 1 + row
    return found
