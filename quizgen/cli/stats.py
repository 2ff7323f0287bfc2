"""Print the figures of items and of the paper for a matrix of points, in the contract's form."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "file", type=Path, metavar="FILE.json", help="`matrix` (takers x items) and `max`"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print one JSON object."""
    from quizgen.diagnostics import UsageError
    from quizgen.results.vectors import answer

    try:
        data = json.loads(arguments.file.read_text(encoding="utf-8"))
        found = answer(data)
    except OSError as error:
        raise UsageError(f"cannot read {arguments.file}: {error.strerror}") from error
    except (
        ArithmeticError,
        AttributeError,
        LookupError,
        RecursionError,
        TypeError,
        ValueError,
    ) as error:
        raise UsageError(f"{arguments.file}: not a matrix of points: {error}") from error
    print(json.dumps(found, ensure_ascii=False, indent=1))
    return 0
