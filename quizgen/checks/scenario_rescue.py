"""Scenario rescue: a first fault has consequences, and does not lose everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding
from quizgen.diagnostics import Severity
from quizgen.drills.proof import WELL, complete_walks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.loading.project import Project


LEAST, MOST = 20, 60


def _project(project: Project) -> Iterator[Finding]:
    for scenario in project.scenarios.values():
        if not scenario.for_classroom:
            continue
        fallen = kept = 0
        for walk in complete_walks(scenario, project.procedures):
            well = walk.reaching_ending(WELL)
            for edge in walk.all_edges():
                if edge.hits and not walk.machine.flaw(walk.states[edge.source]):
                    fallen += 1
                    kept += well[edge.target]
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
    summary="After a first fault 20 to 60 percent of the ways on can still end lawful or flawed.",
    bad="""\
next: [{when: flaw == 0, to: e_ok}, {to: e_undone}]   # nothing can be mended
""",
    good="""\
next: [{when: flaw == 0, to: e_ok}, {when: flaw == 1, to: e_flaw}, {to: e_undone}]
""",
    project=_project,
)
