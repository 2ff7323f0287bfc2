"""Variants: counts over many seeds how often a case is as its variant promises."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from quizgen.diagnostics import ContentError
from quizgen.drills.facts import draw, reckon
from quizgen.drills.grounds import cases_of
from quizgen.drills.routes import bests

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from quizgen.drills.explore import Exploration
    from quizgen.drills.facts import Case
    from quizgen.drills.proof import Proof
    from quizgen.model.classroom import Margin
    from quizgen.model.scenario import Scenario
    from quizgen.model.scenes import Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Of the seeds of a variant, how many are as they should be."""

    variant: str
    seeds: int
    declared: int
    """Findings as `variant_expect` says."""
    one_best: int
    """Played in a proved world in which every decision has exactly one best option."""
    conserved: int
    kept: int
    """Margins."""
    nearest: Fraction | None
    """The least distance from a bound, in percent of it."""
    worlds: int
    """Different worlds that were drawn."""

    @property
    def sound(self) -> bool:
        """Return whether every seed is as it should be in every respect."""
        return self.declared == self.one_best == self.conserved == self.kept == self.seeds

    def counted(self) -> dict[str, str | int | float | None]:
        """Return the counts as plain data."""
        return {
            "variant": self.variant,
            "seeds": self.seeds,
            "as_declared": self.declared,
            "one_best": self.one_best,
            "conserved": self.conserved,
            "margins_kept": self.kept,
            "nearest_percent": None if self.nearest is None else round(float(self.nearest), 2),
            "worlds": self.worlds,
        }


def table(tallies: Iterable[Tally]) -> Iterator[str]:
    """Yield lines that say, for each variant, how many of its seeds are as they should be."""
    heads = ("variant", "seeds", "findings", "one best", "figures", "margins", "nearest")
    yield "".join(f"{head:>14}" for head in heads)
    for found in (tally.counted() for tally in tallies):
        near = "none" if found["nearest_percent"] is None else f"{found['nearest_percent']} %"
        keys = ("variant", "seeds", "as_declared", "one_best", "conserved", "margins_kept")
        yield "".join(f"{str(found[key]) or '-':>14}" for key in keys) + f"{near:>14}"


def tally(scenario: Scenario, proof: Proof, variant: str, seeds: int) -> Tally:
    """Draw seeds 0 to ``seeds`` of a variant and count.

    Raises:
        ContentError: Where a formula has no value.
    """
    cases = tuple(draw(scenario, seed, variant) for seed in range(seeds))
    expected = {reference.id for reference in scenario.variant_expect.get(variant, ())}
    margins = [margin for margin in scenario.margins if variant not in {n.id for n in margin.near}]
    drawn = [(walk, cases_of(walk, cases)) for walk in proof.walks]
    away = [distance(margin, case) for margin in margins for case in cases]
    known = [part for part in away if part is not None]
    return Tally(
        variant=variant,
        seeds=seeds,
        declared=sum(case.findings == expected for case in cases),
        one_best=sum(len(own) for walk, own in drawn if own and always_one_best(walk)),
        conserved=sum(all(true(text, case) for text in scenario.conserve) for case in cases),
        kept=sum(all(kept(margin, case) for margin in margins) for case in cases),
        nearest=min(known, default=None),
        worlds=sum(bool(own) for _, own in drawn),
    )


def always_one_best(walk: Exploration) -> bool:
    """Return whether in every reachable state of a world exactly one option is best."""
    return all(
        len(bests(walk, state)) == 1
        for state in range(len(walk.states))
        if walk.node(state).decision
    )


def true(passage: Passage, case: Case) -> bool:
    """Return whether a statement over the figures holds for a case."""
    try:
        return reckon(passage, case) is True
    except ContentError:
        return False


def distance(margin: Margin, case: Case) -> Fraction | None:
    """Return how far a value is from its bound in percent; ``None`` where that cannot be said."""
    try:
        value, bound = reckon(margin.value, case), reckon(margin.bound, case)
    except ContentError:
        return None
    if not isinstance(value, Fraction) or not isinstance(bound, Fraction) or not bound:
        return None
    return abs(value - bound) * 100 / abs(bound)


def kept(margin: Margin, case: Case) -> bool:
    """Return whether a value keeps its margin."""
    away = distance(margin, case)
    return away is not None and away >= Fraction(margin.percent)
