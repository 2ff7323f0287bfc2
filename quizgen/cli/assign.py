"""Assign: pages of forms without keys, tickets, and the key in a capsule, for one class."""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from quizgen.cli._course import bank_argument, papers_argument, root_argument
from quizgen.cli._summaries import counted

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from quizgen.model.forms import Form
    from quizgen.results.assignments import Assignment
    from quizgen.sealing import Keys

_TIME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}")
_ID = re.compile(r"[A-Za-z0-9]+([._-][A-Za-z0-9]+)*")


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("paper", nargs="+", metavar="PAPER", help="ids of papers or banks")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="DIR")
    parser.add_argument("--keys", type=Path, required=True, metavar="FILE.json")
    parser.add_argument("--id", required=True, help="of the assignment, such as 2026-11-banA")
    parser.add_argument("--title", default="", help="of the assignment (default: the first form's)")
    parser.add_argument("--opens", default="", metavar="2026-11-23T08:00")
    parser.add_argument("--closes", default="", metavar="2026-11-24T18:00")
    parser.add_argument(
        "--roster", type=Path, metavar="FILE.csv", help="column `who`: a ticket for each"
    )
    parser.add_argument("--seed", type=int, default=0, help="of values and orders (default 0)")
    root_argument(parser)
    bank_argument(parser)
    papers_argument(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write ``public`` for everybody and ``private`` for the instructor, both or none."""
    from quizgen.cli.keys import PASSWORD
    from quizgen.diagnostics import ContentError, Report, UsageError
    from quizgen.generation import forms
    from quizgen.loading.project import load
    from quizgen.results.assignments import Assignment, assigned_form
    from quizgen.sealing import load_keys

    _look_at(arguments)
    keys = load_keys(arguments.keys, os.environ.get(PASSWORD, ""))
    roster = read_roster(arguments.roster) if arguments.roster else []
    report = Report()
    project = load(
        arguments.root, report, arguments.bank, reserved=True, extra_papers=arguments.papers
    )
    made: list[Form] = []
    for paper in arguments.paper:
        try:
            made.append(forms.build(project, paper, mode="exam", seed=arguments.seed))
        except ContentError as error:
            report.add(error.diagnostic)
    if report.diagnostics:
        print(report.render(), file=sys.stderr)
        return 1
    assignment = Assignment(
        id=arguments.id,
        title=arguments.title or made[0].title,
        course=project.course.id,
        opens=arguments.opens,
        closes=arguments.closes,
        forms=tuple(assigned_form(form) for form in made),
    )
    beside = arguments.output.with_name(f"{arguments.output.name}.part")
    shutil.rmtree(beside, ignore_errors=True)
    try:
        for path, text in _files(assignment, made, keys, roster):
            target = beside / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8", newline="")
        if arguments.output.exists():
            raise UsageError(f"{arguments.output} is there already: give a new folder")
        beside.rename(arguments.output)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    _say(assignment, arguments.output, len(roster))
    return 0


def _look_at(arguments: argparse.Namespace) -> None:
    from quizgen.diagnostics import UsageError

    for name in ("opens", "closes"):
        if (value := getattr(arguments, name)) and not _TIME.fullmatch(value):
            raise UsageError(f"--{name} must look like 2026-11-23T08:00, but is `{value}`")
    if arguments.opens and arguments.closes and arguments.opens >= arguments.closes:
        raise UsageError("--opens must come before --closes")
    if not _ID.fullmatch(arguments.id):
        raise UsageError("--id is letters and digits, with single - _ . between them")
    if arguments.output.exists():
        raise UsageError(f"{arguments.output} is there already: give a new folder")


def read_roster(path: Path) -> list[str]:
    """Return the pseudonyms of a roster, each once, in its order.

    Raises:
        UsageError: If it has no column ``who``, names somebody twice, or nobody.
    """
    from quizgen.diagnostics import UsageError
    from quizgen.files import table_text

    try:
        reader = csv.DictReader(table_text(path).splitlines())
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"cannot read {path}: {error}") from None
    if "who" not in (reader.fieldnames or ()):
        raise UsageError(f"{path}: no column `who`")
    found: list[str] = []
    for row in reader:
        who = (row["who"] or "").strip()
        if who in found:
            raise UsageError(f"{path}:{reader.line_num}: `{who}` is there twice")
        if who:
            found.append(who)
    if not found:
        raise UsageError(f"{path}: nobody is on the roster")
    return found


def _files(
    assignment: Assignment, made: list[Form], keys: Keys, roster: list[str]
) -> Iterator[tuple[str, str]]:
    """Yield every file by its path below the output."""
    from quizgen.results.assignments import to_json
    from quizgen.results.tables import to_csv
    from quizgen.sealing import Ticket, issued
    from quizgen.sealing.capsules import commitment, locked
    from quizgen.web.assigned import assigned_html

    content = to_json(assignment)
    capsule, word = locked(content)
    mark = commitment(capsule)
    yield "public/capsule.txt", f"{capsule}\n"
    for form, assigned in zip(made, assignment.forms, strict=True):
        page = assigned_html(form, assigned, assignment, keys.public, mark)
        yield f"public/{form.id}.html", page
    yield "private/assignment.json", json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    yield "private/capsule-key.txt", f"{word}\n{mark}\n"
    rows: list[list[str]] = [["who", "form", "ticket"]]
    for place, who in enumerate(roster):
        # Neighbours on the roster get different forms.
        form_ = assignment.forms[place % len(assignment.forms)]
        ticket = Ticket(
            assignment=assignment.id,
            form=form_.hash,
            who=who,
            opens=assignment.opens,
            closes=assignment.closes,
        )
        rows.append([who, form_.id, issued(ticket, keys)])
    if roster:
        yield "private/tickets.csv", to_csv(rows)


def _say(assignment: Assignment, output: Path, tickets: int) -> None:
    print(f"{output}/public: give this to the class")
    print(f"{output}/private: keep this; {tickets} tickets")
    for form in assignment.forms:
        practice = sum(item.use == "practice" for item in form.items)
        warning = f", {practice} of them published with their answers" if practice else ""
        print(f"{form.id}: {counted(len(form.items), 'item')}{warning}")
