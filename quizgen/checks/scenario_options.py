"""Scenario options: each can be chosen in some state, and each outcome comes about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding
from quizgen.diagnostics import Severity
from quizgen.drills.proof import complete_walks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.loading.project import Project


def _project(project: Project) -> Iterator[Finding]:
    for scenario in project.scenarios.values():
        walks = complete_walks(scenario, project.procedures)
        taken = {
            (edge.choice.option.id, id(edge.choice.result.source))
            for walk in walks
            for edge in walk.all_edges()
        }
        # What leads nowhere is another finding.
        for walk in walks:
            wrong = [walk.machine.choices[number] for number, _ in walk.problems]
            taken |= {(choice.option.id, id(choice.result.source)) for choice in wrong}
        met = {walk.node(n).decision for walk in walks for n in range(len(walk.states))}
        for decision in scenario.decisions.values():
            if not walks or decision.id not in met:
                continue  # the decision itself is never met: that is another finding
            for option in decision.options:
                come = [(option.id, id(outcome)) in taken for outcome in option.outcomes]
                if not any(come):
                    message = f"option `{option.id}` of `{decision.id}` can never be chosen"
                    hint = "correct its `when`, or what sets the variables it names"
                    yield Finding(message, hint, span=option.span)
                    continue
                for outcome, comes in zip(option.outcomes, come, strict=True):
                    if not comes:
                        message = f"this outcome of `{decision.id}={option.id}` never comes about"
                        hint = "correct its `when`, or the order of the outcomes"
                        yield Finding(message, hint, span=outcome.span)


CHECK = Check(
    name="scenario-options",
    code="QG420",
    severity=Severity.ERROR,
    summary="Every option and every outcome is open in some reachable state.",
    bad="""\
when: "rec == 2"   # rec never becomes 2
""",
    good="""\
when: "rec == 1"
""",
    project=_project,
)
