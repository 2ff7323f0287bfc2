"""xAPI: results as statements, into a file or into a learning record store (LRS)."""

from __future__ import annotations

import json
import os
import re
import sys
from datetime import timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

from quizgen.cli._summaries import counted

if TYPE_CHECKING:
    import argparse

PASSWORD = "QUIZGEN_LRS_PASSWORD"
"""From the environment, since what stands on a command line is seen by others."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("results", type=Path, metavar="DIR", help="folder that `grade` has written")
    parser.add_argument("assignment", type=Path, metavar="assignment.json")
    parser.add_argument(
        "--home", required=True, metavar="URL",
        help="address of whoever gave out the pseudonyms, such as https://peixun.example.org",
    )  # fmt: skip
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FILE.jsonl", help="a statement a line"
    )
    parser.add_argument("--lrs", default="", metavar="URL", help="send them to the xAPI there")
    parser.add_argument("--user", default="", help=f"at the LRS; the password is in {PASSWORD}")
    parser.add_argument(
        "--zone", default="+08:00", metavar="+HH:MM", help="of the times of reception (+08:00)"
    )
    parser.add_argument(
        "--corrects", type=Path, metavar="assignment.json",
        help="by which these results were told before: what it says otherwise is voided",
    )  # fmt: skip
    parser.add_argument(
        "--reveal", action="store_true", help="tell of reserved items what was asked and is right"
    )


def run(arguments: argparse.Namespace) -> int:
    """Write or send the statements; 1 when the LRS does not take them."""
    from quizgen.diagnostics import UsageError
    from quizgen.files import put
    from quizgen.results.assignments import load_assignment
    from quizgen.results.lrs import Lrs, LrsError
    from quizgen.results.records import load_graded
    from quizgen.results.statements import Sender, statements, voids

    if not arguments.output and not arguments.lrs:
        raise UsageError("say where to: -o FILE.jsonl, --lrs URL, or both")
    if not re.fullmatch(r"https?://[^\s/]+\S*", arguments.home):
        raise UsageError(f"--home must be an address such as https://host, not `{arguments.home}`")
    lrs = None
    if arguments.lrs:
        if not arguments.user:
            raise UsageError(f"--lrs needs --user, and the password in {PASSWORD}")
        lrs = Lrs(arguments.lrs, arguments.user, os.environ.get(PASSWORD, ""))
    sender = Sender(home=arguments.home, zone=_zone(arguments.zone), reveal=arguments.reveal)
    path = arguments.results / "results.json"
    assignment = load_assignment(arguments.assignment)
    graded = load_graded(path, assignment)
    said = [*statements(assignment, graded, sender)]
    if arguments.corrects:
        before = load_assignment(arguments.corrects)
        old = statements(before, load_graded(path, before, corrected=True), sender)
        said = [*voids(old, said, sender), *said]
    if arguments.output:
        lines = (json.dumps(one, ensure_ascii=False) for one in said)
        put(arguments.output, "".join(f"{line}\n" for line in lines))
    final = sum(one.paper.status != "pending" for one in graded)
    print(f"{counted(final, 'script')}, {counted(len(said), 'statement')}")
    if waiting := len(graded) - final:
        print(f"{waiting} scripts wait for somebody to judge a text: they are not told yet")
    if lrs is not None:
        try:
            lrs.send(said)
        except LrsError as error:
            print(error, file=sys.stderr)
            return 1
        print(f"{lrs.address}: {lrs.new} new, {lrs.known} were there")
    return 0


def _zone(text: str) -> timezone:
    from quizgen.diagnostics import UsageError

    found = re.fullmatch(r"([+-])(\d\d):([0-5]\d)", text)
    if found is None or int(found[2]) > 14:  # noqa: PLR2004 - the farthest zone there is
        raise UsageError(f"--zone must look like +08:00, but is `{text}`")
    offset = timedelta(hours=int(found[2]), minutes=int(found[3]))
    return timezone(offset if found[1] == "+" else -offset)
