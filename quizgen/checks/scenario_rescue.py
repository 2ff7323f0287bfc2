"""Scenario rescue: a first fault has consequences, and does not lose everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding
from quizgen.diagnostics import Severity
from quizgen.drills.proof import WELL, complete_walks
from quizgen.drills.routes import best_way

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.loading.project import Project


LEAST, MOST = 20, 80
"""Minor and mended faults end flawed, so that more than half may be saved."""


def _project(project: Project) -> Iterator[Finding]:
    for scenario in project.scenarios.values():
        if not scenario.for_classroom:
            continue
        fallen = kept = 0
        for walk in complete_walks(scenario, project.procedures):
            well = walk.reaching_ending(WELL)
            for right in best_way(walk):
                for edge in walk.edges(right.source):
                    fallen += bool(edge.hits)
                    kept += bool(edge.hits) and well[edge.target]
        share = 100 * kept // fallen if fallen else LEAST
        if not LEAST <= share <= MOST:
            message = f"{share} percent of first faults can still be ended lawful or flawed"
            hint = (
                "let more faults be mended" if share < LEAST else "let grave faults lose the case"
            )
            yield Finding(message, f"{hint}: {LEAST} to {MOST} percent", span=scenario.span)


CHECK = Check(
    name="scenario-rescue",
    code="QG433",
    severity=Severity.WARNING,
    summary="Of the faults beside the best way 20 to 80 percent can still end lawful or flawed.",
    bad="""\
next: [{when: flaw == 0, to: e_ok}, {to: e_undone}]   # nothing can be mended
""",
    good="""\
next: [{when: flaw == 0, to: e_ok}, {when: flaw == 1, to: e_flaw}, {to: e_undone}]
""",
    project=_project,
)
