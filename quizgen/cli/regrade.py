"""Regrade: marks again from the raw responses by a corrected key; first only tells who changes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from quizgen.results.marking import Change

JOURNAL = "journal.jsonl"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("results", type=Path, metavar="DIR", help="folder that `grade` has written")
    parser.add_argument("before", type=Path, metavar="assignment.json")
    parser.add_argument("after", type=Path, metavar="corrected.json")
    parser.add_argument("--dry-run", action="store_true", help="only tell who would change")
    parser.add_argument("--reason", default="", help="why; goes into the journal")


def run(arguments: argparse.Namespace) -> int:
    """Print whose marks change, and unless it is a trial write them and the journal."""
    from quizgen.cli.grade import BOOK
    from quizgen.diagnostics import UsageError
    from quizgen.files import put
    from quizgen.printing.result_books import gradebook_book
    from quizgen.results import records, tables
    from quizgen.results.assignments import load_assignment
    from quizgen.results.journal import entry
    from quizgen.results.marking import Marking, changes

    before, after = (load_assignment(path) for path in (arguments.before, arguments.after))
    path = arguments.results / "results.json"
    scripts = records.load_scripts(path)
    known = {form.hash: [item.id for item in form.items] for form in before.forms}
    if known != {form.hash: [item.id for item in form.items] for form in after.forms}:
        raise UsageError("the corrected assignment asks other items: correct keys only")
    if any(script.form not in known for script in scripts):
        raise UsageError(f"{path} holds scripts of another assignment")
    old, new = Marking(before), Marking(after)
    was, now = [old(script) for script in scripts], [new(script) for script in scripts]
    marks = records.marks_in(path)
    if marks == records.marks_of(now):
        print("0 change: these marks follow from the corrected keys already; nothing is written")
        return 0
    # Who goes from marks by other keys would tell changes that were told before.
    if marks != records.marks_of(was):
        raise UsageError(
            f"{path} was marked by other keys than {arguments.before}: give the assignment "
            "by which it was marked last"
        )
    found = changes(was, now)
    print(_table(found))
    if arguments.dry_run:
        return 0
    if not arguments.reason:
        raise UsageError("give --reason, or --dry-run to look only")
    data = json.loads(path.read_text(encoding="utf-8"))
    results = records.to_json(after, now, ())
    results["anomalies"] = data["anomalies"]
    line = entry(arguments.results / JOURNAL, arguments.reason, found)
    written: dict[str, str | bytes] = {
        "results.json": json.dumps(results, ensure_ascii=False, indent=1) + "\n",
        "gradebook.csv": tables.to_csv(tables.gradebook(now)),
    }
    if (arguments.results / BOOK).exists():
        written[BOOK] = gradebook_book(now, records.load_anomalies(path), after.title)
    for name, text in written.items():
        put(arguments.results / name, text)
    with (arguments.results / JOURNAL).open("a", encoding="utf-8", newline="") as journal:
        journal.write(line)
    return 0


def _table(found: Sequence[Change]) -> str:
    from quizgen.results.tables import shown

    lines = [f"{len(found)} change"]
    for one in found:
        was, now = one.before, one.after
        status = "" if was.status == now.status else f"  {was.status} -> {now.status}"
        items = " ".join(one.items)
        lines.append(f"{one.who}  {shown(was.score)} -> {shown(now.score)}{status}  {items}")
    return "\n".join(lines)
