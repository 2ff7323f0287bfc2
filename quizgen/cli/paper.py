"""Papers: make parallel forms of a blueprint, or name the cells that lack items; pack and print."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from quizgen.cli._course import bank_argument, papers_argument, root_argument

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from fractions import Fraction

    from quizgen.generation.assembly import Assembled
    from quizgen.loading.project import Project


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    commands = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    make = commands.add_parser("make", help="write the forms of a blueprint as papers")
    make.add_argument("blueprint", type=Path, metavar="BLUEPRINT.yaml")
    make.add_argument("-o", "--output", type=Path, required=True, metavar="DIR")
    make.add_argument("--seed", type=int, default=0, help="decides among forms that are all right")
    make.add_argument(
        "--facility",
        type=Path,
        metavar="FILE.csv",
        help="measured facilities: columns `item` and `facility` (percent)",
    )
    make.add_argument(
        "--pack", type=Path, metavar="FILE.json", help="write the forms for the 讲师工作台 too"
    )
    pack = commands.add_parser("pack", help="write papers for the 讲师工作台, with their keys")
    pack.add_argument("paper", nargs="+", metavar="PAPER", help="ids of papers or banks")
    pack.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.json")
    pack.add_argument("--seed", type=int, default=0, help="of values and orders (default 0)")
    papers_argument(pack)
    printed = commands.add_parser(
        "print", help="write papers that were made, in all printed shapes"
    )
    printed.add_argument("papers", type=Path, nargs="+", metavar="PAPER.yaml", help="or folders")
    printed.add_argument("-o", "--output", type=Path, required=True, metavar="DIR")
    printed.add_argument("--seed", type=int, default=0, help="of values and orders (default 0)")
    printed.add_argument(
        "--capsule",
        type=Path,
        metavar="capsule.txt",
        help="in which the key was published: print its hash",
    )
    for parser_ in (make, pack, printed):
        root_argument(parser_)
        bank_argument(parser_)


def run(arguments: argparse.Namespace) -> int:
    """Write papers, a pack of them or prints; 1 where the blueprint or a paper is at fault."""
    if arguments.action == "print":
        return _print(arguments)
    return _pack(arguments) if arguments.action == "pack" else _make(arguments)


def _make(arguments: argparse.Namespace) -> int:
    """Write the papers and say how alike they are."""
    from quizgen.diagnostics import Report, UsageError
    from quizgen.files import put
    from quizgen.generation.assembly import assemble, paper_yaml
    from quizgen.generation.assembly.facilities import load_facilities
    from quizgen.loading.blueprints import load_blueprint
    from quizgen.loading.project import load

    if not arguments.blueprint.is_file():
        raise UsageError(f"no blueprint here: {arguments.blueprint} is not a file")
    report = Report()
    project = load(arguments.root, report, arguments.bank, reserved=True)
    measured: dict[str, Fraction] = {}
    if arguments.facility:
        measured = load_facilities(arguments.facility, project, report)
    name = arguments.blueprint.as_posix()
    blueprint = load_blueprint(arguments.blueprint, name, project, report)
    made = None
    if blueprint is not None and not report.diagnostics:
        made = assemble(project, blueprint, report, seed=arguments.seed, measured=measured)
    if made is None:
        print(report.render(), file=sys.stderr)
        return 1
    for paper in made.papers:
        put(arguments.output / f"{paper.id}.yaml", paper_yaml(paper))
    if arguments.pack:
        papers = {paper.id: paper for paper in made.papers}
        known = replace(project, papers={**project.papers, **papers})
        if not _packed(known, list(papers), 0, arguments.pack):
            return 1
    print(_table(made))
    return 0


def _pack(arguments: argparse.Namespace) -> int:
    """Write papers with their keys and pages as one file."""
    from quizgen.diagnostics import Report
    from quizgen.loading.project import load

    report = Report()
    project = load(
        arguments.root, report, arguments.bank, reserved=True, extra_papers=arguments.papers
    )
    if report.diagnostics:
        print(report.render(), file=sys.stderr)
        return 1
    if not _packed(project, arguments.paper, arguments.seed, arguments.output):
        return 1
    print(f"{arguments.output}: for the instructor alone, it holds the keys")
    return 0


def _packed(project: Project, papers: Sequence[str], seed: int, target: Path) -> bool:
    from quizgen.diagnostics import ContentError, Report
    from quizgen.files import put
    from quizgen.generation import forms
    from quizgen.web.assigned import pack

    report = Report()
    made = []
    for paper in papers:
        try:
            made.append(forms.build(project, paper, mode="exam", seed=seed))
        except ContentError as error:
            report.add(error.diagnostic)
    if report.diagnostics:
        print(report.render(), file=sys.stderr)
        return False
    content = pack(project.course.id, made)
    put(target, json.dumps(content, ensure_ascii=False, indent=1) + "\n")
    return True


def _table(made: Assembled) -> str:
    lines = ["form  items  points  facility  practice"]
    for paper, points, facility, practice in zip(
        made.papers, made.points, made.facility, made.practice, strict=True
    ):
        items = sum(len(section.items) for section in paper.sections)
        lines.append(f"{paper.id}  {items}  {points}  {float(facility):.4f}  {practice}")
    if any(made.practice):
        lines.append("practice: items whose answers are published; such a form is no examination")
    return "\n".join(lines)


def _print(arguments: argparse.Namespace) -> int:
    """Write papers from outside of the course as they are printed, all files or none."""
    from quizgen.diagnostics import Report, UsageError
    from quizgen.export import exporters
    from quizgen.export._shared.shapes import FORMATS, papers_at, shapes
    from quizgen.files import put
    from quizgen.loading.project import load
    from quizgen.sealing.capsules import commitment

    mark = ""
    if arguments.capsule:
        try:
            mark = commitment(arguments.capsule.read_text(encoding="utf-8").strip())
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError(f"cannot read {arguments.capsule}: {error}") from None
    report = Report()
    project = load(
        arguments.root, report, arguments.bank, reserved=True, extra_papers=arguments.papers
    )
    if report.diagnostics:
        print(report.render(), file=sys.stderr)
        return 1
    papers = papers_at(project, arguments.papers)
    if not papers:
        raise UsageError(f"no paper in {arguments.papers[0]}")
    formats = [exporters()[name] for name in FORMATS]
    losses = Report()  # of items that are printed: what pages can do and paper cannot
    files = [
        file
        for paper in papers
        for file in shapes(project, paper, formats, losses, seed=arguments.seed, commitment=mark)
    ]
    for file in files:
        put(arguments.output / file.path, file.data)
        print(arguments.output / file.path)
    return 0
