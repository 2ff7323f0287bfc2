"""Proving: what ``drill prove`` and ``drill variants`` find out, for people or as JSON."""

from __future__ import annotations

import json
import sys
from time import perf_counter
from typing import TYPE_CHECKING, Any

from quizgen.cli._summaries import counted

if TYPE_CHECKING:
    import argparse

    from quizgen.checks.base import Finding
    from quizgen.diagnostics import Report
    from quizgen.drills.facts import Case
    from quizgen.drills.variants import Tally
    from quizgen.loading.project import Project
    from quizgen.model.scenario import Scenario

SHOWN = 8
"""Cases that ``variants`` prints: as many as a page carries."""

PREFIX = "scenario-"


def found(name: str) -> tuple[Scenario | None, Project]:
    """Return the scenario of an id or a file, none after saying what is wrong with it."""
    from quizgen.diagnostics import Report
    from quizgen.loading.drills import find

    report = Report()
    chosen, project = find(name, report)
    if chosen is None or chosen.broken:
        print(report.render())
        return None, project
    return chosen, project


def prove(arguments: argparse.Namespace) -> int:
    """Explore every state and hold every rule against it; 1 where there are findings."""
    from quizgen.diagnostics import Report
    from quizgen.loading.drills import load_drills

    report = Report()
    begin = perf_counter()
    project = load_drills(arguments.files, report)
    _hold(project, report)
    told = [_told(scenario, project) for scenario in project.scenarios.values()]
    if arguments.format == "json":
        found = [diagnostic.as_dict() for diagnostic in report.ordered()]
        print(json.dumps({"scenarios": told, "findings": found}, ensure_ascii=False, indent=1))
        return report.exit_status()
    if report.diagnostics:
        print(report.render())
    for entry in told:
        _print(entry)
    took = perf_counter() - begin
    summary = f"{counted(len(told), 'scenario')}, {counted(len(report.ordered()), 'finding')}"
    print(f"{summary}, every rule held in {took:.1f} s", file=sys.stderr)
    return report.exit_status()


def _hold(project: Project, report: Report) -> None:
    from quizgen.checks import checks
    from quizgen.diagnostics import Diagnostic, Span

    for check in checks().values():
        if check.project and check.name.startswith(PREFIX):
            for finding in check.project(project):
                span = finding.span or Span("")
                report.add(
                    Diagnostic(check.code, check.severity, finding.message, span, finding.hint)
                )


def _told(scenario: Scenario, project: Project) -> dict[str, Any]:
    from quizgen.drills import proof as proofs

    entry: dict[str, Any] = {"id": scenario.id, "path": scenario.span.path, "proved": False}
    proof = proofs.prove(scenario, project.procedures)
    if proof is None or not proof.complete:
        return entry | {"states": 0 if proof is None else proof.states}
    found = proofs.figures(proof)
    return entry | {
        "proved": True,
        "states": found.states,
        "worlds": found.worlds,
        "seconds": round(proof.seconds, 3),
        "decisions": list(found.decisions),
        "ways": dict(found.ways),
        "unbounded": list(found.unbounded),
        "shortest": dict(found.shortest),
        "lawful_states": found.lawful_states,
        "lawful_share": round(found.lawful_states / found.states, 4),
        "mendable_states": found.mendable_states,
        "mendable_share": round(found.mendable_states / found.states, 4),
        "no_return": dict(found.no_return),
        "no_return_path": dict(found.no_return_path),
    }


def _print(entry: dict[str, Any]) -> None:
    if not entry["proved"]:
        print(f"{entry['path']}: {entry['id']}: not proved")
        return
    print(
        f"{entry['path']}: {entry['id']}: {entry['states']} states in {entry['worlds']} cases, "
        f"all visited in {entry['seconds']} s; "
        f"{entry['decisions'][0]} to {entry['decisions'][1]} decisions"
    )
    for name, number in entry["ways"].items():
        endless = " and circles" if name in entry["unbounded"] else ""
        print(f"  {name}: {number} ways{endless}; shortest: {entry['shortest'].get(name, 'none')}")
    print(
        f"  a lawful ending can be reached from {entry['lawful_states']} states "
        f"({entry['lawful_share']:.1%}), a lawful or flawed one from {entry['mendable_states']} "
        f"({entry['mendable_share']:.1%})"
    )
    lost = entry["no_return"]
    print(f"  points of no return: {len(lost) or 'none'}")
    for name, number in lost.items():
        print(f"    {name}: in {number} states; shortest: {entry['no_return_path'][name]}")


def variants(arguments: argparse.Namespace) -> int:
    """Draw many seeds of each variant; 1 where one is not as it promises."""
    from quizgen.checks.scenario_variants import findings
    from quizgen.drills.facts import spread
    from quizgen.drills.proof import prove
    from quizgen.drills.variants import tally
    from quizgen.loading.scenario_facts import variants_of

    chosen, project = found(arguments.scenario)
    if chosen is None:
        return 1
    wrong = list(findings(chosen, arguments.seeds))
    proof = None if wrong else prove(chosen, project.procedures)
    names = variants_of(dict(chosen.facts)) or ("",)
    tallies = [tally(chosen, proof, name, arguments.seeds) for name in names] if proof else []
    cases = [] if wrong else [_case(case, chosen) for case in spread(chosen, SHOWN)]
    _show(arguments, chosen, wrong, cases, tallies)
    return int(bool(wrong) or not all(tally.sound for tally in tallies))


def _case(case: Case, scenario: Scenario) -> dict[str, Any]:
    from quizgen.loading.interpolation import spelled

    told = {name: value for name, value in case.values.items() if name not in scenario.findings}
    return {
        "seed": case.seed,
        "variant": case.variant,
        "findings": [name for name in scenario.findings if name in case.findings],
        "values": spelled(told),
    }


def _show(
    arguments: argparse.Namespace,
    scenario: Scenario,
    wrong: list[Finding],
    cases: list[dict[str, Any]],
    tallies: list[Tally],
) -> None:
    from quizgen.drills.variants import table

    if arguments.format == "json":
        said = [{"place": str(f.span), "message": f.message, "hint": f.hint} for f in wrong]
        entry = {"id": scenario.id, "seeds": arguments.seeds, "wrong": said, "cases": cases}
        entry["variants"] = [tally.counted() for tally in tallies]
        print(json.dumps(entry, ensure_ascii=False, indent=1))
        return
    for finding in wrong:
        print(f"{finding.span}: error[QG450]: {finding.message}\n  hint: {finding.hint}")
    for case in cases:
        found = ", ".join(case["findings"]) or "no finding"
        print(f"seed {case['seed']}: {case['variant']}: {found}: {case['values']}")
    for row in table(tallies):
        print(row)
    if not wrong and all(tally.sound for tally in tallies):
        held = f"{len(scenario.variant_expect)} variants x {arguments.seeds} seeds"
        print(f"{scenario.id}: {held}, and the corners of all ranges: every finding as expected")
