"""Keys: make the instructor's keys, by which tickets are signed and submissions opened."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

PASSWORD = "QUIZGEN_PASSWORD"
"""From the environment, since what stands on a command line is seen by others."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.json")


def run(arguments: argparse.Namespace) -> int:
    """Write new keys, locked with the password in ``QUIZGEN_PASSWORD``; never over old ones."""
    from quizgen.diagnostics import UsageError
    from quizgen.sealing.keys import keys_text, new_keys

    password = os.environ.get(PASSWORD, "")
    text = keys_text(new_keys(), password)
    try:
        handle = os.open(arguments.output, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        hint = "old submissions open with it alone"
        raise UsageError(f"{arguments.output} is there already; {hint}") from None
    except OSError as error:
        raise UsageError(f"cannot write {arguments.output}: {error.strerror}") from None
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    print(arguments.output)
    if not password:
        print(f"not locked: set {PASSWORD} to lock it with a password", file=sys.stderr)
    return 0
