"""Start a course on another law: a small whole one that passes the check and builds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("directory", type=Path, metavar="DIR", help="folder to make")


def run(arguments: argparse.Namespace) -> int:
    """Write the skeleton of a course into a new or empty folder."""
    from importlib.resources import files

    from quizgen.diagnostics import UsageError

    folder: Path = arguments.directory
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{folder} is there already and not empty; name another folder")
    try:
        for name, source in _walk(files("quizgen").joinpath("cli", "skeleton"), ""):
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(source.read_bytes())
            print(target)
    except OSError as error:
        raise UsageError(f"cannot write into {folder}: {error.strerror}") from error
    print(f"next: quizgen check {folder}; quizgen serve {folder}")
    return 0


def _walk(folder: Traversable, name: str) -> Iterator[tuple[str, Traversable]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        path = f"{name}{entry.name}"
        if entry.is_dir():
            yield from _walk(entry, f"{path}/")
        else:
            yield path, entry
