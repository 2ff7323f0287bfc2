"""Command line: one file a command; this one finds them and turns errors into exit codes."""

from __future__ import annotations

import argparse
import io
import sys
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from quizgen import __version__
from quizgen.diagnostics import ContentError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

ABOUT = (
    "Legal training as checked text: quizzes, drills and one static site. "
    "Begin with `quizgen new DIR`; `quizgen COMMAND --help` tells what a command takes."
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; return 0 clean, 1 findings, 2 wrong use."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # old consoles cannot show every character
            stream.reconfigure(errors="backslashreplace")
    parser = argparse.ArgumentParser(prog="quizgen", description=ABOUT)
    parser.add_argument("--version", action="version", version=f"quizgen {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name in sorted(m.name for m in iter_modules(__path__) if not m.name.startswith("_")):
        module = import_module(f"{__name__}.{name}")
        sign = (module.__doc__ or "").partition("\n")[0]
        sub = commands.add_parser(name, help=sign, description=sign)
        module.configure(sub)
        sub.set_defaults(run=module.run)
    arguments = parser.parse_args(argv)
    try:
        status: int = arguments.run(arguments)
    except ContentError as error:
        print(error.diagnostic, file=sys.stderr)
        return 1
    except UsageError as error:
        print(f"quizgen {arguments.command}: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        return 0
    return status
