"""Numeric: is a number right, close, a known slip, or wrong (contract section 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.grading.exact import ratio
from quizgen.grading.judgement import ONE, ZERO, Judgement, invalid
from quizgen.grading.quantity import Measure, accepted, resolve
from quizgen.grading.reading import Reading, read

if TYPE_CHECKING:
    from fractions import Fraction

    from quizgen.model.interactions import IntervalRule, NumberRule, Precision, Tolerance

SLIPS = (10, 100, 1000, 10000)


def judge_number(rule: NumberRule, text: str) -> Judgement:
    """Judge a written number by ``rule``."""
    reading = read(text)
    if isinstance(reading, str):
        return invalid(reading)
    if reading.approximate and not has_tolerance(rule.tol):
        return invalid("approximate")
    unit = unit_of(rule, reading)
    if unit is None:
        return invalid("unit_unknown")
    value = ratio(rule.value)
    if not fits(rule, unit):
        near = within(reading.value, value, rule.tol)
        return Judgement(ratio(rule.unit_wrong_fraction) if near else ZERO, reasons=("unit_wrong",))
    judged = _judge_value(rule, reading, in_item_unit(rule, reading.value, unit))
    if rule.unit_required and not reading.unit and accepted(rule.unit, rule.units):
        return Judgement(
            judged.fraction * ratio(rule.unit_missing_fraction),
            reasons=("unit_missing", *judged.reasons),
        )
    return judged


def read_quantity(rule: NumberRule, text: str) -> Fraction | None:
    """Return the value of ``text`` in the unit of ``rule``, where it can be read so."""
    reading = read(text)
    if isinstance(reading, str) or (reading.approximate and not has_tolerance(rule.tol)):
        return None
    unit = unit_of(rule, reading)
    if unit is None or not fits(rule, unit):
        return None
    return in_item_unit(rule, reading.value, unit)


def unit_of(rule: NumberRule | IntervalRule, reading: Reading) -> Measure | None:
    """Return the unit of ``reading``: the item's when none is written, ``None`` when unknown."""
    if not reading.unit:
        taken = accepted(rule.unit, rule.units)
        return taken[0] if taken else Measure("", "", ONE)
    return resolve(reading.unit, rule.unit, rule.units)


def fits(rule: NumberRule | IntervalRule, unit: Measure) -> bool:
    """Say whether ``unit`` measures what the item asks for."""
    taken = accepted(rule.unit, rule.units)
    if not taken or unit in taken[:1]:
        return True
    if not rule.any_same_dim and unit not in taken:
        return False
    return unit.dim == taken[0].dim


def in_item_unit(rule: NumberRule | IntervalRule, value: Fraction, unit: Measure) -> Fraction:
    """Convert ``value`` from ``unit`` to the unit of the item."""
    taken = accepted(rule.unit, rule.units)
    return value * unit.factor / taken[0].factor if taken else value


def has_tolerance(tol: Tolerance | None) -> bool:
    """Say whether values beside the exact one are right."""
    return tol is not None and bool(tol.abs or tol.rel)


def _width(value: Fraction, tol: Tolerance | None) -> Fraction:
    if tol is None:
        return ZERO
    if tol.abs:
        return ratio(tol.abs)
    return ratio(tol.rel) * abs(value) if tol.rel else ZERO


def within(given: Fraction, value: Fraction, tol: Tolerance | None) -> bool:
    """Say whether ``given`` lies in the closed tolerance around ``value``."""
    return abs(given - value) <= _width(value, tol)


def _judge_value(rule: NumberRule, reading: Reading, given: Fraction) -> Judgement:
    value = ratio(rule.value)
    if within(given, value, rule.tol):
        if rule.precision is None or _precise(rule.precision, reading):
            return Judgement(ONE, exact=True)
        return Judgement(ratio(rule.precision.fraction), reasons=("precision",))
    for known in rule.also:
        if within(given, ratio(known.value), rule.tol):
            return Judgement(ratio(known.fraction), reasons=(known.tag or "wrong_value",))
    width = _width(value, rule.tol)
    if rule.close_k and width and abs(given - value) <= ratio(rule.close_k) * width:
        return Judgement(ratio(rule.close_fraction), reasons=("close",))
    return Judgement(reasons=(_slip(rule, given, value),))


def _slip(rule: NumberRule, given: Fraction, value: Fraction) -> str:
    if value and given:
        if within(-given, value, rule.tol):
            return "sign"
        for factor in SLIPS:
            if within(given * factor, value, rule.tol) or within(given / factor, value, rule.tol):
                return f"factor_{factor}"
    return "wrong_value"


def _precise(precision: Precision, reading: Reading) -> bool:
    exact = precision.mode == "exact"
    if precision.decimals is not None:
        if not reading.decimals:
            return False
        count = len(reading.decimals.partition(".")[2])
        if count < precision.decimals or (exact and count > precision.decimals):
            return False
    if precision.sigfigs is not None:
        if not reading.figures:
            return False
        fewest, most = _figures(reading.figures)
        if most < precision.sigfigs or (exact and fewest > precision.sigfigs):
            return False
    return True


def _figures(literal: str) -> tuple[int, int]:
    """Return the fewest and the most significant figures: 1200 may carry 2 to 4."""
    digits = literal.replace(".", "").lstrip("0")
    return (len(digits) if "." in literal else len(digits.rstrip("0"))), len(digits)
