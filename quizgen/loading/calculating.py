"""Calculating: the steps of a calculator for what is filled in; twin of ``work.mjs``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from quizgen.diagnostics import QuizgenError
from quizgen.expressions import ExpressionError, Value, evaluate, parse, spell
from quizgen.expressions.functions import round_half_up
from quizgen.loading.functions import FUNCTIONS
from quizgen.loading.interpolation import Hole, pieces

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quizgen.expressions import Expr
    from quizgen.model.calculators import Calculator, Input, Work

Raw: TypeAlias = "str | list[list[str]]"
"""What is filled in: a text, for a table its rows."""

PLACES = 6
"""Decimals of a number that is shown without a form."""


class NoResultError(QuizgenError):
    """Nothing comes of what was filled in; ``at`` is the input, step or number of a rule."""

    def __init__(self, at: str, said: str) -> None:
        super().__init__(f"{at}: {said}")
        self.at = at
        self.said = said


@dataclass(frozen=True, slots=True)
class Line:
    """A step worked out: once, or for each row."""

    value: Value
    worked: tuple[str, ...]
    """The formula with its numbers, one for each row."""
    results: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a calculation."""

    lines: Mapping[str, Line]
    said: tuple[tuple[int, str], ...]
    """The sentences that hold: their number and their text."""


def calculate(calculator: Calculator, raw: Mapping[str, Raw]) -> Result:
    """Return every step for ``raw``, which has a value for each input.

    Raises:
        NoResultError: If something cannot be read, a rule does not hold, or a step has no value.
    """
    names: dict[str, Value] = {}
    for one in calculator.inputs:
        names |= read(one, raw[one.id])
    for number, rule in enumerate(calculator.rules):
        if _value(rule.that, names, str(number)) is not True:
            raise NoResultError(str(number), rule.say)
    lines = {}
    for step in calculator.steps:
        line = _each(step, names) if step.each else _once(step, names)
        lines[step.id] = line
        names[step.id] = line.value
    said = tuple(
        (number, filled(verdict.text, names, f"verdict {number}"))
        for number, verdict in enumerate(calculator.verdicts)
        if _value(verdict.when, names, f"verdict {number}") is True
    )
    return Result(lines, said)


def example(calculator: Calculator) -> dict[str, Raw]:
    """Return what the author filled in."""
    return {
        one.id: [list(row) for row in one.rows] if one.kind == "table" else one.value
        for one in calculator.inputs
    }


def read(one: Input, raw: Raw) -> dict[str, Value]:
    """Return the names that an input gives to formulas.

    Raises:
        NoResultError: If it cannot be read.
    """
    if isinstance(raw, list):
        return {
            f"{one.id}_{column.id}": tuple(
                _cell(one.id, column.kind, row[place], column.least, column.most) for row in raw
            )
            for place, column in enumerate(one.columns)
        }
    if one.kind == "choice":
        for pick in one.picks:
            if pick.id == raw:
                given = {f"{one.id}_{name}": _literal(text) for name, text in pick.values.items()}
                return {one.id: raw, **given}
        raise NoResultError(one.id, f"`{raw}` is no option")
    return {one.id: _cell(one.id, one.kind, raw, one.least, one.most)}


def _literal(text: str) -> Value:
    try:
        return Fraction(text)
    except ValueError:
        return text


def _cell(at: str, kind: str, raw: str, least: str, most: str) -> Value:
    if kind == "text":
        return raw
    try:
        value = date.fromisoformat(raw) if kind == "date" else Fraction(raw)
    except (ValueError, ZeroDivisionError):
        raise NoResultError(at, f"`{raw}` is not a {kind}") from None
    if isinstance(value, Fraction) and (
        (least and value < Fraction(least)) or (most and value > Fraction(most))
    ):
        raise NoResultError(at, f"`{raw}` is not between {least} and {most}")
    return value


def _once(step: Work, names: Mapping[str, Value]) -> Line:
    value = _value(step.value, names, step.id)
    return Line(value, (filled(step.how, names, step.id),), (shown(value, step.form),))


def _each(step: Work, names: Mapping[str, Value]) -> Line:
    lines = [_once(step, row) for row in rows(step.each, names)]
    return Line(
        tuple(line.value for line in lines),
        tuple(line.worked[0] for line in lines),
        tuple(line.results[0] for line in lines),
    )


def rows(table: str, names: Mapping[str, Value]) -> list[dict[str, Value]]:
    """Return for each row of a table all names with those of its own columns."""
    start = f"{table}_"
    columns = {
        name.removeprefix(start): value
        for name, value in names.items()
        if name.startswith(start) and isinstance(value, tuple)
    }
    count = min((len(column) for column in columns.values()), default=0)
    return [
        {**names, **{name: column[place] for name, column in columns.items()}}
        for place in range(count)
    ]


def filled(template: str, names: Mapping[str, Value], at: str = "") -> str:
    """Return a text with its holes filled."""
    return "".join(
        piece
        if isinstance(piece, str)
        else shown(_value(piece.formula.strip(), names, at), piece.form)
        for piece in pieces(template)
    )


def shown(value: Value, form: str = "") -> str:
    """Return a value as it is shown: numbers without end get six decimals."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Fraction) and not form:
        value = round_half_up(value, PLACES)
    if isinstance(value, tuple):
        return "、".join(shown(one, form) for one in value)
    if isinstance(value, date) and not form:
        form = "年月日"
    return spell(value, form)


@lru_cache(maxsize=1024)
def tree(formula: str) -> Expr:
    """Return a formula that has been checked before."""
    return parse(formula)


def _value(formula: str, names: Mapping[str, Value], at: str) -> Value:
    try:
        return evaluate(tree(formula), names, FUNCTIONS)
    except ExpressionError as error:
        raise NoResultError(at, error.message) from None


def holes(template: str) -> list[Hole]:
    """Return the holes of a text."""
    return [piece for piece in pieces(template) if isinstance(piece, Hole)]
