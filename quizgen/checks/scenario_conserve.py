"""Scenario conserve: sums, differences and ratios hold for every seed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding
from quizgen.diagnostics import Severity
from quizgen.drills.facts import drawn
from quizgen.drills.variants import true
from quizgen.loading.interpolation import spelled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from quizgen.drills.facts import Case
    from quizgen.loading.project import Project
    from quizgen.model.scenario import Scenario


def _project(project: Project) -> Iterator[Finding]:
    for scenario in project.scenarios.values():
        yield from findings(scenario, drawn(scenario))


def findings(scenario: Scenario, cases: Iterable[Case]) -> Iterator[Finding]:
    """Yield each statement that some case breaks."""
    cases = tuple(cases)
    for passage in scenario.conserve:
        wrong = next((case for case in cases if not true(passage, case)), None)
        if wrong is not None:
            message = f"`{passage.text}` does not hold for {spelled(wrong.values)}"
            hint = "draw the parts and derive the sum, or correct the statement"
            yield Finding(message, hint, span=passage.span)


CHECK = Check(
    name="scenario-conserve",
    code="QG451",
    severity=Severity.ERROR,
    summary="What `conserve` states is true of every drawn case.",
    bad="""\
facts: [{id: coal, …}, {id: power, …}, {id: total, int: [1000, 2000]}]
conserve: [coal + power == total]
""",
    good="""\
derive: {total: coal + power}
conserve: [coal + power == total]
""",
    project=_project,
)
