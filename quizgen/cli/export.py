"""Export banks, papers, modules or scenarios in a format of a learning-management system."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from quizgen.cli._course import bank_argument, papers_argument, root_argument

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Mapping, Sequence

    from quizgen.diagnostics import Report
    from quizgen.export.base import Exporter, File
    from quizgen.loading.project import Project


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("format", nargs="?", metavar="FORMAT", help="see --list")
    parser.add_argument(
        "selection",
        nargs="*",
        metavar="SELECTION",
        help="ids of banks, papers, items, modules or scenarios; none: the whole course",
    )
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="PATH",
        help="folder to write into, or the file itself when PATH ends like the format's files",
    )
    parser.add_argument("--seed", type=int, default=0, help="seed of the forms (default 0)")
    parser.add_argument("--list", action="store_true", help="print the formats, name first")
    parser.add_argument(
        "--strict", action="store_true", help="write nothing when anything would be lost"
    )
    parser.add_argument(
        "--losses", type=Path, metavar="FILE", help="write what is lost as JSON too"
    )
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="an option of the format, such as size=large for print; may be repeated",
    )
    root_argument(parser)
    bank_argument(parser, "a bank outside the course or a reserved one")
    papers_argument(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the selection and say what it loses, or list the formats."""
    from dataclasses import replace

    from quizgen.diagnostics import Report, UsageError
    from quizgen.export import base, exporters
    from quizgen.export._shared.selecting import select
    from quizgen.loading.project import load

    formats = exporters()
    if arguments.list:
        for name, exporter in formats.items():
            print(f"{name}  {exporter.title}, profile {exporter.profile}")
        return 0
    exporter = _format(arguments.format, formats)
    if arguments.output is None:
        raise UsageError("say where to write: -o PATH")
    report = Report()
    project = load(
        arguments.root,
        report,
        arguments.bank,
        reserved=bool(arguments.papers),
        extra_papers=arguments.papers,
    )
    if report.diagnostics:
        print(report.render(), file=sys.stderr)
        return 1
    takes = exporter.takes
    if arguments.papers:
        _only_papers(arguments.selection, project)
    selection = select(project, arguments.selection, seed=arguments.seed, takes=takes)
    selection = replace(selection, options=_options(arguments.set, exporter))
    files = base.run(exporter, selection, report)
    if arguments.losses:
        arguments.losses.write_text(f"{report.render('json')}\n", encoding="utf-8")
    if report.diagnostics:
        print(report.render(), file=sys.stderr)
        if arguments.strict:
            print("nothing written, since --strict refuses losses", file=sys.stderr)
            return 1
    for path in _write(files, arguments.output, exporter.suffix, selection.id):
        print(path)
    _summary(report)
    return 0


def _format(name: str | None, formats: Mapping[str, Exporter]) -> Exporter:
    from quizgen.diagnostics import UsageError, nearest

    if name is not None and name in formats:
        return formats[name]
    hint = nearest(name or "", formats) or f"formats: {', '.join(formats)}"
    raise UsageError(f"unknown format `{name}`; {hint}")


def _only_papers(selection: Sequence[str], project: Project) -> None:
    """See that nothing else is exported with papers from outside: all reserved items are read."""
    from quizgen.diagnostics import UsageError

    others = [ref for ref in selection if ref not in project.papers]
    if others or not selection:
        told = f", not `{others[0]}`" if others else ""
        raise UsageError(f"with --paper, name the papers to export{told}")


def _options(given: Sequence[str], exporter: Exporter) -> Mapping[str, str]:
    from quizgen.diagnostics import UsageError

    made = {}
    for text in given:
        name, sign, value = text.partition("=")
        if not sign or name not in exporter.options:
            known = "; ".join(f"{one}: {does}" for one, does in exporter.options.items())
            hint = known or "it has no options"
            raise UsageError(f"`{text}` is no option of {exporter.name}; {hint}")
        made[name] = value
    return made


def _write(files: Sequence[File], output: Path, suffix: str, name: str) -> Iterable[Path]:
    """Write all files, each whole or not at all; return where they are.

    A path that ends like the files of the format names the first file; the others stand beside
    it and begin with its name. A path that ends with ``.zip`` holds them all.
    """
    from quizgen.export._shared.archive import archive
    from quizgen.export.base import File
    from quizgen.files import put

    as_file = output.name.endswith(suffix) and not output.is_dir()
    if output.suffix == ".zip" and suffix != ".zip" and not output.is_dir():
        files, as_file, suffix = [File(f"{name}.zip", archive(files))], True, ".zip"
    stem = output.name.removesuffix(suffix)
    for file in files:
        target = output / file.path
        if as_file:
            rest = file.path.removeprefix(name)
            target = output if len(files) == 1 else output.with_name(f"{stem}{rest}")
        put(target, file.data)
        yield target


def _summary(report: Report) -> None:
    dropped = sum(found.code == "QG602" for found in report.diagnostics)
    lossy = len({str(f.span) for f in report.diagnostics if f.code == "QG601"})
    if dropped or lossy:
        print(f"{dropped} left out, {lossy} with losses; see above", file=sys.stderr)
