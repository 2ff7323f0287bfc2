"""Scenario lengths: an option is not given away by its length."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding
from quizgen.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.loading.project import Project


RATIO = 2.2


def _project(project: Project) -> Iterator[Finding]:
    for scenario in project.scenarios.values():
        for decision in scenario.decisions.values():
            lengths = [(len(option.text.text), option) for option in decision.options]
            if not lengths:
                continue
            short, long = min(lengths, key=_length), max(lengths, key=_length)
            if long[0] > RATIO * short[0]:
                message = (
                    f"option `{long[1].id}` of `{decision.id}` is {long[0]} characters long, "
                    f"`{short[1].id}` only {short[0]}"
                )
                hint = "make them alike: the longest option is taken for the right one"
                yield Finding(message, hint, span=long[1].text.span)


def _length(pair: tuple[int, object]) -> int:
    return pair[0]


CHECK = Check(
    name="scenario-lengths",
    code="QG413",
    severity=Severity.WARNING,
    summary="The longest option of a decision is at most 2.2 times as long as the shortest.",
    bad="""\
- {text: 亮证}
- {text: 出示证件，说明来意和依据，请门卫通知负责人}
""",
    good="""\
- {text: 不亮证，直接让门卫看通知书}
- {text: 出示证件，请门卫通知负责人}
""",
    project=_project,
)
