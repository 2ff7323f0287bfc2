"""Calculators: reads ``course/calculators/*.yaml`` and works each example once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizgen.diagnostics import ContentError
from quizgen.expressions import ExpressionError, check, parse
from quizgen.loading.calculating import NoResultError, calculate, example, holes
from quizgen.loading.folders import load_folder
from quizgen.loading.functions import FUNCTIONS
from quizgen.model.calculators import (
    CELLS,
    INPUTS,
    Calculator,
    Column,
    Input,
    Pick,
    Rule,
    Verdict,
    Work,
)
from quizgen.source import Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from quizgen.diagnostics import Report, Span
    from quizgen.source import Node, Section

FOLDER = "course/calculators"
_NAME = re.compile(r"[a-z][a-z0-9_]*")


def load_calculators(root: Path, report: Report) -> dict[str, Calculator]:
    """Return the calculators of the course by id; one that fails is reported and left out."""
    return load_folder(root, FOLDER, "calculator", _calculator, report)


def _calculator(section: Section, _folder: Path) -> Calculator:
    section.get("schema")
    inputs = tuple(_input(part) for part in section.sections("inputs", required=True))
    made = Calculator(
        id=section.identifier("calculator"),
        title=section.text("title"),
        lead=section.text("lead"),
        span=section.span,
        inputs=inputs,
        rules=tuple(_rule(part) for part in section.sections("require")),
        steps=tuple(_step(part) for part in section.sections("steps", required=True)),
        verdicts=tuple(_verdict(part) for part in section.sections("verdicts")),
    )
    section.finish()
    _check(made)
    return made


def _name(part: Section) -> str:
    name = part.text("id")
    if not _NAME.fullmatch(name):
        said = f"`{name}` is not a name for formulas"
        hint = "use small letters, digits and _, such as `power_use`"
        raise ContentError("QG720", said, part.span_of("id"), hint)
    return name


def _input(part: Section) -> Input:
    kind = part.choice("kind", INPUTS)
    columns = tuple(_column(one) for one in part.sections("columns", required=kind == "table"))
    made = Input(
        id=_name(part),
        label=part.text("label"),
        kind=kind,
        span=part.span,
        value="" if kind == "table" else part.text("value"),
        unit=part.text("unit", ""),
        least=part.number("least", ""),
        most=part.number("most", ""),
        note=part.text("note", ""),
        unverified=part.text("unverified", ""),
        picks=tuple(_pick(one) for one in part.sections("picks", required=kind == "choice")),
        columns=columns,
        rows=tuple(_rows(part, len(columns))) if kind == "table" else (),
        grows=part.flag("grows", default=False),
    )
    part.finish()
    return made


def _column(part: Section) -> Column:
    made = Column(
        id=_name(part),
        label=part.text("label"),
        kind=part.choice("kind", CELLS, "number"),
        unit=part.text("unit", ""),
        least=part.number("least", ""),
        most=part.number("most", ""),
    )
    part.finish()
    return made


def _rows(part: Section, width: int) -> Iterator[tuple[str, ...]]:
    for node in part.nodes("rows", required=True):
        if not isinstance(node, Sequence) or len(node.items) != width:
            said = f"a row must have {width} cells, one for each column"
            hint = "write `[电力, 100, 1.5]`"
            raise ContentError("QG720", said, part.span_at(node), hint)
        yield tuple(part.as_text(cell, "rows") for cell in node.items)


def _pick(part: Section) -> Pick:
    values = part.maybe_section("values")
    fills = part.maybe_section("fills")
    made = Pick(
        id=_name(part),
        text=part.text("text"),
        values={name: part.as_text(node, name) for name, node in values.entries()}
        if values
        else {},
        fills={name: _filling(part, node) for name, node in fills.entries()} if fills else {},
        cite=part.texts("cite"),
    )
    part.finish()
    return made


def _filling(part: Section, node: Node) -> str | tuple[tuple[str, ...], ...]:
    if isinstance(node, Sequence):
        return tuple(
            tuple(part.as_text(cell, "fills") for cell in row.items)
            for row in node.items
            if isinstance(row, Sequence)
        )
    return part.as_text(node, "fills")


def _rule(part: Section) -> Rule:
    made = Rule(that=part.text("that"), say=part.text("say"), span=part.span_of("that"))
    part.finish()
    return made


def _step(part: Section) -> Work:
    made = Work(
        id=_name(part),
        label=part.text("label"),
        value=part.text("value"),
        how=part.text("how"),
        span=part.span_of("value"),
        each=part.text("each", ""),
        form=part.text("form", ""),
        unit=part.text("unit", ""),
        cite=part.texts("cite"),
        source=part.text("source", ""),
        note=part.text("note", ""),
    )
    part.finish()
    return made


def _verdict(part: Section) -> Verdict:
    made = Verdict(
        when=part.text("when", "true"),
        text=part.text("text"),
        span=part.span_of("text"),
        cite=part.texts("cite"),
    )
    part.finish()
    return made


def _check(made: Calculator) -> None:
    """See that formulas use what there is, and that the example works.

    Raises:
        ContentError: At the first that does not.
    """
    names: set[str] = set()
    tables: dict[str, set[str]] = {}
    shapes = {one.id: len(one.columns) for one in made.inputs}
    for one in made.inputs:
        names |= _names(one)
        for pick in one.picks:
            _fits(pick, shapes, one.span)
        tables[one.id] = {column.id for column in one.columns}
    for rule in made.rules:
        _formula(rule.that, names, rule.span)
    for step in made.steps:
        own = names | (tables.get(step.each) or set())
        _formula(step.value, own, step.span)
        _text(step.how, own, step.span)
        names.add(step.id)
    for verdict in made.verdicts:
        _formula(verdict.when, names, verdict.span)
        _text(verdict.text, names, verdict.span)
    try:
        calculate(made, example(made))
    except (NoResultError, ValueError) as error:
        said, hint = f"the example does not work: {error}", "correct the values or the formula"
        raise ContentError("QG721", said, made.span, hint) from None


def _fits(pick: Pick, shapes: dict[str, int], span: Span) -> None:
    for name, filling in pick.fills.items():
        widths = {len(row) for row in filling} if isinstance(filling, tuple) else {0}
        if name not in shapes or widths != {shapes[name]}:
            said = f"`{pick.id}` fills `{name}`, which is no such input"
            raise ContentError("QG720", said, span, "name an input, and for a table its rows")


def _names(one: Input) -> set[str]:
    if one.kind == "table":
        return {f"{one.id}_{column.id}" for column in one.columns}
    return {one.id, *(f"{one.id}_{name}" for pick in one.picks for name in pick.values)}


def _formula(text: str, names: set[str], span: Span) -> None:
    try:
        check(parse(text), names, FUNCTIONS)
    except ExpressionError as error:
        raise error.at(span) from None


def _text(text: str, names: set[str], span: Span) -> None:
    try:
        for hole in holes(text):
            check(parse(hole.formula.strip()), names, FUNCTIONS)
    except ExpressionError as error:
        raise error.at(span) from None
