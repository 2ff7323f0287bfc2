"""Papers: make parallel forms from a blueprint, or say which of its cells lack items."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from fractions import Fraction

    from quizgen.generation.assembly import Assembled


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
    make.add_argument("--root", type=Path, default=Path(), help="the course (default: here)")
    make.add_argument(
        "--bank", action="append", type=Path, default=[], metavar="PATH", help="a further bank"
    )


def run(arguments: argparse.Namespace) -> int:
    """Write the papers and say how alike they are; 1 where the blueprint cannot be met."""
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
    print(_table(made))
    return 0


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
