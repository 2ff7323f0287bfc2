"""Interval: a written range, such as a range of fines, against its two ends (section 5)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from quizgen.grading.exact import ratio
from quizgen.grading.judgement import ONE, ZERO, Judgement, invalid
from quizgen.grading.numeric import SLIPS, fits, in_item_unit, unit_of
from quizgen.grading.quantity import Measure, accepted
from quizgen.grading.reading import LONGEST, Reading, prepare, read_prepared

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from quizgen.model.interactions import IntervalRule

_PREFIX = re.compile("并处以|并处|处以|处")
_SUFFIX = re.compile("(?:的罚款|罚款)$")
_BOTH = re.compile("(.+?)以上 ?[,、]? ?(.+)以下")
_LONG_DASH = re.compile("[\u2014\u2015]{2}")
"""The dash of Chinese keyboards; it is no minus."""
_WORDS = ("至", "到", "~", "〜")


class _End(NamedTuple):
    reading: Reading
    unit: Measure


def judge_interval(rule: IntervalRule, text: str) -> Judgement:
    """Judge a written range by ``rule``; both ends are closed."""
    plain = prepare(_LONG_DASH.sub("~", text))
    if len(plain) > LONGEST:
        return invalid("format")
    prefix = _PREFIX.match(plain)
    plain = _SUFFIX.sub("", plain[prefix.end() :] if prefix else plain).strip(" ")
    return _judge(rule, plain)


def _judge(rule: IntervalRule, text: str) -> Judgement:
    both = _BOTH.fullmatch(text)
    if both:
        return _split(rule, [(both[1], both[2])])
    if text.endswith("以上"):
        return _one_sided(rule, text.removesuffix("以上"), ratio(rule.lo))
    if text.endswith("以下"):
        return _one_sided(rule, text.removesuffix("以下"), ratio(rule.hi))
    if text.startswith("[") and text.endswith("]"):
        inner = text[1:-1]
        cuts = [i for i, char in enumerate(inner) if char == ","]
        found = [_ends(rule, inner[:i], inner[i + 1 :]) for i in cuts]
        readable = [ends for ends in found if not isinstance(ends, str)]
        return _weigh(rule, readable[0]) if len(readable) == 1 else invalid("format")
    return _split(rule, list(_cuts(text)))


def _cuts(text: str) -> Iterator[tuple[str, str]]:
    for separator in (*_WORDS, "-"):
        for place, char in enumerate(text):
            if char == separator:
                yield text[:place], text[place + 1 :]


def _split(rule: IntervalRule, cuts: list[tuple[str, str]]) -> Judgement:
    error = "format"
    for number, (first, second) in enumerate(cuts):
        ends = _ends(rule, first, second)
        if not isinstance(ends, str):
            return _weigh(rule, ends)
        if number == 0:
            error = ends
    return invalid(error)


def _read_end(text: str) -> Reading | str:
    reading = read_prepared(text.strip(" "))
    if isinstance(reading, Reading) and reading.approximate:
        return "approximate"
    return reading


def _ends(rule: IntervalRule, first: str, second: str) -> tuple[_End, _End] | str:
    low, high = _read_end(first), _read_end(second)
    if isinstance(low, str):
        return low
    if isinstance(high, str):
        return high
    if not low.unit:
        # 1-5万元: the first end has neither multiplier nor unit, so it means those of the second.
        if not low.has_multiplier:
            low = replace(low, value=low.value * high.multiplier)
        low = replace(low, unit=high.unit)
    low_unit, high_unit = unit_of(rule, low), unit_of(rule, high)
    if low_unit is None or high_unit is None:
        return "unit_unknown"
    return _End(low, low_unit), _End(high, high_unit)


def _one_sided(rule: IntervalRule, text: str, wanted: Fraction) -> Judgement:
    reading = _read_end(text)
    if isinstance(reading, str):
        return invalid(reading)
    unit = unit_of(rule, reading)
    if unit is None:
        return invalid("unit_unknown")
    if not fits(rule, unit):
        return Judgement(reasons=("unit_wrong",))
    if in_item_unit(rule, reading.value, unit) == wanted:
        judged = Judgement(ratio(rule.one_end), reasons=("one_end",))
    else:
        judged = Judgement(reasons=("wrong_value",))
    return judged if reading.unit else _without_unit(rule, judged)


def _weigh(rule: IntervalRule, ends: tuple[_End, _End]) -> Judgement:
    low, high = ends
    lo, hi = ratio(rule.lo), ratio(rule.hi)
    a, b = _value(rule, low), _value(rule, high)
    if not fits(rule, low.unit) or not fits(rule, high.unit):
        fraction = ratio(rule.unit_wrong_fraction) if (a, b) == (lo, hi) else ZERO
        return Judgement(fraction, reasons=("unit_wrong",))
    judged = _compare(rule, a, b, lo, hi)
    return judged if low.reading.unit or high.reading.unit else _without_unit(rule, judged)


def _value(rule: IntervalRule, end: _End) -> Fraction:
    """Return the value in the unit of the item; bare where the unit measures something else."""
    value = end.reading.value
    return in_item_unit(rule, value, end.unit) if fits(rule, end.unit) else value


def _compare(rule: IntervalRule, a: Fraction, b: Fraction, lo: Fraction, hi: Fraction) -> Judgement:
    if (a, b) == (lo, hi):
        return Judgement(ONE, exact=True)
    if (a, b) == (hi, lo):
        return Judgement(reasons=("reversed",))
    if a == lo or b == hi:
        return Judgement(ratio(rule.one_end), reasons=("one_end",))
    for factor in SLIPS:
        if (a * factor, b * factor) == (lo, hi) or (lo * factor, hi * factor) == (a, b):
            return Judgement(reasons=(f"factor_{factor}",))
    return Judgement(reasons=("wrong_value",))


def _without_unit(rule: IntervalRule, judged: Judgement) -> Judgement:
    if not rule.unit_required or not accepted(rule.unit, rule.units):
        return judged
    fraction = judged.fraction * ratio(rule.unit_missing_fraction)
    return Judgement(fraction, reasons=("unit_missing", *judged.reasons))
