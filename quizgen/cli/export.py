"""Export a bank or paper in a format of a learning-management system."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("format", nargs="?", metavar="FORMAT", help="see --list")
    parser.add_argument("selection", nargs="*", metavar="SELECTION", help="bank or paper ids")
    parser.add_argument("-o", "--output", type=Path, metavar="PATH", help="folder to write into")
    parser.add_argument("--seed", type=int, default=0, help="seed of the forms (default 0)")
    parser.add_argument("--list", action="store_true", help="print the formats, name first")
    parser.add_argument("--root", type=Path, default=Path(), help="the course (default: here)")
    parser.add_argument(
        "--bank",
        action="append",
        type=Path,
        default=[],
        metavar="PATH",
        help="a bank outside the course or a reserved one, or a folder of them; may be repeated",
    )


def run(arguments: argparse.Namespace) -> int:
    """Write the forms of the selection, or list the formats."""
    from quizgen.diagnostics import Report, UsageError, nearest
    from quizgen.export import exporters
    from quizgen.export.base import export_form
    from quizgen.generation import forms
    from quizgen.loading.project import load

    formats = exporters()
    if arguments.list:
        for name, exporter in formats.items():
            print(f"{name}  {exporter.title}, profile {exporter.profile}")
        return 0
    if arguments.format not in formats:
        hint = nearest(arguments.format or "", formats) or f"formats: {', '.join(formats)}"
        raise UsageError(f"unknown format `{arguments.format}`; {hint}")
    if arguments.output is None:
        raise UsageError("say where to write: -o PATH")
    report = Report()
    project = load(arguments.root, report, arguments.bank)
    if report.diagnostics:
        print(report.render(), file=sys.stderr)
        return 1
    files = [
        file
        for ref in arguments.selection or project.banks
        for file in export_form(
            formats[arguments.format], forms.build(project, ref, seed=arguments.seed), report
        )
    ]
    for file in files:
        target = arguments.output / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.data)
        print(target)
    if report.diagnostics:
        print(report.render(), file=sys.stderr)
    return report.exit_status()
