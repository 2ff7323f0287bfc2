"""Facilities: reads how hard items were for people, from a table that a report has written."""

from __future__ import annotations

import csv
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import TYPE_CHECKING

from quizgen.diagnostics import Span, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from quizgen.diagnostics import Report
    from quizgen.loading.project import Project

WHOLE = 100


def load_facilities(path: Path, project: Project, report: Report) -> dict[str, Fraction]:
    """Return the measured facility of items, 0 to 1, by id.

    Items that the course no longer has are left out: a table outlives them.

    Args:
        path: CSV with columns ``item`` and ``facility``, in percent.
        project: The course.
        report: Takes rows that cannot be used (QG529).

    Raises:
        UsageError: If there is no such table.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"cannot read {path}: {error}") from None
    reader = csv.DictReader(text.splitlines())
    if not {"item", "facility"} <= set(reader.fieldnames or ()):
        raise UsageError(f"{path}: no columns `item` and `facility`")
    found = {}
    for row in reader:
        value = _percent(row["facility"] or "")
        if value is None:
            hint = "write a percentage from 0 to 100"
            text = f"`{row['facility']}` is no facility"
            report.error("QG529", text, Span(path.as_posix(), reader.line_num), hint=hint)
        elif row["item"] in project.items:
            found[row["item"]] = value / WHOLE
    return found


def _percent(text: str) -> Fraction | None:
    try:
        value = Decimal(text.strip())
    except InvalidOperation:
        return None
    return Fraction(value) if value.is_finite() and 0 <= value <= WHOLE else None
