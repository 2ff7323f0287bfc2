"""Checks: rules on items, law and scenarios; one rule, one file."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from quizgen import registry
from quizgen.checks.base import Check, Finding, Subject
from quizgen.diagnostics import Diagnostic, Report, Span
from quizgen.loading import banks
from quizgen.loading.places import Places

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from quizgen.loading.project import Project
    from quizgen.model.items import Item

GROUP = "quizgen.checks"
OF_SCENARIOS = "scenario_"
FOLDER = "course"
"""The place of what has none of its own."""


@cache
def checks(*, without: str = "") -> Mapping[str, Check]:
    """Return every rule, ours and those of other distributions.

    Args:
        without: Beginning of the names of files whose rules are left out, "" for none.
    """
    return registry.discover(__name__, "CHECK", Check, GROUP, without=without)


def run_all(project: Project, report: Report) -> None:
    """Hold every rule against ``project``."""
    places = Places(project.files)
    # Half of the rules are about scenarios: a course without any does not wait for them.
    known = checks() if project.scenarios or project.procedures else checks(without=OF_SCENARIOS)
    rules = [(check, check.item) for check in known.values() if check.item]
    for item in _items(project, report):
        subject = Subject(item, project)
        for check, rule in rules:
            for finding in rule(subject):
                if check.code not in item.waive:
                    report.add(_diagnostic(check, finding, item.span, places))
    for check in known.values():
        if check.project:
            for finding in check.project(project):
                report.add(_diagnostic(check, finding, Span(FOLDER), places))


def _items(project: Project, report: Report) -> Iterator[Item]:
    """Yield every item, and of a parametrised one many variants."""
    for item in project.items.values():
        if item.parametrised:
            yield from banks.variants(project, item.id, report)
        else:
            yield item


def _diagnostic(check: Check, finding: Finding, start: Span, places: Places) -> Diagnostic:
    span = places.find(finding.span or start, finding.at, finding.needle)
    return Diagnostic(check.code, check.severity, finding.message, span, finding.hint)
