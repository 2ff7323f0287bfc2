"""Schema: JSON Schemas of the content files, for editors, and of the JSON export, for programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

KINDS = (
    "bank",
    "paper",
    "blueprint",
    "register",
    "scenario",
    "procedure",
    "calculator",
    "visit",
    "course",
    "misconceptions",
    "forms",
)


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "kinds", nargs="*", metavar="KIND", help=f"{', '.join(KINDS)} (all of them)"
    )
    parser.add_argument(
        "-o", "--out", type=Path, metavar="DIR", help="write KIND.schema.json there, not here"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print one schema, or write several into a folder."""
    from quizgen.diagnostics import UsageError, nearest
    from quizgen.loading.schemas import schema

    kinds = arguments.kinds or list(KINDS)
    for kind in kinds:
        if kind not in KINDS:
            hint = nearest(kind, KINDS) or f"kinds: {', '.join(KINDS)}"
            raise UsageError(f"`{kind}` is not a kind of content file; {hint}")
    if arguments.out is None and len(kinds) > 1:
        raise UsageError("several schemas need a folder: add `-o DIR`")
    for kind in kinds:
        text = json.dumps(schema(kind), ensure_ascii=False, indent=1)
        if arguments.out is None:
            print(text)
            continue
        arguments.out.mkdir(parents=True, exist_ok=True)
        path = arguments.out / f"{kind}.schema.json"
        path.write_text(f"{text}\n", encoding="utf-8", newline="\n")
        print(path)
    return 0
