"""Spelling: how a value is written in a text, after an optional format."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from quizgen.expressions.functions import round_half_up

if TYPE_CHECKING:
    from quizgen.expressions.tree import Value

_NUMBER_FORMAT = re.compile(r"(,)?(?:([0-9])?([万亿%])?|([万亿%])([0-9])?)")
_DATE_FORMATS = ("年月日", "月日", "iso")
_SCALE = {"万": Fraction(10_000), "亿": Fraction(100_000_000), "%": Fraction(1, 100)}

FORMATS = "a digit (decimals), `,` (groups of three), 万, 亿, %; for dates 年月日 or 月日"


def spell(value: Value, form: str = "") -> str:
    """Return ``value`` as text: exact decimal, ``true``/``false``, ISO date, list with 、.

    ``form`` changes it: a digit rounds half up to that many decimals, ``,`` groups thousands,
    ``万``, ``亿`` and ``%`` scale and write the unit, ``年月日`` writes a date in Chinese.

    Raises:
        ValueError: If the format does not fit, or an unrounded number never ends.
    """
    if isinstance(value, bool):
        return _plain("true" if value else "false", form)
    if isinstance(value, Fraction):
        return _number(value, form)
    if isinstance(value, date):
        return _day(value, form)
    if isinstance(value, tuple):
        return "、".join(spell(item, form) for item in value)
    return _plain(value, form)


def decimal(value: Fraction) -> str:
    """Return the exact decimal of ``value`` without needless zeros.

    Raises:
        ValueError: If it never ends, as 1/3 does.
    """
    rest = value.denominator
    twos = fives = 0
    while rest % 2 == 0:
        rest //= 2
        twos += 1
    while rest % 5 == 0:
        rest //= 5
        fives += 1
    if rest != 1:
        message = f"{value} has no end as a decimal; give decimals, such as `{{x|2}}` or round()"
        raise ValueError(message)
    return _fixed(value, max(twos, fives))


def _fixed(value: Fraction, places: int) -> str:
    scaled = value * 10**places
    digits = str(abs(scaled.numerator)).rjust(places + 1, "0")
    sign = "-" if scaled < 0 else ""
    return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)


def _number(value: Fraction, form: str) -> str:
    found = _NUMBER_FORMAT.fullmatch(form)
    if found is None:
        raise ValueError(f"`{form}` is not a format of a number: {FORMATS}")
    grouped, places_before, unit_after, unit_before, places_after = found.groups()
    unit = unit_after or unit_before or ""
    places = places_before or places_after
    value = value / _SCALE.get(unit, Fraction(1))
    text = (
        decimal(value) if places is None else _fixed(round_half_up(value, int(places)), int(places))
    )
    if grouped:
        whole, point, rest = text.partition(".")
        text = f"{int(whole):,}{point}{rest}" if whole != "-0" else text
    return text + unit


def _day(value: date, form: str) -> str:
    if form and form not in _DATE_FORMATS:
        raise ValueError(f"`{form}` is not a format of a date: {FORMATS}")
    if form == "年月日":
        return f"{value.year}年{value.month}月{value.day}日"
    return f"{value.month}月{value.day}日" if form == "月日" else value.isoformat()


def _plain(text: str, form: str) -> str:
    if form:
        raise ValueError(f"`{form}` is a format of numbers and dates, not of this value")
    return text
