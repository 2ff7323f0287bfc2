"""Draws: the parameters of an item, each a finite set of values of which a seed picks one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from quizgen import rng
from quizgen.diagnostics import ContentError, nearest
from quizgen.loading.functions import china
from quizgen.source import Mapping, Scalar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizgen.diagnostics import Span
    from quizgen.expressions import Value
    from quizgen.source import Node, Section

KINDS = ("int", "decimal", "pick", "date")
MAX_DAYS = 4_000
MAX_DIGITS = 30

NAME = re.compile(r"[^\W\d]\w*")
_RESERVED = {"and", "or", "not", "in", "if", "true", "false"}
_DECIMAL = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Steps:
    """Numbers from ``first`` on, ``step`` apart."""

    first: Fraction
    step: Fraction
    count: int

    def __len__(self) -> int:
        return self.count

    def __getitem__(self, index: int) -> Fraction:
        return self.first + self.step * index


@dataclass(frozen=True, slots=True)
class Param:
    """One parameter: its name and everything that it may be."""

    name: str
    span: Span
    values: Steps | Sequence[Value] | Sequence[dict[str, Value]]

    def names(self) -> tuple[str, ...]:
        """Return the names that formulas may use: its own, or one a field of a record."""
        first = self.values[0]
        if isinstance(first, dict):
            return tuple(f"{self.name}.{field}" for field in first)
        return (self.name,)

    def draw(self, seed: int, path: str) -> dict[str, Value]:
        """Return the value that ``seed`` gives it, by name."""
        value = self.values[rng.below(seed, path, len(self.values))]
        if isinstance(value, dict):
            return {f"{self.name}.{field}": part for field, part in value.items()}
        return {self.name: value}


def check_name(name: str, span: Span, taken: set[str]) -> None:
    """See that a new name can be used in formulas and is new.

    Raises:
        ContentError: If it cannot (QG255).
    """
    if not NAME.fullmatch(name) or name in _RESERVED:
        message = f"`{name}` cannot be the name of a value"
        hint = "use letters, digits and _, and no word of the formula language"
        raise ContentError("QG255", message, span, hint)
    if name in taken:
        message = f"`{name}` is already the name of a value"
        raise ContentError("QG255", message, span, "give it another name")


def read_param(name: str, section: Section) -> Param:
    """Read one parameter, such as ``{int: [1000, 9000], step: 100}``.

    Raises:
        ContentError: Where it is not one (QG255), or a field is not readable.
    """
    span = section.span
    given = [kind for kind in KINDS if kind in section.node.fields]
    if len(given) != 1:
        words = [word for word in section.node.fields if word not in KINDS]
        raise ContentError(
            "QG255",
            f"`{name}` needs one of {', '.join(KINDS)}",
            span,
            next(filter(None, (nearest(word, KINDS) for word in words)), "")
            or "write `{int: [1000, 9000], step: 100}` or `{pick: [甲, 乙]}`",
        )
    kind = given[0]
    values: Steps | Sequence[Value] | Sequence[dict[str, Value]]
    if kind == "pick":
        values = _choices(name, section)
    elif kind == "date":
        values = _days(name, section)
    else:
        values = _steps(name, kind, section)
    section.finish()
    return Param(name, span, values)


def typed(node: Node, section: Section, name: str) -> Value:
    """Return a written value: a plain number, date or truth is one, all else is text."""
    text = section.as_text(node, name)
    if not (type(node) is Scalar and node.plain):
        return text
    if _DECIMAL.fullmatch(text) and len(text) <= MAX_DIGITS:
        return Fraction(text)
    if _DATE.fullmatch(text):
        return _day(text, section.span_at(node))
    return text == "true" if text in {"true", "false"} else text


def _pair(name: str, kind: str, section: Section) -> tuple[Node, Node]:
    nodes = section.nodes(kind, required=True)
    if len(nodes) != 2:  # noqa: PLR2004
        message = f"`{name}` needs two ends, but has {len(nodes)}"
        hint = f"write `{kind}: [lowest, highest]`"
        raise ContentError("QG255", message, section.span_of(kind), hint)
    return nodes[0], nodes[1]


def _steps(name: str, kind: str, section: Section) -> Steps:
    first, last = (_number(node, kind, section) for node in _pair(name, kind, section))
    step_node = section.get("step")
    if step_node is None and kind == "decimal":
        message = f"`{name}` is a decimal and needs a `step`"
        raise ContentError("QG255", message, section.span, "add `step: 0.1`")
    step = Fraction(1) if step_node is None else _number(step_node, kind, section)
    if step <= 0 or last < first:
        message = f"`{name}` has no values: the ends must rise and the step be more than 0"
        raise ContentError("QG255", message, section.span_of(kind), "write the lower end first")
    return Steps(first, step, int((last - first) // step) + 1)


def _number(node: Node, kind: str, section: Section) -> Fraction:
    text = section.as_text(node, kind)
    if not _DECIMAL.fullmatch(text) or len(text) > MAX_DIGITS or (kind == "int" and "." in text):
        wanted = "whole number" if kind == "int" else "decimal number"
        message = f"`{text}` is not a {wanted}"
        hint = "use `decimal` for numbers with a point" if kind == "int" else "write digits"
        raise ContentError("QG255", message, section.span_at(node), hint)
    return Fraction(text)


def _choices(name: str, section: Section) -> Sequence[Value] | Sequence[dict[str, Value]]:
    nodes = section.nodes("pick", required=True)
    if not nodes:
        message = f"`{name}` has nothing to pick"
        raise ContentError("QG255", message, section.span_of("pick"), "write `pick: [甲, 乙]`")
    if type(nodes[0]) is not Mapping:
        return [typed(node, section, "pick") for node in nodes]
    records: list[dict[str, Value]] = []
    for node in nodes:
        record = section.as_section(node, "pick")
        if set(record.node.fields) != set(nodes[0].fields):
            message = f"records of `{name}` do not have the same fields"
            hint = f"give each {', '.join(nodes[0].fields)}"
            raise ContentError("QG255", message, record.span, hint)
        for field in record.node.fields:
            check_name(field, record.key_span(field), set())
        records.append({f: typed(n, record, f) for f, n in record.entries()})
    return records


def _day(text: str, span: Span) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = f"`{text}` is not a date"
        raise ContentError("QG255", message, span, "write it as 2026-10-04") from None


def _days(name: str, section: Section) -> list[Value]:
    first, last = (
        _day(section.as_text(node, "date"), section.span_at(node))
        for node in _pair(name, "date", section)
    )
    if not 0 <= (last - first).days <= MAX_DAYS:
        message = f"`{name}` must hold 1 to {MAX_DAYS} days"
        raise ContentError("QG255", message, section.span_of("date"), "write the earlier day first")
    days = [first + timedelta(days=after) for after in range((last - first).days + 1)]
    if section.flag("workday", default=False):
        try:
            days = [day for day in days if china().is_working_day(day)]
        except ValueError as error:
            span = section.span_of("date")
            raise ContentError("QG255", str(error), span, "choose other dates") from None
    if not days:
        message = f"`{name}` holds no working day"
        raise ContentError("QG255", message, section.span_of("date"), "choose other dates")
    return list(days)
