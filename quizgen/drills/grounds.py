"""Grounds: what the register says of the findings of a scenario: who decides, what is fined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.loading import citations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.drills.explore import Exploration
    from quizgen.drills.facts import Case
    from quizgen.model.law import Consequence, Provision, Register
    from quizgen.model.scenario import Scenario

FINE, HEARING, TRANSFER, RECUSE = "decide_fine", "inform_hearing", "transfer", "recuse"
"""Events that rules know by name; the shared files of procedure give them their words."""

PENALTIES = ("罚款", "可以并处罚款", "没收", "警告", "通报批评", "吊销", "责令停业", "降低资质")
"""How consequences begin that are penalties."""

OWN, OTHER = "own", "transfer"


def provisions(law: str, register: Register) -> Iterator[Provision]:
    """Yield a provision and what is written below it: 款 of an article, 项 of a 款."""
    citation = citations.parse(law)
    instrument = citations.instrument_of(citation, register) if citation else None
    if citation is None or instrument is None:
        return
    wanted = (citation.article, citation.paragraph, citation.item)
    for place, provision in instrument.provisions.items():
        if all(part in {0, own} for part, own in zip(wanted, place, strict=True)):
            yield provision


def penalties(law: str, register: Register) -> Iterator[Consequence]:
    """Yield the penalties of a provision."""
    for provision in provisions(law, register):
        for consequence in provision.consequences:
            if consequence.kind.startswith(PENALTIES):
                yield consequence


def fines(law: str, register: Register) -> Iterator[Consequence]:
    """Yield the fines of a provision."""
    return (found for found in penalties(law, register) if "罚款" in found.kind)


def found_in(scenario: Scenario, walk: Exploration, power: str) -> list[str]:
    """Return the findings of a world over which this authority, or another, has power."""
    return [
        finding.id
        for finding in scenario.findings.values()
        if finding.power == power and walk.world.get(finding.id) is True
    ]


def may_fine(scenario: Scenario, walk: Exploration, register: Register) -> bool:
    """Return whether some finding of a world lets this authority impose a fine."""
    found = found_in(scenario, walk, OWN)
    return any(any(fines(scenario.findings[name].law.text, register)) for name in found)


def may_punish(scenario: Scenario, walk: Exploration, register: Register) -> bool:
    """Return whether some finding of a world lets this authority impose a penalty."""
    found = found_in(scenario, walk, OWN)
    return any(any(penalties(scenario.findings[name].law.text, register)) for name in found)


def cases_of(walk: Exploration, cases: tuple[Case, ...]) -> list[Case]:
    """Return the drawn cases that are played in a world."""
    return [case for case in cases if all(case.values[n] == v for n, v in walk.world.items())]
