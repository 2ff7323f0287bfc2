"""Groups: each group of a class plays a case of its own; neighbours differ in what the law says."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from quizgen import rng
from quizgen.drills.facts import draw
from quizgen.loading.scenario_facts import variants_of

if TYPE_CHECKING:
    from quizgen.drills.facts import Case
    from quizgen.model.scenario import Scenario

SIGNS = 6
"""Hex digits of a fingerprint: enough to tell the packs of a class apart."""


@dataclass(frozen=True, slots=True)
class Group:
    """A group, and the case that it plays."""

    number: int
    case: Case
    fingerprint: str
    """Tells prints of one seed from those of another without telling the seed."""

    @property
    def name(self) -> str:
        """Return what the group is called."""
        return f"第{self.number}组"


def fingerprint(scenario: Scenario, seed: int) -> str:
    """Return the mark of a seed of this text of the scenario."""
    return sha256(f"{scenario.id}/{scenario.content_hash}/{seed}".encode()).hexdigest()[:SIGNS]


def groups(scenario: Scenario, seed: int, count: int) -> tuple[Group, ...]:
    """Return ``count`` groups, the variants spread over them as evenly as their number allows.

    A group's own seed gives its case alone too: whoever knows it can play the case again.

    Raises:
        ContentError: Where a formula has no value for a case.
    """
    # With the name of the scenario, or one seed would take the same place of every list.
    place = f"groups.variants.{scenario.id}"
    variants = rng.shuffled(variants_of(dict(scenario.facts)), seed, place)
    made: list[Group] = []
    for number in range(1, count + 1):
        wanted = variants[(number - 1) % len(variants)] if variants else ""
        case = _case(scenario, seed, number, wanted, {group.case.seed for group in made})
        made.append(Group(number, case, fingerprint(scenario, case.seed)))
    return tuple(made)


def _case(scenario: Scenario, seed: int, number: int, wanted: str, taken: set[int]) -> Case:
    """Return the first case in the stream of this group that is of the wanted variant."""
    attempt = 0
    while True:
        case = draw(scenario, rng.draw(seed, f"groups.{number}.{attempt}"))
        attempt += 1
        if case.variant == wanted and case.seed not in taken:
            return case
