"""Check everything: sources, law, items, papers, scenarios and pages, each finding with a hint."""

from __future__ import annotations

import gc
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from quizgen.cli._course import bank_argument
from quizgen.cli._summaries import counted

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from quizgen.diagnostics import Report
    from quizgen.loading.project import Project

STYLES = ("full", "concise", "json")


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "path", nargs="?", type=Path, default=Path(), metavar="PATH", help="the course (here)"
    )
    parser.add_argument("--format", choices=STYLES, default="full", help="how findings are shown")
    bank_argument(parser)


def run(arguments: argparse.Namespace) -> int:
    """Report everything that is wrong with a course in one run."""
    from quizgen.checks import run_all
    from quizgen.diagnostics import Report
    from quizgen.loading.blueprints import load_blueprints
    from quizgen.loading.project import load

    report = Report()
    with _no_collector():
        project = load(arguments.path, report, arguments.bank, reserved=True)
        load_blueprints(project, report)
        run_all(project, report)
    if arguments.format == "json":
        print(report.render("json"))
    else:
        if report.diagnostics:
            print(report.render(arguments.format))
        print(_summary(project, report), file=sys.stderr)
    return report.exit_status()


@contextmanager
def _no_collector() -> Iterator[None]:
    """Put the search for circular garbage off: nothing read here refers back to itself."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _summary(project: Project, report: Report) -> str:
    findings = len(report.ordered())
    provisions = sum(len(law.provisions) for law in project.register.instruments.values())
    counts = ", ".join(
        (
            counted(len(project.items), "item"),
            counted(len(project.papers), "paper"),
            counted(len(project.scenarios), "scenario"),
            counted(provisions, "provision"),
            counted(len(project.pages), "page"),
        )
    )
    return f"{counted(findings, 'finding') if findings else 'no findings'} in {counts}"
