"""Scenario demands: a step that the law demands in some cases is taken in all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding
from quizgen.diagnostics import Severity
from quizgen.drills.proof import complete_walks, told
from quizgen.drills.routes import omission

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.loading.project import Project


def _project(project: Project) -> Iterator[Finding]:
    for scenario in project.scenarios.values():
        walks = complete_walks(scenario, project.procedures)
        for demand in scenario.demands:
            first = [event.id for event in demand.first]
            then = [event.id for event in demand.then]
            apply = [w for w in walks if demand.when is None or w.machine.settled(demand.when.text)]
            if walks and not apply:
                message = f"demand `{demand.id}` applies in no case"
                yield Finding(message, "correct its `when`, or delete it", span=demand.span)
            for walk in apply:
                if way := omission(walk, first, then):
                    what = f"{', '.join(then) or 'the ending'} comes before {' or '.join(first)}"
                    message = f"demand `{demand.id}`: {what}: {told(walk)}{way}"
                    hint = "give the step to the options on the way, or a fault to the others"
                    yield Finding(message, hint, span=demand.span)
                    break


CHECK = Check(
    name="scenario-demands",
    code="QG435",
    severity=Severity.ERROR,
    summary="Where a demand applies, no lawful way leaves its step out or takes it too late.",
    bad="""\
demands: [{when: F_hearing, first: [legal_review], then: [decide_fine], …}]
- {grade: best, events: [decide_fine], …}   # without legal_review
""",
    good="""\
- {grade: best, events: [legal_review, decide_fine], …}
""",
    project=_project,
)
