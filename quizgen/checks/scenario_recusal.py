"""Scenario recusal: an officer with an interest in the case can and must withdraw."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding
from quizgen.diagnostics import Severity
from quizgen.drills.grounds import RECUSE
from quizgen.drills.proof import complete_walks
from quizgen.model.classroom import INSPECTORS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.loading.project import Project


LEAD = "主办"


def _project(project: Project) -> Iterator[Finding]:
    for scenario in project.scenarios.values():
        torn = [a for a in scenario.cast.values() if a.conflict and a.side == INSPECTORS]
        decide = {decision.by for decision in scenario.decisions.values()}
        for actor in torn:
            if LEAD in actor.duty or actor.id in decide:
                message = f"`{actor.id}` has an interest in the case, and leads it"
                hint = "let somebody else lead and decide (行政处罚法§43)"
                yield Finding(message, hint, span=actor.span)
        walks = complete_walks(scenario, project.procedures)
        out = any(RECUSE in edge.events for walk in walks for edge in walk.all_edges())
        if torn and walks and not out:
            message = f"`{torn[0].id}` has an interest in the case, but nobody can withdraw"
            yield Finding(message, f"give the event `{RECUSE}` to an option", span=torn[0].span)


CHECK = Check(
    name="scenario-recusal",
    code="QG471",
    severity=Severity.ERROR,
    summary="An officer with a `conflict` does not lead, and some option has the event `recuse`.",
    bad="""\
cast: [{id: mate, side: 监察, duty: 主办, conflict: 妻弟在该厂供应科}]
""",
    good="""\
cast: [{id: mate, side: 监察, duty: 协办, conflict: 妻弟在该厂供应科}]
- {events: [recuse], …}
""",
    project=_project,
)
