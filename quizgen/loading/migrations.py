"""Migrations: opens a content file and brings it to the schema that this version reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.diagnostics import ContentError, Span
from quizgen.source import Mapping, Section, read_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping as MappingOf
    from pathlib import Path
    from typing import TypeAlias

    from quizgen.diagnostics import Report

    Step: TypeAlias = Callable[[Mapping], Mapping]

SCHEMA = 1
"""What this version reads."""

STEPS: MappingOf[int, Step] = {}
"""From a schema to the next: the step of 1 makes schema 2 of schema 1."""


PLACES = {
    "bank": "quizzes/",
    "paper": "quizzes/papers/",
    "blueprint": "quizzes/blueprints/",
    "calculator": "course/calculators/",
    "visit": "course/visits/",
}
"""Where files lie that name their kind, by the field that holds their id."""


def open_file(path: Path, name: str, report: Report, kind: str = "") -> Section | None:
    """Return the fields of a content file, migrated; ``None`` when it cannot be used.

    Args:
        path: Where it is.
        name: What findings call it.
        report: Takes the findings.
        kind: One of `PLACES`; a file of another kind is reported (QG111).
    """
    before = len(report.diagnostics)
    node = read_file(path, name, report)
    if node is None:
        if len(report.diagnostics) == before:
            report.error("QG119", "file is empty", Span(name), hint="begin with `schema: 1`")
        return None
    if type(node) is not Mapping:
        report.error(
            "QG117",
            "file must be fields with values",
            Span(name, node.line, node.column),
            hint="begin with `schema: 1`",
        )
        return None
    section = Section(node, name, report)
    other = next((one for one in PLACES if one in node.fields), kind)
    if kind and kind not in node.fields and other != kind:
        hint = f"this is a {other}: move it to {PLACES[other]}"
        report.error("QG111", f"`{kind}` is missing", section.key_span(other), hint)
        return None
    try:
        return Section(migrated(section, SCHEMA, STEPS), name, report)
    except ContentError as error:
        report.add(error.diagnostic)
    return None


def migrated(section: Section, schema: int, steps: MappingOf[int, Step]) -> Mapping:
    """Return the file's fields as ``schema`` has them.

    Raises:
        ContentError: If the file names no schema (QG111), or one that cannot be read (QG118).
    """
    if not section.has("schema"):
        raise ContentError(
            "QG111", "`schema` is missing", section.span, hint=f"begin with `schema: {schema}`"
        )
    written = section.text("schema")
    known = {str(number): number for number in [*steps, schema]}
    if written not in known:
        newer = written.isascii() and written.isdigit() and int(written) > schema
        raise ContentError(
            "QG118",
            f"`schema` is `{written}`, but this version reads {', '.join(sorted(known))}",
            section.span_of("schema"),
            hint="install a newer quizgen" if newer else f"write `schema: {schema}`",
        )
    node = section.node
    for number in range(known[written], schema):
        node = steps[number](node)
    return node
