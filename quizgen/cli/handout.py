"""Handout: the two pages of a module for the class, as a PDF or as HTML."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from quizgen.cli._course import root_argument

if TYPE_CHECKING:
    import argparse


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("module", metavar="MODULE", help="id of the module, as in course.yaml")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE",
                        help="file to write, .pdf or .html")  # fmt: skip
    root_argument(parser, "-C", "--course")


def run(arguments: argparse.Namespace) -> int:
    """Write the handout of one module."""
    import sys

    from quizgen.diagnostics import Report, Severity, UsageError, nearest
    from quizgen.loading.project import load, published
    from quizgen.printing import page_to_pdf
    from quizgen.web.classroom.handout import handout_html

    report = Report()
    project = load(arguments.root, report)
    if any(found.severity is Severity.ERROR for found in report.diagnostics):
        print(report.render(), file=sys.stderr)
        return 1
    modules = {module.id: module for module in project.course.modules}
    if arguments.module not in modules:
        hint = nearest(arguments.module, modules) or f"known are {', '.join(modules)}"
        raise UsageError(f"no module `{arguments.module}`: {hint}")
    if arguments.output.suffix not in {".pdf", ".html"}:
        raise UsageError(f"{arguments.output} must end in .pdf or .html")
    page = handout_html(published(project), modules[arguments.module])
    data = page_to_pdf(page) if arguments.output.suffix == ".pdf" else page.encode()
    try:
        arguments.output.write_bytes(data)
    except OSError as error:
        raise UsageError(f"cannot write {arguments.output}: {error.strerror}") from error
    print(arguments.output)
    return 0
