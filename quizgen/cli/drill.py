"""Drills: prove scenarios to the end of every way, and look at their variants."""

from __future__ import annotations

import json
import sys
from pathlib import Path
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

MOST_GROUPS = 60

PREFIX = "scenario-"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    commands = parser.add_subparsers(dest="drill", required=True, metavar="COMMAND")
    prove = commands.add_parser("prove", help="explore every state and hold every rule against it")
    prove.add_argument("files", nargs="*", type=Path, metavar="FILE", help="scenarios (all)")
    prove.add_argument("--format", choices=("text", "json"), default="text")
    prove.set_defaults(work=_prove)
    variants = commands.add_parser("variants", help="draw many seeds and compare their findings")
    variants.add_argument("scenario", metavar="SCENARIO", help="an id, or a file")
    variants.add_argument("--seeds", type=int, default=1000, metavar="N", help="of each variant")
    variants.add_argument("--format", choices=("text", "json"), default="text")
    variants.set_defaults(work=_variants)
    documents = commands.add_parser("documents", help="print the enforcement documents of a case")
    documents.add_argument("scenario", metavar="SCENARIO", help="an id, or a file")
    documents.add_argument("--seed", type=int, default=1, metavar="N")
    documents.add_argument("--set", choices=("model", "blank", "faults"), help="one of them (all)")
    documents.add_argument("--faults", type=int, default=10, metavar="N", help="faults to plant")
    documents.add_argument("-o", dest="output", type=Path, required=True, metavar="DIR")
    documents.set_defaults(work=_documents)
    console = commands.add_parser("console", help="write the facilitator's page of a lesson")
    console.add_argument("scenario", metavar="SCENARIO", help="an id, or a file")
    console.add_argument("--seed", type=int, default=1, metavar="N", help="decides every case (1)")
    console.add_argument("--groups", type=int, default=1, metavar="K", help="how many (1)")
    console.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
    console.set_defaults(work=_console)
    pack = commands.add_parser("pack", help="print all that a class needs to play in groups")
    pack.add_argument("scenario", metavar="SCENARIO", help="an id, or a file")
    pack.add_argument("--seed", type=int, default=1, metavar="N", help="decides every case (1)")
    pack.add_argument("--groups", type=int, default=1, metavar="K", help="how many (1)")
    pack.add_argument("--people", type=int, default=6, metavar="P", help="in each group (6)")
    pack.add_argument(
        "--only", action="append", default=[], metavar="KIND", help="one kind of part"
    )
    pack.add_argument("--no-pdf", action="store_true", help="HTML and .docx only")
    pack.add_argument("-o", "--output", type=Path, required=True, metavar="DIR")
    pack.set_defaults(work=_pack)


def run(arguments: argparse.Namespace) -> int:
    """Do one of the commands."""
    status: int = arguments.work(arguments)
    return status


def _prove(arguments: argparse.Namespace) -> int:
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
    from quizgen.drills.proof import figures, prove

    entry: dict[str, Any] = {"id": scenario.id, "path": scenario.span.path, "proved": False}
    proof = prove(scenario, project.procedures)
    if proof is None or not proof.complete:
        return entry | {"states": 0 if proof is None else proof.states}
    found = figures(proof)
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


def _documents(arguments: argparse.Namespace) -> int:
    from quizgen.diagnostics import Report, UsageError
    from quizgen.documents.packing import sets_of
    from quizgen.documents.sets import SETS
    from quizgen.loading.drills import find
    from quizgen.printing.files import files, write_all

    report = Report()
    scenario, project = find(arguments.scenario, report)
    if scenario is None or scenario.broken:
        print(report.render())
        return 1
    if not scenario.documents:
        raise UsageError(f"{scenario.id} has no `documents`")
    wanted = [arguments.set] if arguments.set else [*SETS]
    packed = sets_of(
        scenario, project.register, arguments.seed, wanted, arguments.faults, report=report
    )
    if report.diagnostics:
        print(report.render())
        return 1
    made: dict[str, bytes] = {}
    for part in packed:
        made |= files(part.name, part.sheets, part.title)
    write_all(made, arguments.output)
    for name in made:
        print(arguments.output / name)
    return 0


def _console(arguments: argparse.Namespace) -> int:
    from quizgen.classroom.console import render
    from quizgen.classroom.groups import groups
    from quizgen.diagnostics import Report, UsageError
    from quizgen.loading.drills import find

    if not 1 <= arguments.groups <= MOST_GROUPS:
        raise UsageError(f"a class has 1 to {MOST_GROUPS} groups, not {arguments.groups}")
    report = Report()
    chosen, project = find(arguments.scenario, report)
    if chosen is None or chosen.broken:
        print(report.render())
        return 1
    page = render(chosen, project, groups(chosen, arguments.seed, arguments.groups))
    output: Path = arguments.output
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_text(page, encoding="utf-8", newline="\n")
    except OSError as error:
        raise UsageError(f"{output} cannot be written: {error.strerror}") from None
    print(f"{output}: {chosen.title}, {counted(arguments.groups, 'group')}, seed {arguments.seed}")
    return 0


def _pack(arguments: argparse.Namespace) -> int:
    from quizgen.classroom.making import make
    from quizgen.diagnostics import Report
    from quizgen.loading.drills import find

    report = Report()
    scenario, project = find(arguments.scenario, report)
    if scenario is None or scenario.broken:
        print(report.render())
        return 1
    print(make(scenario, project, arguments))
    return 0


def _variants(arguments: argparse.Namespace) -> int:
    from quizgen.checks.scenario_variants import findings
    from quizgen.diagnostics import Report
    from quizgen.drills.facts import spread
    from quizgen.drills.proof import prove
    from quizgen.drills.variants import tally
    from quizgen.loading.drills import find
    from quizgen.loading.scenario_facts import variants_of

    report = Report()
    chosen, project = find(arguments.scenario, report)
    if chosen is None or chosen.broken:
        print(report.render())
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
