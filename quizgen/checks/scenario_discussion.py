"""Scenario discussion: where the law is disputed, nothing hangs on what is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding
from quizgen.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.loading.project import Project
    from quizgen.model.scenes import Outcome

KEYS = ("score", "fault", "events", "set", "corrects")


def _project(project: Project) -> Iterator[Finding]:
    for scenario in project.scenarios.values():
        for decision in scenario.decisions.values():
            if not decision.discussion:
                continue
            ways = set()
            for option in decision.options:
                for outcome in option.outcomes:
                    ways.add(
                        tuple((step.to.id, step.when and step.when.text) for step in outcome.next)
                    )
                    if key := _weight(outcome):
                        message = f"option `{option.id}` of a discussion has `{key}`"
                        yield Finding(message, f"remove `{key}`", span=outcome.span)
            if len(ways) > 1:
                message = f"the options of `{decision.id}` lead to different scenes"
                hint = "let every option of a discussion lead to the same scene"
                yield Finding(message, hint, span=decision.span)


def _weight(outcome: Outcome) -> str:
    parts = (outcome.score, outcome.faults, outcome.events, outcome.set, outcome.corrects)
    return next((key for key, part in zip(KEYS, parts, strict=True) if part), "")


CHECK = Check(
    name="scenario-discussion",
    code="QG436",
    severity=Severity.ERROR,
    summary="In a discussion no option scores, is a fault, makes events or leads elsewhere.",
    bad="""\
discussion: true
options:
  - {id: a, score: {law: 2}, …}
""",
    good="""\
discussion: true
options:
  - {id: a, feedback: 赞成的理由是……, …}
""",
    project=_project,
)
