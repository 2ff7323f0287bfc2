"""Workbench: write the instructor's page (讲师工作台), which opens, grades and saves offline."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.html")


def run(arguments: argparse.Namespace) -> int:
    """Write the page; it holds no assignment and no key."""
    from quizgen.diagnostics import UsageError
    from quizgen.files import put
    from quizgen.web.workbench import workbench_html

    target: Path = arguments.output
    try:
        put(target, workbench_html())
    except OSError as error:
        raise UsageError(f"cannot write {target}: {error.strerror}") from None
    print(target)
    return 0
