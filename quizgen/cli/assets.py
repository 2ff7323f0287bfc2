"""Assets: copies the scripts and styles that pages need, for generators that run no plugin."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def configure(parser: ArgumentParser) -> None:
    """Declare the arguments of ``quizgen assets``."""
    parser.add_argument("directory", metavar="DIR", help="folder to write into; made if missing")


def run(arguments: Namespace) -> int:
    """Write what pages need besides themselves; print where each file went."""
    from pathlib import Path

    from quizgen.diagnostics import UsageError
    from quizgen.web.assets import assets

    target = Path(arguments.directory)
    try:
        target.mkdir(parents=True, exist_ok=True)
        for name, data in sorted(assets().items()):
            path = target / Path(name).name
            path.write_bytes(data)
            print(path.as_posix())
    except OSError as error:
        raise UsageError(f"cannot write into {target}: {error.strerror}") from error
    return 0
