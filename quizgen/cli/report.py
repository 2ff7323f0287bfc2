"""Report: what a graded class says about its items, as one page and as a table of facilities."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from quizgen.results.analysis import FormReport


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("results", type=Path, metavar="DIR", help="folder that `grade` has written")
    parser.add_argument("assignment", type=Path, metavar="assignment.json")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.html")
    parser.add_argument(
        "--before", nargs=2, type=Path, metavar=("DIR", "assignment.json"),
        help="a test of the same people before the course: what they gained",
    )  # fmt: skip
    parser.add_argument(
        "--items", type=Path, metavar="FILE.csv",
        help="write the facility of each item too, for `quizgen paper make --facility`",
    )  # fmt: skip
    parser.add_argument(
        "--xlsx", type=Path, metavar="FILE.xlsx", help="write the figures there too"
    )


def run(arguments: argparse.Namespace) -> int:
    """Write the page."""
    from quizgen.files import put
    from quizgen.printing.result_books import report_book
    from quizgen.results import records
    from quizgen.results.analysis import analyse, growth
    from quizgen.results.assignments import load_assignment
    from quizgen.results.intake import by_kind
    from quizgen.results.tables import to_csv
    from quizgen.web.report import report_html

    assignment = load_assignment(arguments.assignment)
    graded = records.load_graded(arguments.results / "results.json", assignment)
    forms = analyse(graded)
    gained = None
    if arguments.before:
        folder, own = arguments.before
        before = records.load_graded(folder / "results.json", load_assignment(own))
        gained = growth(before, graded)
    found = by_kind(records.load_anomalies(arguments.results / "results.json"))
    odd = {str(kind): number for kind, number in found.items()}
    page = report_html(assignment.title, forms, oddities=odd, growth=gained)
    book = report_book(assignment.title, forms, odd) if arguments.xlsx else b""
    put(arguments.output, page)
    if arguments.xlsx:
        put(arguments.xlsx, book)
    if arguments.items:
        put(arguments.items, to_csv(_facilities(forms)))
    for form in forms:
        print(f"{form.form.id}: {form.takers} takers, shown as {form.depth}")
    return 0


def _facilities(forms: Sequence[FormReport]) -> list[list[str]]:
    """Return a row for each item of enough takers; of an item on two forms, their mean."""
    from quizgen.results.intervals import Depth

    sums: dict[str, tuple[float, int]] = {}
    for form in forms:
        if form.depth is Depth.COUNTS:
            continue
        for item in form.items:
            share, takers = sums.get(item.item.id, (0.0, 0))
            new = item.figures.facility * form.takers
            sums[item.item.id] = (share + new, takers + form.takers)
    rows = [
        [id_, f"{share / takers:.2f}", str(takers)] for id_, (share, takers) in sorted(sums.items())
    ]
    return [["item", "facility", "takers"], *rows]
