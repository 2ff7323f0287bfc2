"""Scenario hearing: where the fine is high enough, the right to a hearing is told first."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding
from quizgen.diagnostics import Severity
from quizgen.drills.facts import drawn, reckon
from quizgen.drills.grounds import FINE, HEARING, cases_of
from quizgen.drills.proof import complete_walks, told
from quizgen.drills.routes import omission

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.drills.facts import Case
    from quizgen.loading.project import Project
    from quizgen.model.classroom import Fine


def _project(project: Project) -> Iterator[Finding]:
    for scenario in project.scenarios.values():
        least = scenario.jurisdiction.hearing_fine_min
        if not least:
            continue
        for walk in complete_walks(scenario, project.procedures):
            cases = cases_of(walk, drawn(scenario))
            high = any(_amount(fine, case) >= least for case in cases for fine in scenario.fines)
            way = omission(walk, [HEARING], [FINE]) if high else ""
            if way:
                message = f"a fine of {least} yuan or more without a hearing: {told(walk)}{way}"
                hint = (
                    f"give the event `{HEARING}` to the option that informs, and a fault to others"
                )
                yield Finding(message, hint, span=scenario.jurisdiction.span)
                break


def _amount(fine: Fine, case: Case) -> Fraction:
    if fine.when is not None and reckon(fine.when, case) is not True:
        return Fraction(0)
    value = reckon(fine.value, case)
    return value if isinstance(value, Fraction) else Fraction(0)


CHECK = Check(
    name="scenario-hearing",
    code="QG448",
    severity=Severity.ERROR,
    summary="No lawful way decides a fine of `hearing_fine_min` before `inform_hearing`.",
    bad="""\
jurisdiction: {hearing_fine_min: 20000, …}
fines: [{value: "40000", …}]
- {grade: best, events: [inform], …}
""",
    good="""\
- {grade: best, events: [inform, inform_hearing], …}
""",
    project=_project,
)
