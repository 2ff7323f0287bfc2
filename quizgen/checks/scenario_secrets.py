"""Scenario secrets: what only one player knows stands on no page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding
from quizgen.diagnostics import Severity
from quizgen.drills.texts import shared_run
from quizgen.loading.scenario_formulas import texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.loading.project import Project


RUN = 8
"""So many characters in a row are no accident."""


def _project(project: Project) -> Iterator[Finding]:
    for scenario in project.scenarios.values():
        shown = [*texts(scenario)]
        for actor in scenario.cast.values():
            for secret in filter(None, (actor.secret, actor.breaks_if)):
                for passage in shown:
                    run = shared_run(secret, passage.text, RUN)
                    if run:
                        message = f"the page tells the secret of `{actor.id}`: {run}"
                        hint = "say it in other words, or make it `public`"
                        yield Finding(message, hint, span=passage.span)
                if secret in actor.public:
                    message = f"the secret of `{actor.id}` stands in `public`"
                    yield Finding(message, "take it out of `public`", span=actor.span)


CHECK = Check(
    name="scenario-secrets",
    code="QG460",
    severity=Severity.ERROR,
    summary="No text of the page tells what `secret` of a person keeps.",
    bad="""\
cast: [{id: boss, secret: 知道第二本台账}]
… say: 他知道第二本台账在哪里。
""",
    good="""\
… say: 他好像有话没说。
""",
    project=_project,
)
