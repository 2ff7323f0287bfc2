"""Scenario fine power: nobody is punished without a finding that allows it here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding
from quizgen.diagnostics import Severity
from quizgen.drills.grounds import FINE, may_fine, may_punish
from quizgen.drills.proof import complete_walks, outcomes, told
from quizgen.model.classroom import PENAL_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.loading.project import Project


def _project(project: Project) -> Iterator[Finding]:
    for scenario in project.scenarios.values():
        if not scenario.findings:
            continue
        seen: set[object] = set()
        for walk in complete_walks(scenario, project.procedures):
            if not may_fine(scenario, walk, project.register):
                for edge, outcome in outcomes(walk):
                    if FINE in edge.events and not edge.hits and id(outcome) not in seen:
                        seen.add(id(outcome))
                        path = walk.path(edge.source, edge.choice)
                        message = f"no finding allows a fine here: {told(walk)}{path}"
                        hint = "give it a fault, or correct the finding that it rests on"
                        yield Finding(message, hint, span=outcome.span)
            if may_punish(scenario, walk, project.register):
                continue
            for paper in scenario.documents.values():
                made = paper.when is None or walk.machine.settled(paper.when.text)
                if paper.kind in PENAL_KINDS and made and paper.id not in seen:
                    seen.add(paper.id)
                    message = f"{told(walk)}no finding allows the paper `{paper.id}` of a penalty"
                    hint = "add a `when` that names the finding"
                    yield Finding(message, hint, span=paper.span)


CHECK = Check(
    name="scenario-fine-power",
    code="QG446",
    severity=Severity.ERROR,
    summary="A fine, or a paper of a penalty, rests on a finding of this authority.",
    bad="""\
findings: [{id: F_meter, law: 节约能源法§74}]   # for another authority
- {grade: best, events: [decide_fine], …}
""",
    good="""\
- {grade: best, events: [transfer], …}
""",
    project=_project,
)
