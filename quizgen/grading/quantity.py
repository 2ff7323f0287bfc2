"""Quantity: unit words to canonical units, and values from one to another (contract section 4)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from quizgen.grading.exact import ratio
from quizgen.grading.text import ascii_lower
from quizgen.model.units import by_spelling, table

if TYPE_CHECKING:
    from fractions import Fraction


class Measure(NamedTuple):
    """A unit that a rule can meet: its dimension and its factor to the base of that dimension."""

    name: str
    dim: str
    factor: Fraction


@lru_cache(maxsize=1024)
def is_unit(text: str) -> bool:
    """Say whether ``text`` is a unit word of the table, ASCII case aside."""
    return text in by_spelling() or ascii_lower(text) in _lowered()


@lru_cache(maxsize=1)
def _lowered() -> frozenset[str]:
    return frozenset(map(ascii_lower, by_spelling()))


def measure(name: str) -> Measure:
    """Return the unit called ``name``; one outside the table is a dimension of its own."""
    canonical = by_spelling().get(name)
    if canonical is None:
        return Measure(name, f"?{name}", ratio("1"))
    unit = table()[canonical]
    return Measure(canonical, unit.dim, ratio(unit.factor))


@lru_cache(maxsize=1024)
def accepted(unit: str, units: tuple[str, ...]) -> tuple[Measure, ...]:
    """Return the units that a rule names, its own first; empty for a plain number."""
    names = [unit] if unit else []
    return tuple(dict.fromkeys(measure(name) for name in (*names, *units)))


@lru_cache(maxsize=4096)
def resolve(text: str, unit: str, units: tuple[str, ...]) -> Measure | None:
    """Return the unit that ``text`` names for a rule with ``unit`` and ``units``.

    Exact spelling first, over the whole table and the rule's own words; else ASCII
    case-insensitive, when just one accepted unit is spelled so.
    """
    taken = accepted(unit, units)
    if not taken:
        return None
    if text in by_spelling() or text in {m.name for m in taken}:
        return measure(text)
    lowered = ascii_lower(text)
    matches = {m for m in taken if lowered in _spellings(m.name)}
    return matches.pop() if len(matches) == 1 else None


@lru_cache(maxsize=256)
def _spellings(name: str) -> frozenset[str]:
    aliases = table()[name].alias if name in table() else ()
    return frozenset(map(ascii_lower, (name, *aliases)))
