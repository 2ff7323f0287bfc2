"""Law figures: a key that is a range of fines is the range of a provision it cites."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from quizgen.checks._provisions import Ends, fines
from quizgen.checks.base import Check, Finding, Subject
from quizgen.diagnostics import Severity
from quizgen.expressions import decimal
from quizgen.model.interactions import Blanks, Case, Interval, IntervalRule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.model.interactions import Interaction

YUAN = "元"
"""The unit of fines; 万 is a multiplier of numbers, not part of a unit."""


def _item(subject: Subject) -> Iterator[Finding]:
    item = subject.item
    if item.basis != "law" or item.parametrised:
        return
    rules = [(at, rule) for at, rule in _rules(item.interaction, ()) if rule.unit == YUAN]
    if not rules:
        return
    known_fines = fines(item.cite, subject.project.register)
    ranges = {ends: where for ends, where in known_fines.items() if ends.unit == YUAN}
    if not ranges:
        return
    for at, rule in rules:
        key = Ends(Fraction(rule.lo), Fraction(rule.hi), YUAN)
        if key not in ranges:
            known = "; ".join(f"{where}: {_shown(found)}" for found, where in ranges.items())
            yield Finding(
                f"the key is {_shown(key)}, which no cited provision says",
                f"the register has {known}; cite the right provision or correct the key",
                at=at,
            )


def _rules(
    interaction: Interaction, at: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], IntervalRule]]:
    match interaction:
        case Interval():
            yield (*at, "lo"), interaction.rule
        case Blanks():
            for number, blank in enumerate(interaction.blanks):
                if isinstance(blank.matcher, IntervalRule):
                    yield (*at, "blanks", str(number), "lo"), blank.matcher
        case Case():
            for number, part in enumerate(interaction.parts):
                yield from _rules(part.interaction, (*at, "parts", str(number)))
        case _:
            pass


def _shown(ends: Ends) -> str:
    return f"{decimal(ends.low)} to {decimal(ends.high)} {ends.unit}"


CHECK = Check(
    name="law-figures",
    code="QG306",
    severity=Severity.ERROR,
    summary="The range of fines in a key is one that the cited provisions have in the register.",
    bad="cite: [节约能源法§82]\nlo: 20000\nhi: 50000\nunit: 元",
    good="cite: [节约能源法§82]\nlo: 10000\nhi: 50000\nunit: 元",
    item=_item,
)
