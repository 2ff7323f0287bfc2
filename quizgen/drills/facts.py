"""Facts: what a seed makes of a case: its facts, what is derived of them, what the law says."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING

from quizgen import rng
from quizgen.diagnostics import ContentError
from quizgen.expressions import ExpressionError, evaluate, names_in
from quizgen.loading.conditions import formula
from quizgen.loading.functions import FUNCTIONS
from quizgen.loading.scenario_facts import variants_of
from quizgen.model.scenario import VARIANT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from quizgen.expressions import Value
    from quizgen.model.scenario import Choices, Fact, FactValue, Scenario
    from quizgen.model.scenes import Passage

MAX_CORNERS = 1024
SEEDS = 200
"""Drawn cases of a variant, beside its corners; ``quizgen drill variants`` takes more."""

MOST_WHOLE = 2000
"""A variant with no more cases than this is proved case by case."""


@dataclass(frozen=True, slots=True)
class Case:
    """One drawn case."""

    values: Mapping[str, Value]
    """Facts, derived values and findings by name."""
    findings: frozenset[str]
    seed: int = 0

    @property
    def variant(self) -> str:
        """Return which variant it is."""
        return str(self.values.get(VARIANT, ""))


def draw(scenario: Scenario, seed: int, variant: str = "") -> Case:
    """Return the case of ``seed``; ``variant`` decides that fact instead of the seed.

    Raises:
        ContentError: Where a formula has no value for this case.
    """
    facts: dict[str, FactValue] = {}
    for fact in scenario.facts.values():
        if fact.id == VARIANT and variant:
            facts[fact.id] = variant
            continue
        values = _values(fact, str(facts.get(VARIANT, "")))
        facts[fact.id] = values[_place(scenario.id, fact, len(values), seed)]
    return resolve(scenario, facts, seed)


def _values(fact: Fact, variant: str) -> Choices:
    return fact.values[variant] if variant in fact.values else fact.values[""]


def _place(scenario: str, fact: Fact, count: int, seed: int) -> int:
    # With the name of the scenario, or one seed would draw the same kind of case in every drill.
    path = f"{scenario}.facts.{fact.id}"
    if not fact.weights:
        return rng.below(seed, path, count)
    drawn = rng.below(seed, path, sum(fact.weights))
    for place, weight in enumerate(fact.weights):
        drawn -= weight
        if drawn < 0:
            return place
    raise AssertionError(fact.id)


def resolve(scenario: Scenario, facts: Mapping[str, FactValue], seed: int = 0) -> Case:
    """Return the case of these facts: derived values, then findings.

    Raises:
        ContentError: Where a formula has no value.
    """
    values: dict[str, Value] = dict(facts)
    for name, text in scenario.derive.items():
        values[name] = _value(text, values)
    for finding in scenario.findings.values():
        values[finding.id] = _value(finding.when, values) is True
    findings = frozenset(name for name in scenario.findings if values[name])
    return Case(values, findings, seed)


def _value(text: Passage, values: Mapping[str, Value]) -> Value:
    try:
        return evaluate(formula(text.text), values, FUNCTIONS)
    except ExpressionError as error:
        raise error.at(text.span) from None


def sample(scenario: Scenario, variant: str, seeds: int) -> Iterator[Case]:
    """Yield cases of a variant: all when they are few, else the corners and ``seeds`` drawn ones.

    A formula that rises or falls with each fact is at its extremes in the corners. Only facts on
    which findings, fines, margins and sums rest span the corners; names and the like stay put.

    Raises:
        ContentError: Where a formula has no value.
    """
    free = [fact for fact in scenario.facts.values() if fact.id != VARIANT]
    axes = [_values(fact, variant) for fact in free]
    fixed: dict[str, FactValue] = {VARIANT: variant} if variant else {}
    names = [fact.id for fact in free]
    whole = 1
    for axis in axes:
        whole *= len(axis)
    if whole <= MOST_WHOLE:
        for values in product(*([axis[n] for n in range(len(axis))] for axis in axes)):
            yield resolve(scenario, {**fixed, **dict(zip(names, values, strict=True))})
        return
    heavy = weighing(scenario)
    ends = [
        tuple(dict.fromkeys((axis[0], axis[len(axis) - 1]))) if name in heavy else (axis[0],)
        for name, axis in zip(names, axes, strict=True)
    ]
    for number, values in enumerate(product(*ends)):
        if number == MAX_CORNERS:
            break
        yield resolve(scenario, {**fixed, **dict(zip(names, values, strict=True))})
    for seed in range(seeds):
        yield draw(scenario, seed, variant)


def weighing(scenario: Scenario) -> frozenset[str]:
    """Return the facts on which findings, fines, margins and sums rest, through derived values."""
    sources = [finding.when.text for finding in scenario.findings.values()]
    sources += [passage.text for passage in scenario.conserve]
    for margin in scenario.margins:
        sources += [margin.value.text, margin.bound.text]
    sources += [fine.value.text for fine in scenario.fines]
    found: set[str] = set()
    while sources:
        for name in {name.name for name in names_in(formula(sources.pop()))} - found:
            found.add(name)
            if name in scenario.derive:
                sources.append(scenario.derive[name].text)
    return frozenset(found & scenario.facts.keys())


@lru_cache(maxsize=256)
def sampled(scenario: Scenario, variant: str, seeds: int = SEEDS) -> tuple[Case, ...]:
    """Return what `sample` yields; kept, since many rules look at the same cases.

    Raises:
        ContentError: Where a formula has no value.
    """
    return tuple(sample(scenario, variant, seeds))


def drawn(scenario: Scenario, seeds: int = SEEDS) -> tuple[Case, ...]:
    """Return cases of every variant, none where a formula has no value: that is said elsewhere."""
    if scenario.broken:
        return ()
    try:
        variants = variants_of(dict(scenario.facts)) or ("",)
        return tuple(case for name in variants for case in sampled(scenario, name, seeds))
    except ContentError:
        return ()


def reckon(passage: Passage, case: Case) -> Value:
    """Return the value of a formula for a case.

    Raises:
        ContentError: Where it has none.
    """
    return _value(passage, case.values)


def spread(scenario: Scenario, count: int, first: int = 1) -> tuple[Case, ...]:
    """Return ``count`` cases of different seeds in which every variant comes at least once.

    Raises:
        ContentError: Where a formula has no value.
    """
    missing = list(variants_of(dict(scenario.facts)))
    found: list[Case] = []
    seed = first
    while len(found) < count:
        case = draw(scenario, seed)
        seed += 1
        if case.variant in missing:
            missing.remove(case.variant)
        elif count - len(found) <= len(missing):
            continue
        found.append(case)
    return tuple(found)
