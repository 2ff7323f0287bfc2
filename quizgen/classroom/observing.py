"""Observing: which criterion stands on whose sheet, and how points become a mark."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from quizgen.model.classroom import SLICES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from quizgen.model.classroom import Criterion
    from quizgen.model.scenario import Scenario


def slice_of(criterion: Criterion) -> str:
    """Return the one slice on which a criterion stands; the global rating stands on all."""
    return criterion.dimension or SLICES[0]


def slices(scenario: Scenario) -> tuple[str, ...]:
    """Return the slices that have something to observe, in their fixed order."""
    used = {slice_of(criterion) for criterion in scenario.rubric if not criterion.overall}
    return tuple(name for name in SLICES if name in used)


def criteria(scenario: Scenario, name: str) -> tuple[Criterion, ...]:
    """Return the criteria of a slice as the scenes come."""
    order = {scene: place for place, scene in enumerate(scenario.scenes)}
    chosen = [c for c in scenario.rubric if not c.overall and slice_of(c) == name]
    return tuple(sorted(chosen, key=lambda c: order.get(c.observe.id if c.observe else "", 0)))


def overall(scenario: Scenario) -> Criterion | None:
    """Return the global rating."""
    return next((criterion for criterion in scenario.rubric if criterion.overall), None)


def most(chosen: Iterable[Criterion]) -> Fraction:
    """Return the most points that criteria give; critical ones give none."""
    return sum((max(map(Fraction, c.scale), default=Fraction(0)) for c in chosen), Fraction(0))


def by_objective(scenario: Scenario) -> Mapping[str, tuple[Criterion, ...]]:
    """Return the criteria by which each objective is observed."""
    return {
        name: tuple(criterion for criterion in scenario.rubric if criterion.objective == name)
        for name in scenario.objectives
    }
