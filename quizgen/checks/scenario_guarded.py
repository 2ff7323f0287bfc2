"""Scenario guarded: what the law lets happen only after something has a rule that says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding
from quizgen.diagnostics import Severity
from quizgen.loading.scenario_links import rules_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.loading.project import Project
    from quizgen.model.scenario import Scenario
    from quizgen.model.scenes import Reference


GUARDS = {
    "inspect": ("two_officers", "show_id"),
    "register_evidence": ("approve_register",),
    "decide_fine": ("file_case", "inform", "hear"),
}
"""Event to what must come before it (行政处罚法 42, 44, 45, 54–56, 62)."""

ANSWERS = {
    "decide_fine": "serve",
    "register_evidence": "dispose_evidence",
    "inspect": "make_record",
}
"""Event to what must come after it (行政处罚法 55, 56, 61)."""


def _project(project: Project) -> Iterator[Finding]:
    for scenario in project.scenarios.values():
        rules = rules_of(scenario, project.procedures)
        for reference in _used(scenario):
            name = reference.id
            lacks = [
                word
                for word in GUARDS.get(name, ())
                if not any(
                    r.kind == "precedence" and word in r.first and name in r.then for r in rules
                )
            ]
            answer = ANSWERS.get(name)
            kinds = ("response", "within")
            if answer and not any(
                r.kind in kinds and name in r.after and answer in r.then for r in rules
            ):
                lacks.append(answer)
            if lacks:
                message = f"no rule of this scenario ties `{name}` to {', '.join(lacks)}"
                hint = "add the procedure file that has the rule, such as onsite or penalty"
                yield Finding(message, hint, span=reference.span)


def _used(scenario: Scenario) -> Iterator[Reference]:
    """Yield each event once, where it is first written."""
    seen: set[str] = set()
    for decision in scenario.decisions.values():
        for option in decision.options:
            for outcome in option.outcomes:
                for event in outcome.events:
                    if event.id not in seen:
                        seen.add(event.id)
                        yield event


CHECK = Check(
    name="scenario-guarded",
    code="QG473",
    severity=Severity.ERROR,
    summary="Events such as `inspect` and `decide_fine` stand under rules of procedure.",
    bad="""\
procedure: [hearing]   # knows decide_fine, but not what must come before it
- {events: [decide_fine], …}
""",
    good="""\
procedure: [penalty, hearing]
""",
    project=_project,
)
