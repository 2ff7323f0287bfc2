"""Drills: prove scenarios, look at their variants, print what a class needs to play them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from quizgen.cli._proving import found, prove, variants
from quizgen.cli._summaries import counted

if TYPE_CHECKING:
    import argparse

MOST_GROUPS = 60


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    commands = parser.add_subparsers(dest="drill", required=True, metavar="COMMAND")
    proving = commands.add_parser(
        "prove", help="explore every state and hold every rule against it"
    )
    proving.add_argument("files", nargs="*", type=Path, metavar="FILE", help="scenarios (all)")
    proving.add_argument("--format", choices=("text", "json"), default="text")
    proving.set_defaults(work=prove)
    drawing = commands.add_parser("variants", help="draw many seeds and compare their findings")
    drawing.add_argument("scenario", metavar="SCENARIO", help="an id, or a file")
    drawing.add_argument("--seeds", type=int, default=1000, metavar="N", help="of each variant")
    drawing.add_argument("--format", choices=("text", "json"), default="text")
    drawing.set_defaults(work=variants)
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


def _documents(arguments: argparse.Namespace) -> int:
    from quizgen.diagnostics import Report, UsageError
    from quizgen.documents.packing import sets_of
    from quizgen.documents.sets import SETS
    from quizgen.printing.files import files, write_all

    scenario, project = found(arguments.scenario)
    if scenario is None:
        return 1
    if not scenario.documents:
        raise UsageError(f"{scenario.id} has no `documents`")
    report = Report()
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
    from quizgen.diagnostics import UsageError

    if not 1 <= arguments.groups <= MOST_GROUPS:
        raise UsageError(f"a class has 1 to {MOST_GROUPS} groups, not {arguments.groups}")
    chosen, project = found(arguments.scenario)
    if chosen is None:
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

    scenario, project = found(arguments.scenario)
    if scenario is None:
        return 1
    print(make(scenario, project, arguments))
    return 0
