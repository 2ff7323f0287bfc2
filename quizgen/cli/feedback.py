"""Feedback: a page for each person of a graded class: marks, answers, keys, what to review."""

from __future__ import annotations

import shutil
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from quizgen.cli._summaries import counted

if TYPE_CHECKING:
    import argparse

_MOST = 80
"""Signs of a pseudonym that go into the name of a file."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("results", type=Path, metavar="DIR", help="folder that `grade` has written")
    parser.add_argument("assignment", type=Path, metavar="assignment.json")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="DIR")
    parser.add_argument(
        "--reveal", action="store_true",
        help="show reserved items and their keys too: from then on they are public",
    )  # fmt: skip


def run(arguments: argparse.Namespace) -> int:
    """Write all pages, or none."""
    from quizgen.diagnostics import UsageError
    from quizgen.results.assignments import load_assignment
    from quizgen.results.records import load_graded
    from quizgen.web.feedback import feedback_html

    assignment = load_assignment(arguments.assignment)
    graded = load_graded(arguments.results / "results.json", assignment)
    output: Path = arguments.output
    if output.exists():
        raise UsageError(f"{output} is there already: give a new folder")
    if not all(item.asked for form in assignment.forms for item in form.items):
        raise UsageError(f"{arguments.assignment} holds no texts of its items: assign them anew")
    beside = output.with_name(f"{output.name}.part")
    shutil.rmtree(beside, ignore_errors=True)
    names = file_names([one.script.who for one in graded])
    try:
        beside.mkdir(parents=True)
        for one, name in zip(graded, names, strict=True):
            page = feedback_html(one, assignment.title, reveal=arguments.reveal)
            (beside / name).write_text(page, encoding="utf-8", newline="")
        beside.rename(output)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    print(f"{output}: {counted(len(graded), 'page')}, each for one person alone; they show keys")
    hidden = {item.id for form in assignment.forms for item in form.items if item.use == "reserved"}
    if hidden:
        told = "shown too" if arguments.reveal else "kept back, --reveal shows them"
        print(f"{len(hidden)} reserved items are {told}")
    return 0


def file_names(names: list[str]) -> list[str]:
    """Return a file name for each pseudonym, unlike all others on every system."""
    found: list[str] = []
    seen: set[str] = set()
    for name in names:
        own = "".join(
            sign if sign.isalnum() or sign in "-_" else f"%{ord(sign):X}" for sign in name
        )
        stem, number = own[:_MOST] or "%", 1
        # Some systems know no capitals, and some write the same letter in another way.
        while (mark := unicodedata.normalize("NFKC", stem).casefold()) in seen:
            number += 1
            stem = f"{own[:_MOST]}~{number}"
        seen.add(mark)
        found.append(f"fankui-{stem}.html")
    return found
