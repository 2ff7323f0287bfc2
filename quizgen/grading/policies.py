"""Policies: what ticks that are not exactly the key are worth (table of contract section 2)."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import NamedTuple

from quizgen.grading.exact import ratio
from quizgen.grading.judgement import ZERO, share


class Ticks(NamedTuple):
    """What a policy has to know."""

    max: Fraction
    parameters: Mapping[str, object]
    chosen: tuple[str, ...]
    options: int
    """Number of options; ``key`` is that of the right ones."""
    key: int
    right: int
    """Number of right ticks; ``wrong`` that of the others."""
    wrong: int

    def number(self, name: str, default: str = "0") -> Fraction:
        """Return a parameter of the policy."""
        return ratio(str(self.parameters.get(name, default)))

    def total(self, name: str, default: str) -> Fraction:
        """Return the sum of what table ``name`` gives for the ticks."""
        table = self.parameters.get(name)
        weights: Mapping[str, str] = table if isinstance(table, Mapping) else {}
        return sum((ratio(weights.get(id_, default)) for id_ in self.chosen), ZERO)


def _nothing(_: Ticks) -> Fraction:
    return ZERO


def _some(ticks: Ticks, points: Fraction) -> Fraction:
    """Give points for some right ticks and no wrong one, at most all."""
    return ZERO if ticks.wrong or not ticks.right else share(min(points, ticks.max), ticks.max)


def _half(ticks: Ticks) -> Fraction:
    return _some(ticks, ticks.max / 2)


def _rounded_half(ticks: Ticks) -> Fraction:
    return _some(ticks, Fraction(math.ceil(ticks.max / 2))) if ticks.max > 1 else ZERO


def _fixed(ticks: Ticks) -> Fraction:
    return _some(ticks, ticks.number("points"))


def _each(ticks: Ticks) -> Fraction:
    return _some(ticks, ticks.right * ticks.number("each"))


def _weighted(ticks: Ticks) -> Fraction:
    return _some(ticks, ticks.total("weights", "0"))


def _proportional(ticks: Ticks) -> Fraction:
    return ZERO if ticks.wrong else share(ticks.right, ticks.key)


def _net(ticks: Ticks) -> Fraction:
    return max(ZERO, share(ticks.right - ticks.wrong, ticks.key))


def _false2(ticks: Ticks) -> Fraction:
    others = max(ticks.options - ticks.key, 2)
    worth = share(ticks.right, ticks.key) - Fraction(ticks.wrong, others)
    return max(ticks.number("floor"), worth)


def _each_option(ticks: Ticks) -> Fraction:
    missed = ticks.key - ticks.right
    return share(ticks.options - ticks.wrong - missed, ticks.options)


def _coverage(ticks: Ticks) -> Fraction:
    return share(ticks.right, ticks.key) * share(ticks.right, ticks.right + ticks.wrong)


def _map(ticks: Ticks) -> Fraction:
    points = ticks.total("map", str(ticks.parameters.get("default", "0")))
    if "lower" in ticks.parameters:
        points = max(points, ticks.number("lower"))
    if "upper" in ticks.parameters:
        points = min(points, ticks.number("upper"))
    return share(points, ticks.max)


MULTI: Mapping[str, Callable[[Ticks], Fraction]] = {
    "cn_zero": _nothing,
    "all_or_nothing": _nothing,
    "cn_half": _half,
    "wjx_half": _rounded_half,
    "cn_fixed": _fixed,
    "cn_each": _each,
    "cn_weighted": _weighted,
    "cn_proportional": _proportional,
    "net_correct": _net,
    "false2": _false2,
    "each_option": _each_option,
    "coverage": _coverage,
    "map": _map,
}
