"""Look for reserved items in what is published: stems, keys and rationales, however encoded."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from quizgen.cli._course import bank_argument, root_argument

if TYPE_CHECKING:
    import argparse

STYLES = ("full", "concise", "json")


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("directory", type=Path, metavar="DIR", help="what is published")
    root_argument(parser)
    bank_argument(parser, "a reserved bank outside the course")
    parser.add_argument(
        "--assigned",
        action="store_true",
        help="DIR is an assignment's `public`: it shows what is asked, but no key or rationale",
    )
    parser.add_argument("--format", choices=STYLES, default="full", help="how findings are shown")


def run(arguments: argparse.Namespace) -> int:
    """Report each file that holds a part of a reserved item."""
    from quizgen.diagnostics import Report, Severity, UsageError
    from quizgen.loading.project import load
    from quizgen.web.leaks import find_keys, find_leaks, secrets, withheld

    folder: Path = arguments.directory
    if not folder.is_dir():
        raise UsageError(f"{folder} is not a folder")
    report = Report()
    project = load(arguments.root, report, arguments.bank, reserved=True)
    if any(found.severity is Severity.ERROR for found in report.diagnostics):
        print(report.render(), file=sys.stderr)  # what cannot be read cannot be looked for
        return 1
    number = sum(item.use == "reserved" for item in project.items.values())
    if not number:
        raise UsageError("there are no reserved items to look for; name their banks: --bank PATH")
    report = Report()
    sought = secrets(project)
    if arguments.assigned:
        sought = withheld(project, sought)
    try:
        files = find_leaks(folder, sought, report)
        if arguments.assigned:
            ids = [item.id for item in project.items.values() if item.use == "reserved"]
            find_keys(folder, ids, report)
    except OSError as error:
        raise UsageError(f"cannot read {error.filename}: {error.strerror}") from error
    if arguments.format == "json" or report.diagnostics:
        print(report.render(arguments.format))
    found = len(report.ordered()) or "no"
    print(f"{found} leaks of {number} reserved items in {files} files", file=sys.stderr)
    return report.exit_status()
