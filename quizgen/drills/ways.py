"""Ways: what keeps a lawful ending within reach, as a small table that a browser can follow."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from quizgen.drills.machine import NODE
from quizgen.drills.proof import LAWFUL
from quizgen.model.scenes import OPEN

if TYPE_CHECKING:
    from quizgen.drills.explore import Edge, Exploration

Way: TypeAlias = "tuple[int, list[tuple[str, int, int]]]"
"""Node, and the choices that lose nothing: option, place of the next state, outcome."""


def lawful_ways(walk: Exploration) -> list[Way]:
    """Return the states from which a lawful ending can be reached, the first state first.

    The best choice of a state comes first. Nothing is returned where there is no lawful way.
    """
    if not walk.complete:
        return []
    lawful = walk.reaching_ending((LAWFUL,))
    if not lawful[0]:
        return []
    order = [0]
    known = {0: 0}
    for state in order:
        for edge in walk.edges(state):
            if lawful[edge.target] and edge.target not in known:
                known[edge.target] = len(order)
                order.append(edge.target)
    return [
        (
            walk.states[state][NODE],
            [
                (edge.choice.option.id, known[edge.target], edge.choice.number)
                for edge in sorted(walk.edges(state), key=_rank)
                if lawful[edge.target]
            ],
        )
        for state in order
    ]


def best_way(ways: list[Way]) -> list[tuple[int, str, int]]:
    """Return node, option and outcome of each step that follows the first choice everywhere."""
    found = []
    place = 0
    seen: set[int] = set()
    while ways and ways[place][1] and place not in seen:
        seen.add(place)
        node, choices = ways[place]
        option, place, outcome = choices[0]
        found.append((node, option, outcome))
    return found


def _rank(edge: Edge) -> bool:
    source = edge.choice.result.source
    return source is not None and source.grade not in {"best", OPEN}
