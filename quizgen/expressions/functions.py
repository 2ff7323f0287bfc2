"""Functions: what a formula may call; a closed table, to which callers add their own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizgen.expressions.tree import Value

_KINDS: dict[str, type] = {
    "number": Fraction,
    "whole": Fraction,
    "truth": bool,
    "text": str,
    "date": date,
    "list": tuple,
}
_MOST = 100


class KindError(TypeError):
    """A value is not of the kind that a function takes."""


def kind_of(value: Value) -> str:
    """Return what a message calls the kind of ``value``."""
    if isinstance(value, bool):
        return "a truth"
    if isinstance(value, Fraction):
        return "a number"
    if isinstance(value, str):
        return "a text"
    return "a date" if isinstance(value, date) else "a list"


@dataclass(frozen=True, slots=True)
class Function:
    """A function with the kinds of its values.

    Kinds are number, whole (passed on as ``int``), truth, text, date, list and any; ``?`` after
    the last ones makes them optional, ``*`` after the only one takes one or more.
    """

    kinds: tuple[str, ...]
    run: Callable[..., Value]

    def arity(self) -> tuple[int, int]:
        """Return how many values it takes, at least and at most."""
        if self.kinds and self.kinds[-1].endswith("*"):
            return 1, _MOST
        return sum(not kind.endswith("?") for kind in self.kinds), len(self.kinds)

    def __call__(self, *values: Value) -> Value:
        """Call it.

        Raises:
            KindError: Where a value is not of the kind that the function takes.
            ValueError: Where it has no result.
        """
        kinds = self.kinds * len(values) if self.kinds[-1].endswith("*") else self.kinds
        return self.run(
            *(_taken(value, kind.rstrip("?*")) for value, kind in zip(values, kinds, strict=False))
        )


def _taken(value: Value, kind: str) -> Any:
    if kind == "any":
        return value
    wanted = _KINDS[kind]
    if not isinstance(value, wanted):
        raise KindError(f"takes a {kind} where {kind_of(value)} is given")
    if kind == "whole" and isinstance(value, Fraction):
        if value.denominator != 1:
            raise KindError(f"takes a whole number where {float(value):g} is given")
        return value.numerator
    return value


def round_half_up(number: Fraction, places: int = 0) -> Fraction:
    """Return a number rounded half away from zero (四舍五入) to ``places`` decimals.

    Raises:
        ValueError: Where the decimals are not 0 to 12.
    """
    if not 0 <= places <= 12:  # noqa: PLR2004 - more decimals than any figure of the field has
        raise ValueError("decimals must be 0 to 12")
    scaled = abs(number) * 10**places
    rounded = Fraction((2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator))
    return (rounded if number >= 0 else -rounded) / Fraction(10**places)


def _numbers(values: tuple[Value, ...]) -> list[Fraction]:
    flat = values[0] if len(values) == 1 and isinstance(values[0], tuple) else values
    numbers = [value for value in flat if isinstance(value, Fraction)]
    if len(numbers) != len(flat) or not numbers:
        raise KindError("takes numbers, or one list of numbers")
    return numbers


def _count(*values: Value) -> Fraction:
    flat = values[0] if len(values) == 1 and isinstance(values[0], tuple) else values
    if not all(isinstance(value, bool) for value in flat):
        raise KindError("takes conditions, such as `count(a > 1, b > 2)`")
    return Fraction(sum(value is True for value in flat))


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"`{text}` is not a date such as 2026-10-04") from None


STANDARD: dict[str, Function] = {
    "round": Function(("number", "whole?"), round_half_up),
    "floor": Function(("number",), lambda number: Fraction(number.__floor__())),
    "ceil": Function(("number",), lambda number: Fraction(number.__ceil__())),
    "abs": Function(("number",), abs),
    "min": Function(("any*",), lambda *values: min(_numbers(values))),
    "max": Function(("any*",), lambda *values: max(_numbers(values))),
    "sum": Function(("any*",), lambda *values: sum(_numbers(values), Fraction(0))),
    "count": Function(("any*",), _count),
    "len": Function(("list",), lambda items: Fraction(len(items))),
    "date": Function(("text",), _date),
    "year": Function(("date",), lambda day: Fraction(day.year)),
    "month": Function(("date",), lambda day: Fraction(day.month)),
    "day": Function(("date",), lambda day: Fraction(day.day)),
    "add_days": Function(("date", "whole"), lambda day, days: day + timedelta(days=days)),
    "days_between": Function(("date", "date"), lambda start, end: Fraction((end - start).days)),
}
"""Functions of every formula; ``if(condition, a, b)`` is part of the language itself."""
