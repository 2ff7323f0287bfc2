"""Scenario variants: the facts of each variant lead to the findings it promises."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding
from quizgen.diagnostics import ContentError, Severity
from quizgen.drills.facts import SEEDS, sampled
from quizgen.loading.interpolation import spelled
from quizgen.loading.scenario_facts import variants_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.loading.project import Project
    from quizgen.model.scenario import Scenario


def _project(project: Project) -> Iterator[Finding]:
    for scenario in project.scenarios.values():
        if not scenario.broken:
            yield from findings(scenario, SEEDS)


def findings(scenario: Scenario, seeds: int) -> Iterator[Finding]:
    """Yield what is wrong with the variants of one scenario."""
    variants = variants_of(dict(scenario.facts))
    if scenario.findings and not variants:
        message = "findings need a fact `variant`, by which they are expected"
        hint = "add `- {id: variant, pick: […]}` as the first fact"
        yield Finding(message, hint, span=scenario.span)
        return
    for name in scenario.variant_expect:
        if name not in variants:
            message = f"`variant_expect` names `{name}`, which is no variant"
            yield Finding(message, f"variants: {', '.join(variants)}", span=scenario.span)
    for variant in variants:
        if variant not in scenario.variant_expect:
            message = f"`variant_expect` says nothing of variant `{variant}`"
            hint = f"add `{variant}: […]`"
            yield Finding(message, hint, span=scenario.facts["variant"].span)
            continue
        yield from _variant(scenario, variant, seeds)


def _variant(scenario: Scenario, variant: str, seeds: int) -> Iterator[Finding]:
    expected = frozenset(reference.id for reference in scenario.variant_expect[variant])
    try:
        for case in sampled(scenario, variant, seeds):
            if case.findings == expected:
                continue
            wrong = min(case.findings ^ expected)
            there = "is found" if wrong in case.findings else "is not found"
            message = f"variant `{variant}`: `{wrong}` {there} for {spelled(case.values)}"
            hint = "keep the ranges of the facts away from the bounds, or correct `variant_expect`"
            yield Finding(message, hint, span=scenario.findings[wrong].span)
            return
    except ContentError as error:
        found = error.diagnostic
        yield Finding(found.message, found.hint, span=found.span)


CHECK = Check(
    name="scenario-variants",
    code="QG450",
    severity=Severity.ERROR,
    summary="In every variant, whatever the seed, the findings are those of `variant_expect`.",
    bad="""\
variant_expect: {clean: [F_report]}
""",
    good="""\
variant_expect: {clean: []}
""",
    project=_project,
)
