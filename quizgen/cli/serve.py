"""Preview the site; pages are built again when anything of the course is saved."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "path", nargs="?", type=Path, default=Path(), metavar="PATH", help="the course (here)"
    )
    parser.add_argument(
        "-a", "--dev-addr", default="127.0.0.1:8000", metavar="HOST:PORT", help="where to listen"
    )
    parser.add_argument("-o", "--open", action="store_true", help="open a browser, too")


def run(arguments: argparse.Namespace) -> int:
    """Serve until interrupted."""
    import logging

    from mkdocs.commands.serve import serve
    from mkdocs.exceptions import Abort, ConfigurationError

    from quizgen.diagnostics import UsageError

    settings = arguments.path.resolve() / "mkdocs.yml"
    if not settings.is_file():
        raise UsageError(f"no site here: {settings} is not a file")
    logging.basicConfig(format="%(levelname)-7s %(message)s", level=logging.INFO)
    try:
        # A preview goes on with warnings; only what cannot be built stops it.
        serve(
            config_file=str(settings),
            dev_addr=arguments.dev_addr,
            open_in_browser=arguments.open,
            strict=False,
        )
    except ConfigurationError as error:
        raise UsageError(f"mkdocs.yml: {error}") from error
    except Abort:  # its reasons have been logged
        return 1
    except OSError as error:
        raise UsageError(f"cannot listen on {arguments.dev_addr}: {error.strerror}") from error
    return 0
