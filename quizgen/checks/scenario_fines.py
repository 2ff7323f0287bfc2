"""Scenario fines: every fine keeps the bounds of its provision, and is imposed once."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding
from quizgen.diagnostics import Severity
from quizgen.drills.facts import drawn, reckon
from quizgen.drills.grounds import FINE, fines
from quizgen.drills.proof import complete_walks, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.drills.explore import Exploration
    from quizgen.loading.project import Project
    from quizgen.model.classroom import Fine
    from quizgen.model.law import Register
    from quizgen.model.scenario import Scenario


def _project(project: Project) -> Iterator[Finding]:
    for scenario in project.scenarios.values():
        for fine in scenario.fines:
            yield from _bounds(scenario, fine, project.register)
        walks = complete_walks(scenario, project.procedures)
        imposed = [
            (walk, edge)
            for walk in walks
            for edge in walk.all_edges()
            if FINE in edge.events and not edge.hits
        ]
        if imposed and not scenario.fines:
            message = "a fine is imposed, but `fines` does not say how much"
            hint = "add `fines: [{value: …, law: …}]`, so that its bounds can be held against it"
            yield Finding(message, hint, span=scenario.span)
        for walk in dict.fromkeys(walk for walk, _ in imposed):
            reached = _reached(walk, [edge.target for own, edge in imposed if own is walk])
            again = [edge for own, edge in imposed if own is walk and edge.source in reached]
            if again:
                edge = min(again, key=lambda edge: edge.source)
                path = walk.path(edge.source, edge.choice)
                message = f"the same breach is fined twice: {told(walk)}{path}"
                source = edge.choice.result.source
                span = source.span if source else scenario.span
                yield Finding(message, "grade the second fine `fault`, or close the way", span=span)
                break


def _reached(walk: Exploration, waiting: list[int]) -> set[int]:
    """Return the states that can be reached without a fault."""
    known = set(waiting)
    while waiting:
        for edge in walk.edges(waiting.pop()):
            if not edge.hits and edge.target not in known:
                known.add(edge.target)
                waiting.append(edge.target)
    return known


def _bounds(scenario: Scenario, fine: Fine, register: Register) -> Iterator[Finding]:
    known = [c for c in fines(fine.law.text, register) if c.unit == "元" and c.max]
    if not known:
        message = f"{fine.law.text} names no fine in yuan"
        yield Finding(message, "cite the provision that fines", span=fine.law.span)
        return
    for case in drawn(scenario):
        if fine.when is not None and reckon(fine.when, case) is not True:
            continue
        value = reckon(fine.value, case)
        least = min(Fraction(found.min or "0") for found in known)
        most = max(Fraction(found.max) for found in known)
        if not isinstance(value, Fraction) or not least <= value <= most:
            message = (
                f"a fine of {value} is outside {least} to {most} of {fine.law.text} "
                f"(variant {case.variant or 'none'})"
            )
            yield Finding(message, "correct the fact or the formula", span=fine.value.span)
            return


CHECK = Check(
    name="scenario-fines",
    code="QG447",
    severity=Severity.ERROR,
    summary="A fine keeps the bounds of its provision for every seed, and none is imposed twice.",
    bad="""\
facts: [{id: fine, int: [60000, 80000]}]
fines: [{value: fine, law: 节约能源法§82}]   # 10,000 to 50,000
""",
    good="""\
facts: [{id: fine, int: [10000, 40000]}]
""",
    project=_project,
)
