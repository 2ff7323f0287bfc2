"""Scenario figures: texts hold no bare figures, which a new seed would make wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding
from quizgen.diagnostics import Severity
from quizgen.drills.texts import bare_figure
from quizgen.loading.scenario_formulas import texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.loading.project import Project


def _project(project: Project) -> Iterator[Finding]:
    for scenario in project.scenarios.values():
        for passage in texts(scenario):
            figure = bare_figure(passage.text, project.register)
            if figure:
                message = f"the figure {figure} is written out"
                hint = "put it into `facts` or `derive`, and write its name in braces"
                yield Finding(message, hint, span=passage.span)


CHECK = Check(
    name="scenario-figures",
    code="QG412",
    severity=Severity.ERROR,
    summary="Texts of a scenario hold no bare figures; figures come from facts.",
    bad="""\
say: 去年用了 12000 吨标准煤。
""",
    good="""\
say: "去年用了 {total|,} 吨标准煤。"
""",
    project=_project,
)
