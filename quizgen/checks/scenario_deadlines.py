"""Scenario deadlines: a rule counts as many days, and of the kind, that its law says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding
from quizgen.diagnostics import Severity
from quizgen.drills.grounds import provisions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.loading.project import Project
    from quizgen.model.scenes import Outcome


HOLIDAYS = 8
"""Days off that the longest holiday takes out of the working days."""


def _project(project: Project) -> Iterator[Finding]:
    for procedure in project.procedures.values():
        for rule in procedure.rules:
            known = [
                (deadline.number, deadline.unit)
                for cite in rule.cite
                for provision in provisions(cite.text, project.register)
                for deadline in provision.deadlines
            ]
            if rule.number and known and (str(rule.number), rule.unit) not in known:
                said = " or ".join(f"{number} {unit}" for number, unit in dict.fromkeys(known))
                message = f"rule `{rule.id}` counts {rule.number} {rule.unit}, its law {said}"
                yield Finding(message, "write the deadline of the law", span=rule.span)
    for scenario in project.scenarios.values():
        for decision in scenario.decisions.values():
            for option in decision.options:
                for outcome in option.outcomes:
                    yield from _elapsed(outcome)


def _elapsed(outcome: Outcome) -> Iterator[Finding]:
    """Yield time of which no calendar could be the measure."""
    days, working = outcome.elapse.days, outcome.elapse.workdays
    least = days * 5 // 7 - HOLIDAYS
    if not least <= working <= min(days, days * 5 // 7 + 2):
        message = f"of {days} days {working} are said to be working days"
        hint = "give `elapse` both counts: `{days: 7, workdays: 5}`"
        yield Finding(message, hint, span=outcome.span)


CHECK = Check(
    name="scenario-deadlines",
    code="QG472",
    severity=Severity.ERROR,
    summary="A rule counts as many days, working or calendar days, as the law that it cites.",
    bad="""\
P_dispose: {kind: within, number: 7, unit: 日, cite: [行政处罚法§56], …}
""",
    good="""\
P_dispose: {kind: within, number: 7, unit: 工作日, cite: [行政处罚法§56], …}
""",
    project=_project,
)
