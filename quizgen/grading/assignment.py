"""Assignment: pairs responses with blanks so that the marks are highest (contract section 6)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction


def assign(worth: Sequence[Sequence[Fraction | None]]) -> list[int | None]:
    """Return the blank for each response, each blank at most once, ``None`` for no blank.

    Of the best assignments it is the first in order: response 1 gets the lowest blank that it
    can have, and having one comes before having none; then response 2, and so on.

    Args:
        worth: A square: by response and blank, what the pair earns; ``None`` where it may not be.
    """
    size = len(worth)
    scale = math.lcm(*(pair.denominator for row in worth for pair in row if pair is not None))
    # What comes first in order is written in the digits below the marks, so one maximum finds both.
    base = size + 1
    costs = [[0] * size for _ in worth]
    for i, row in enumerate(worth):
        for j, pair in enumerate(row):
            if pair is not None:
                rank = (size - j) * base ** (size - 1 - i)
                costs[i][j] = -(int(pair * scale) * base**size + rank)
    places = _cheapest(costs)
    return [j if worth[i][j] is not None else None for i, j in enumerate(places)]


def _cheapest(costs: Sequence[Sequence[int]]) -> list[int]:
    """Return the column of each row in the cheapest perfect assignment (Hungarian method).

    Rows are added one by one; each time the cheapest augmenting path is found with potentials.
    """
    size = len(costs)
    row_potential, column_potential = [0] * (size + 1), [0] * (size + 1)
    row_of = [-1] * (size + 1)
    for row in range(size):
        row_of[size] = row
        free = size
        slack: list[int | None] = [None] * size
        before = [size] * size
        seen = [False] * (size + 1)
        while row_of[free] != -1:
            seen[free] = True
            current, nearest, target = row_of[free], None, size
            for column in range(size):
                if seen[column]:
                    continue
                gap = costs[current][column] - row_potential[current] - column_potential[column]
                known = slack[column]
                if known is None or gap < known:
                    slack[column], before[column], known = gap, free, gap
                if nearest is None or known < nearest:
                    nearest, target = known, column
            step = nearest or 0
            for column in range(size + 1):
                if seen[column]:
                    row_potential[row_of[column]] += step
                    column_potential[column] -= step
                elif column < size and (known := slack[column]) is not None:
                    slack[column] = known - step
            free = target
        while free != size:
            row_of[free] = row_of[before[free]]
            free = before[free]
    return [row_of.index(row) for row in range(size)]
