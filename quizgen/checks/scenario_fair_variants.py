"""Scenario fair variants: no group has a much longer case than another."""

from __future__ import annotations

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
        (short, quick), (long, slow) = min(lengths), max(lengths)
        if 100 * (long - short) > MOST * long:
            message = f"{long} decisions in {slow.strip(' :')}, but {short} in {quick.strip(' :')}"
            hint = "give the shorter case more to do: a finding of nothing must be earned too"
            yield Finding(message, hint, span=scenario.span)


CHECK = Check(
    name="scenario-fair-variants",
    code="QG453",
    severity=Severity.WARNING,
    summary="The best ways of the cases differ by at most 25 percent in length.",
    bad="""\
next: [{when: F_report, to: nature}, {to: e_clear}]   # one group is done after three decisions
""",
    good="""\
next: [{when: F_report, to: nature}, {to: advice}]
""",
    project=_project,
)
