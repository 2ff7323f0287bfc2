"""Result books: gradebook and report of a class as workbooks, with numbers that count as such."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from quizgen.messages import message
from quizgen.printing.workbook import Table, workbook
from quizgen.results import tables, told
from quizgen.results.intervals import Depth
from quizgen.results.marking import pending

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from quizgen.printing.workbook import Cell
    from quizgen.results.analysis import FormReport, ItemReport
    from quizgen.results.intake import Anomaly
    from quizgen.results.intervals import Interval
    from quizgen.results.marking import Graded

_WORDS = {0, 1, 5, 6, 7, 8}
"""Columns of a gradebook that hold no numbers, whatever they look like."""
_POINTS = {3, 4, 5}
"""Columns of a marking sheet that hold numbers."""


def gradebook_book(graded: Sequence[Graded], anomalies: Sequence[Anomaly], title: str) -> bytes:
    """Return gradebook, oddities, and what is still to be judged, as a workbook.

    Raises:
        UsageError: If openpyxl is not there (QG612).
    """
    heads, *people = tables.gradebook(graded)
    rows: list[Sequence[Cell]] = [list(heads)]
    rows += [
        [text if place in _WORDS else _number(text) for place, text in enumerate(row)]
        for row in people
    ]
    sheets = [
        Table(title=message("grade.sheet.marks"), rows=rows),
        Table(title=message("grade.sheet.oddities"), rows=tables.oddities(anomalies)),
    ]
    if pending(graded):
        first, *texts = tables.marking_sheet(graded)
        judged: list[Sequence[Cell]] = [list(first)]
        judged += [
            [_number(text) if place in _POINTS else text for place, text in enumerate(row)]
            for row in texts
        ]
        sheets.append(Table(title=message("grade.sheet.marking"), rows=judged, kept=2))
    return workbook(sheets, title)


def _number(text: str) -> Cell:
    try:
        return Decimal(text)
    except InvalidOperation:
        return text


def report_book(title: str, forms: Sequence[FormReport], oddities: Mapping[str, int]) -> bytes:
    """Return a report as a workbook: the forms, and for each its items and what was chosen.

    What a class is too small for is left out here as on the page.

    Raises:
        UsageError: If openpyxl is not there (QG612).
    """
    sheets = [Table(title=message("report.sheet.forms"), rows=[*_forms(forms)])]
    for form in forms:
        end = f" {form.form.id}" if len(forms) > 1 else ""
        items, choices = message("report.sheet.items"), message("report.sheet.choices")
        sheets.append(Table(title=f"{items}{end}", rows=[*_items(form)], kept=2))
        sheets.append(Table(title=f"{choices}{end}", rows=[*_choices(form)], kept=2))
        if said := [*told.misconceptions(form)]:
            heads = [message(f"report.{name}") for name in ("misconception", "times", "in")]
            title_ = f"{message('report.sheet.misconceptions')}{end}"
            sheets.append(Table(title=title_, rows=[heads, *said]))
    if oddities:
        rows: list[Sequence[Cell]] = [
            [message("grade.column.oddity"), message("report.sheet.number")],
        ]
        rows += [[message(f"grade.oddity.{kind}"), n] for kind, n in oddities.items()]
        sheets.append(Table(title=message("grade.sheet.oddities"), rows=rows))
    return workbook(sheets, title)


def _forms(forms: Sequence[FormReport]) -> Iterator[Sequence[Cell]]:
    names = ("takers", "passed", "pending", "mean", "sd", "alpha", "low", "high", "sem", "depth")
    yield [message("grade.column.form"), message("report.sheet.title"), *_heads(names)]
    for form in forms:
        paper, full = form.paper, form.depth is not Depth.COUNTS
        figures: list[Cell] = [None] * 6
        if full:
            figures = [
                *(_round(paper.mean_percent), _round(paper.sd), _round(paper.alpha)),
                *(*_ends(form.alpha), _round(paper.standard_error)),
            ]
        note = message(f"report.depth.{form.depth}")
        counts = (form.takers, form.passed, form.pending)
        yield [form.form.id, form.form.title, *counts, *figures, note]


def _heads(names: Sequence[str]) -> list[str]:
    own = {"low", "high", "depth", "stem", "intended", "effective"}
    return [message(f"report.sheet.{name}" if name in own else f"report.{name}") for name in names]


def _round(value: float | None) -> Cell:
    return None if value is None else round(value, 2)


def _ends(interval: Interval | None) -> tuple[Cell, Cell]:
    return (None, None) if interval is None else (_round(interval[0]), _round(interval[1]))


def _items(form: FormReport) -> Iterator[Sequence[Cell]]:
    full, verdicts = form.depth is not Depth.COUNTS, form.depth is Depth.VERDICTS
    names = ["number", "item", "stem", "right", "left"]
    if full:
        names += ["facility", "low", "high", "discrimination", "low", "high", "efficiency"]
        names += ["effective", "intended"]
    yield _heads(names + ["concerns"] * verdicts)
    for item in form.items:
        row: list[Cell] = [item.number, item.item.id, item.item.stem]
        row += [item.right, form.takers - item.answered]
        if full:
            figures = item.figures
            row += [_round(figures.facility), *_ends(item.facility)]
            row += [_round(figures.discrimination), *_ends(item.discrimination)]
            row += [_round(figures.efficiency), _round(figures.effective_weight)]
            row.append(_round(figures.intended_weight))
        if verdicts:
            row.append("；".join(message(f"report.concern.{one}") for one in item.concerns))
        yield row


def _choices(form: FormReport) -> Iterator[Sequence[Cell]]:
    thirds = [message(f"report.sheet.third.{place}") for place in (1, 2, 3)]
    right = message("report.sheet.key")
    yield [*_heads(("number", "item", "option")), right, message("report.count"), *thirds]
    for item in form.items:
        yield from _chosen(item)


def _chosen(item: ItemReport) -> Iterator[Sequence[Cell]]:
    for one in item.choices:
        shown = told.option_text(item, one.id)
        sign = message("grade.yes") if one.right else ""
        yield [item.number, item.item.id, shown, sign, one.count, *one.thirds]
