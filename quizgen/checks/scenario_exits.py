"""Scenario exits: every scene leads on, and a decision has two to five options."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding
from quizgen.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.loading.project import Project


LEAST, MOST = 2, 5


def _project(project: Project) -> Iterator[Finding]:
    for scenario in project.scenarios.values():
        for scene in scenario.scenes.values():
            if scene.decision is None and not scene.next:
                message = f"scene `{scene.id}` is a dead end: it has no decision and no `next`"
                hint = "add `decision:`, or `next:` with a scene or an ending"
                yield Finding(message, hint, span=scene.span)
        for decision in scenario.decisions.values():
            if not scenario.broken and not LEAST <= len(decision.options) <= MOST:
                message = f"decision `{decision.id}` has {len(decision.options)} options"
                yield Finding(message, f"give it {LEAST} to {MOST}", span=decision.span)
            for option in decision.options:
                for outcome in option.outcomes:
                    if not outcome.next:
                        message = f"option `{option.id}` of `{decision.id}` leads nowhere"
                        hint = "add `next:` with a scene or an ending"
                        yield Finding(message, hint, span=outcome.span)


CHECK = Check(
    name="scenario-exits",
    code="QG410",
    severity=Severity.ERROR,
    summary="Every scene has a decision or a `next`, and every decision 2 to 5 options.",
    bad="""\
scenes:
  gate: {where: 厂门, beats: […]}
""",
    good="""\
scenes:
  gate: {where: 厂门, beats: […], decision: d_gate}
""",
    project=_project,
)
