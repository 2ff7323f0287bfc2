"""Grade: opens submissions, lists everything odd, and writes gradebook and marking sheet."""

from __future__ import annotations

import csv
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator
    from fractions import Fraction

    from quizgen.results.intake import Incoming

MOST_BYTES = 50_000_000
BOOK = "gradebook.xlsx"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("assignment", type=Path, metavar="assignment.json")
    parser.add_argument(
        "submissions", type=Path, nargs="+", metavar="PATH",
        help="files with sealed answers, chats saved as text, or folders of them",
    )  # fmt: skip
    parser.add_argument("--keys", type=Path, required=True, metavar="FILE.json")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="DIR")
    parser.add_argument("--roster", type=Path, metavar="FILE.csv", help="column `who`")
    parser.add_argument("--tickets", action="store_true", help="take none without a ticket")
    parser.add_argument("--accept-late", action="store_true", help="let late ones count")
    parser.add_argument(
        "--received", type=Path, metavar="FILE.csv",
        help="columns `file` and `received` (2026-11-24T17:58): when the channel took each file",
    )  # fmt: skip
    parser.add_argument(
        "--xlsx", action="store_true", help="write the gradebook as an Excel file too"
    )
    parser.add_argument(
        "--marks", type=Path, metavar="FILE.csv", help="the marking sheet with points filled in"
    )


def run(arguments: argparse.Namespace) -> int:
    """Write results; 1 when something needs to be looked at."""
    from quizgen.cli.assign import read_roster
    from quizgen.cli.keys import PASSWORD
    from quizgen.files import put
    from quizgen.printing.result_books import gradebook_book
    from quizgen.results import intake, records, tables
    from quizgen.results.assignments import load_assignment
    from quizgen.results.marking import Marking, pending, scripts
    from quizgen.sealing import load_keys

    assignment = load_assignment(arguments.assignment)
    keys = load_keys(arguments.keys, os.environ.get(PASSWORD, ""))
    roster = frozenset(read_roster(arguments.roster)) if arguments.roster else None
    rules = intake.Rules(
        roster=roster, tickets=arguments.tickets, accept_late=arguments.accept_late
    )
    times = _times(arguments.received)
    incoming = [one for path in arguments.submissions for one in _incoming(path, times)]
    taken = intake.take_in(incoming, assignment, keys, rules)
    points = _points(arguments.marks) if arguments.marks else {}
    marking = Marking(assignment)
    graded = [marking(script) for script in scripts(taken.taken, points)]
    results = records.to_json(assignment, graded, taken.anomalies)
    open_ = pending(graded)
    written: dict[str, str | bytes] = {
        "results.json": json.dumps(results, ensure_ascii=False, indent=1) + "\n",
        "gradebook.csv": tables.to_csv(tables.gradebook(graded)),
        "oddities.csv": tables.to_csv(tables.oddities(taken.anomalies)),
    }
    if open_:
        written["marking-sheet.csv"] = tables.to_csv(tables.marking_sheet(graded))
    # Beside new marks an older workbook must not stay.
    if arguments.xlsx or (arguments.output / BOOK).exists():
        written[BOOK] = gradebook_book(graded, taken.anomalies, assignment.title)
    for name, text in written.items():
        put(arguments.output / name, text)
    print(f"{len(incoming)} came in, {len(graded)} count, {len(open_)} answers to be judged")
    for kind, number in intake.by_kind(taken.anomalies).items():
        print(f"  {kind}: {number}")
    told = {intake.Oddity.NO_TICKET}
    return int(any(one.oddity not in told for one in taken.anomalies))


def _incoming(path: Path, times: dict[str, str]) -> Iterator[Incoming]:
    """Yield every word in a file or folder; a file without any is one that cannot be opened."""
    from quizgen.diagnostics import UsageError
    from quizgen.results.intake import Incoming
    from quizgen.sealing.armour import words
    from quizgen.sealing.submissions import KIND

    if path.is_dir():
        for inner in sorted(path.rglob("*")):
            if inner.is_file():
                yield from _incoming(inner, times)
        return
    try:
        data = path.read_bytes()[:MOST_BYTES]
    except OSError as error:
        raise UsageError(f"cannot read {path}: {error.strerror}") from None
    text = data.decode("utf-8-sig", errors="replace")
    received = times.get(path.name, "")
    found = words(KIND, text) or [text[:200] or "(empty)"]
    for number, word in enumerate(found, 1):
        source = path.name if len(found) == 1 else f"{path.name}#{number}"
        yield Incoming(word=word, source=source, received=received)


def _times(path: Path | None) -> dict[str, str]:
    if path is None:
        return {}
    return {row["file"]: row["received"] for row in _rows(path, {"file", "received"})}


def _rows(path: Path, wanted: set[str]) -> list[dict[str, str]]:
    from quizgen.diagnostics import UsageError
    from quizgen.files import table_text

    try:
        reader = csv.DictReader(table_text(path).splitlines())
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"cannot read {path}: {error}") from None
    if not wanted <= set(reader.fieldnames or ()):
        raise UsageError(f"{path}: columns {', '.join(sorted(wanted))} are needed")
    return list(reader)


def _points(path: Path) -> dict[tuple[str, str], Fraction]:
    """Return the points in a marking sheet by receipt and item; empty cells are left open."""
    from quizgen.diagnostics import UsageError
    from quizgen.grading.exact import ratio
    from quizgen.messages import message

    receipt, item, points = (
        message(f"grade.column.{name}") for name in ("receipt", "item", "points")
    )
    found = {}
    for number, row in enumerate(_rows(path, {receipt, item, points}), 2):
        text = (row[points] or "").strip()
        if not text:
            continue
        try:
            found[row[receipt], row[item]] = ratio(text)
        except ValueError:
            raise UsageError(f"{path}:{number}: `{text}` are no points") from None
    return found
