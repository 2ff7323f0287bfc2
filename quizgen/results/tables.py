"""Tables: gradebook, oddities and the marking sheet as rows of plain cells."""

from __future__ import annotations

import csv
import io
import json
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from quizgen.messages import message
from quizgen.results.explaining import explained
from quizgen.results.marking import pending

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from fractions import Fraction

    from quizgen.results.intake import Anomaly
    from quizgen.results.marking import Graded

    Row = Sequence[str]

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_CENT = Decimal("0.01")


def shown(value: Fraction, digits: Decimal = _CENT) -> str:
    """Return a number as people read it: two decimals, half up, none that say nothing."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    text = format(exact.quantize(digits, ROUND_HALF_UP), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def gradebook(graded: Sequence[Graded]) -> list[Row]:
    """Return a row a person: marks, status, and the points of each item."""
    ids = list(dict.fromkeys(item.id for one in graded for item in one.form.items))
    names = ("who", "form", "score", "max", "percent", "status", "late", "received", "receipt")
    rows: list[Row] = [[*(message(f"grade.column.{name}") for name in names), *ids]]
    for one in graded:
        points = {
            item.id: shown(outcome.score)
            for item, outcome in zip(one.form.items, one.outcomes, strict=True)
        }
        rows.append(
            [
                one.script.who,
                one.form.id,
                shown(one.paper.score),
                shown(one.paper.max),
                shown(one.paper.percent),
                message(f"grade.status.{one.paper.status}"),
                message("grade.yes") if one.script.late else "",
                one.script.received,
                one.script.receipt,
                *(points.get(id_, "") for id_ in ids),
            ]
        )
    return rows


def oddities(anomalies: Iterable[Anomaly]) -> list[Row]:
    """Return a row for each thing to look at; the last column is for programs."""
    names = ("oddity", "who", "source", "receipt", "told", "code")
    return [
        [message(f"grade.column.{name}") for name in names],
        *(
            [
                message(f"grade.oddity.{one.oddity}"),
                one.who,
                one.source,
                one.receipt,
                explained(one),
                str(one.oddity),
            ]
            for one in anomalies
        ),
    ]


def marking_sheet(graded: Sequence[Graded]) -> list[Row]:
    """Return a row for each free text: what was written, what is suggested, room for points."""
    names = ("receipt", "item", "response", "suggested", "max", "points")
    rows: list[Row] = [[message(f"grade.column.{name}") for name in names]]
    for one, place in pending(graded):
        outcome, item = one.outcomes[place], one.form.items[place]
        suggested = "" if outcome.suggested is None else shown(outcome.suggested)
        response = one.script.responses[place]
        text = response if isinstance(response, str) else json.dumps(response, ensure_ascii=False)
        rows.append([one.script.receipt, item.id, text, suggested, shown(outcome.max), ""])
    return rows


def to_csv(rows: Iterable[Row]) -> str:
    """Return rows as CSV that no spreadsheet takes for formulas."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    for row in rows:
        writer.writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in row])
    return "\ufeff" + buffer.getvalue()
