"""Scenario fair variants: no group has a much longer case than another."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding
from quizgen.diagnostics import Severity
from quizgen.drills.proof import complete_walks, told
from quizgen.drills.routes import best_way, decisions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.loading.project import Project


MOST = 25


def _project(project: Project) -> Iterator[Finding]:
    for scenario in project.scenarios.values():
        if not scenario.for_classroom:
            continue
        walks = complete_walks(scenario, project.procedures)
        lengths = [(decisions(way), told(walk)) for walk in walks if (way := best_way(walk))]
        if not lengths:
            continue
        mean = Fraction(sum(length for length, _ in lengths), len(lengths))
        length, case = max(lengths, key=lambda pair: abs(pair[0] - mean))
        if 100 * abs(length - mean) > MOST * mean:
            usual = round(mean)
            message = f"{length} decisions in {case.strip(' :')}, but about {usual} in all cases"
            hint = "give a shorter case more to do: a finding of nothing must be earned too"
            yield Finding(message, hint, span=scenario.span)


CHECK = Check(
    name="scenario-fair-variants",
    code="QG453",
    severity=Severity.WARNING,
    summary="No best way of a case is 25 percent longer or shorter than they are on average.",
    bad="""\
next: [{when: F_report, to: nature}, {to: e_clear}]   # one group is done after three decisions
""",
    good="""\
next: [{when: F_report, to: nature}, {to: advice}]
""",
    project=_project,
)
