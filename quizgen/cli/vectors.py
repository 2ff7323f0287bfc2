"""Grade the vectors of a file in the form of the grading contract, one JSON object a line."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE.json", help="the vectors")
    parser.add_argument(
        "--stream", action="store_true", help="read one vector a line from standard input"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print what the engine says to each vector; 1 when one could not be read."""
    from quizgen.diagnostics import UsageError
    from quizgen.model.contract import ContractError

    if arguments.stream == (arguments.file is not None):
        raise UsageError("give either a file of vectors or --stream")
    try:
        results = _results(arguments.file)
    except OSError as error:
        raise UsageError(f"cannot read {arguments.file}: {error.strerror}") from error
    except (ValueError, RecursionError, ContractError) as error:
        raise UsageError(f"{arguments.file}: {error}") from error
    status = 0
    for result in results:
        print(json.dumps(result), flush=arguments.stream)
        status |= "problem" in result
    return status


def _results(file: Path | None) -> Iterator[dict[str, object]]:
    from quizgen.grading.vectors import answer_line, answers, load

    if file is None:
        return map(answer_line, sys.stdin)
    return answers(load(file.read_text(encoding="utf-8")))
