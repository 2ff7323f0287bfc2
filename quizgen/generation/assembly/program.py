"""Program: the rules of a blueprint as equations over items and forms, for a solver.

One worker and a limit that counts steps instead of seconds: the same forms on every machine.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, Any

from quizgen import rng
from quizgen.diagnostics import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quizgen.generation.assembly.pool import Candidate
    from quizgen.model.blueprints import Blueprint, Cell

STEPS = 60.0
"""Of the solver's own count; about as many seconds on one core."""
LOTS = 100
PRICES = {"items": 1000, "cell": 100, "points": 10, "spread": 1}
"""What it costs to miss a rule by one, when not all can hold: the cheap ones are blamed first."""
SHADES = 10_000
"""Facilities are counted in ten-thousandths."""


def solver() -> Any:
    """Return OR-tools' CP-SAT.

    Raises:
        UsageError: If it is not installed.
    """
    try:
        from ortools.sat.python import cp_model  # noqa: PLC0415 - only who assembles needs it
    except ImportError:
        hint = "install it with `pip install quizgen[solve]`"
        raise UsageError(f"parallel forms need OR-tools; {hint}") from None
    return cp_model


@dataclass(frozen=True, slots=True, kw_only=True)
class Lack:
    """What a form cannot have: a rule, and by how much it falls short."""

    form: int
    rule: str
    """``items``, ``points``, ``spread`` or ``cell``."""
    short: Fraction
    cell: Cell | None = None


@dataclass(slots=True)
class Program:
    """The equations; with ``slack``, every rule may be missed, at a price."""

    blueprint: Blueprint
    candidates: Sequence[Candidate]
    seed: int
    slack: bool = False
    model: Any = field(init=False)
    chosen: dict[tuple[int, int], Any] = field(init=False, default_factory=dict)
    """By place of the candidate and form: 1 where it is on it."""
    missed: list[tuple[Lack, Any, int]] = field(init=False, default_factory=list)
    """A rule, by how much it is missed, and by what that has been multiplied."""

    def __post_init__(self) -> None:
        self.model = solver().CpModel()
        forms = range(self.blueprint.forms)
        for place, candidate in enumerate(self.candidates):
            for form in forms:
                name = f"{candidate.item.id}/{form}"
                self.chosen[place, form] = self.model.new_bool_var(name)
        self._never()
        for form in forms:
            self._counts(form)
        self._alike()
        self._wish()

    def _never(self) -> None:
        """Rules that no form may break: anchors, enemies, exposure."""
        forms = range(self.blueprint.forms)
        places = {one.item.id: place for place, one in enumerate(self.candidates)}
        for place, candidate in enumerate(self.candidates):
            if candidate.anchor:
                for form in forms:
                    self.model.add(self.chosen[place, form] == 1)
            elif self.blueprint.exposure < self.blueprint.forms:
                on = sum(self.chosen[place, form] for form in forms)
                self.model.add(on <= self.blueprint.exposure)
        for group in self.blueprint.enemies:
            known = [places[id_] for id_ in group if id_ in places]
            for form in forms:
                self.model.add_at_most_one(self.chosen[place, form] for place in known)

    def _counts(self, form: int) -> None:
        blueprint = self.blueprint
        whole = sum(self._of(form, lambda _: 1))
        self._between(whole, blueprint.items, blueprint.items, _lack(form, "items"))
        for cell in blueprint.cells:
            part = sum(self._of(form, lambda one, cell=cell: int(cell.takes(one.item))))
            self._between(part, cell.least, cell.most, _lack(form, "cell", cell))
        if blueprint.points:
            wanted = Fraction(blueprint.points)
            unit = lcm(wanted.denominator, *(one.points.denominator for one in self.candidates))
            points = sum(self._of(form, lambda one: int(one.points * unit)))
            target = int(wanted * unit)
            self._between(points, target, target, _lack(form, "points"), unit)

    def _of(self, form: int, weigh: Any) -> Iterator[Any]:
        for place, candidate in enumerate(self.candidates):
            if weight := weigh(candidate):
                yield weight * self.chosen[place, form]

    def _between(self, value: Any, low: int, high: int, rule: Lack, unit: int = 1) -> None:
        """Hold a sum between two numbers, or note by how much it is outside of them."""
        if not self.slack:
            self.model.add(value >= low)
            self.model.add(value <= high)
            return
        most = 100_000 * unit
        short = self.model.new_int_var(0, most, f"short/{len(self.missed)}")
        over = self.model.new_int_var(0, most, f"over/{len(self.missed)}")
        self.model.add(value + short >= low)
        self.model.add(value - over <= high)
        self.missed += [(rule, short, unit), (rule, over, unit)]

    def _alike(self) -> None:
        """Hold the sums of expected shares together."""
        if self.blueprint.forms == 1:
            return
        room = int(Fraction(self.blueprint.spread) * SHADES * self.blueprint.items)
        sums = [
            sum(self._of(form, lambda one: round(one.facility * SHADES)))
            for form in range(self.blueprint.forms)
        ]
        middle = self.model.new_int_var(0, SHADES * self.blueprint.items, "middle")
        unit = SHADES * self.blueprint.items
        for form, value in enumerate(sums):
            # Each at most half the room from one point: then no two are further apart than it.
            rule = _lack(form, "spread")
            self._between(value - middle, -(room // 2), room // 2, rule, unit)

    def _wish(self) -> None:
        """Let lots decide among forms that are all right; or miss as little as can be."""
        if self.slack:
            whole = SHADES * self.blueprint.items
            self.model.minimize(
                sum(
                    PRICES[rule.rule] * max(1, whole // unit) * by for rule, by, unit in self.missed
                )
            )
            return
        self.model.minimize(
            sum(
                rng.below(self.seed, f"{self.blueprint.id}/{candidate.item.id}/{form}", LOTS)
                * self.chosen[place, form]
                for place, candidate in enumerate(self.candidates)
                for form in range(self.blueprint.forms)
            )
        )

    def solve(self) -> Any | None:
        """Return the solver with its values, or ``None`` where nothing satisfies the rules."""
        cp_model = solver()
        worker = cp_model.CpSolver()
        worker.parameters.num_workers = 1
        worker.parameters.random_seed = self.seed % 2**31
        worker.parameters.max_deterministic_time = STEPS
        # Lots only choose among forms that are all right: near enough is good enough.
        worker.parameters.relative_gap_limit = 0.0 if self.slack else 0.1
        status = worker.solve(self.model)
        return worker if status in {cp_model.OPTIMAL, cp_model.FEASIBLE} else None


def _lack(form: int, rule: str, cell: Cell | None = None) -> Lack:
    return Lack(form=form, rule=rule, short=Fraction(0), cell=cell)
