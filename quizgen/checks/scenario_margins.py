"""Scenario margins: figures keep away from bounds that people would argue about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding
from quizgen.diagnostics import Severity
from quizgen.drills.facts import drawn
from quizgen.drills.variants import kept
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
    """Yield each margin that some case does not keep."""
    cases = tuple(cases)
    for margin in scenario.margins:
        near = {variant.id for variant in margin.near}
        close = (case for case in cases if case.variant not in near and not kept(margin, case))
        wrong = next(close, None)
        if wrong is not None:
            message = (
                f"`{margin.value.text}` comes within {margin.percent} percent of "
                f"`{margin.bound.text}`: {spelled(wrong.values)}"
            )
            hint = f"narrow the facts, or add `near: [{wrong.variant}]` where that is the point"
            yield Finding(message, hint, span=margin.value.span)


CHECK = Check(
    name="scenario-margins",
    code="QG452",
    severity=Severity.ERROR,
    summary="A value of `margins` keeps its distance from the bound for every seed.",
    bad="""\
facts: [{id: total, int: [9990, 16000]}]
margins: [{value: total, bound: "10000", margin: 2}]
""",
    good="""\
facts: [{id: total, int: [10500, 16000]}]
""",
    project=_project,
)
