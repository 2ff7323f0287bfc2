"""Numbers: what number or range is right, in which units, how near, how precise."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from quizgen.diagnostics import ContentError, nearest
from quizgen.itemtypes.base.kinds import each
from quizgen.itemtypes.base.points import fraction, positive
from quizgen.model.interactions import IntervalRule, KnownValue, NumberRule, Precision, Tolerance
from quizgen.model.units import by_spelling, table

if TYPE_CHECKING:
    from quizgen.source import Section

_UNIT_FIELDS = (
    *("unit", "units", "any_same_dim", "unit_required"),
    *("unit_missing_fraction", "unit_wrong_fraction"),
)
NUMBER_FIELDS = ("value", *_UNIT_FIELDS, "tol", "precision", "also", "close")
INTERVAL_FIELDS = ("lo", "hi", *_UNIT_FIELDS, "one_end")

PRECISION_MODES = ("exact", "at_least")
MAX_DIGITS = 30


def number_rule(section: Section) -> NumberRule:
    """Read the fields of `NUMBER_FIELDS`."""
    fields = section.node.fields
    value = section.number("value")
    unit, units = _units(section)
    tol = _tolerance(section.section("tol")) if section.has("tol") else None
    close_k, close_fraction = _close(section, tol) if section.has("close") else ("", "0")
    return NumberRule(
        value=value,
        unit=unit,
        units=units,
        any_same_dim=section.flag("any_same_dim", default=True),
        unit_required=_unit_required(section, unit),
        unit_missing_fraction=fraction(section, "unit_missing_fraction"),
        unit_wrong_fraction=fraction(section, "unit_wrong_fraction"),
        tol=tol,
        precision=_precision(section.section("precision")) if section.has("precision") else None,
        also=_also(section, value) if "also" in fields else (),
        close_k=close_k,
        close_fraction=close_fraction,
    )


def interval_rule(section: Section) -> IntervalRule:
    """Read the fields of `INTERVAL_FIELDS`.

    Raises:
        ContentError: Where ``lo`` is above ``hi`` (QG209), or a field cannot be read.
    """
    lo, hi = section.number("lo"), section.number("hi")
    if Decimal(lo) > Decimal(hi):
        raise ContentError(
            "QG209",
            f"`lo` is {lo}, more than `hi`, {hi}",
            section.span_of("lo"),
            hint="write the smaller end as `lo`",
        )
    unit, units = _units(section)
    return IntervalRule(
        lo=lo,
        hi=hi,
        unit=unit,
        units=units,
        any_same_dim=section.flag("any_same_dim", default=True),
        unit_required=_unit_required(section, unit),
        unit_missing_fraction=fraction(section, "unit_missing_fraction"),
        unit_wrong_fraction=fraction(section, "unit_wrong_fraction"),
        one_end=fraction(section, "one_end"),
    )


def _units(section: Section) -> tuple[str, tuple[str, ...]]:
    """Read ``unit`` and ``units``: canonical names of one dimension."""
    fields = section.node.fields
    unit = section.text("unit", "") if "unit" in fields else ""
    if unit:
        _known_unit(section, unit, "unit")
    if "units" not in fields:
        return unit, ()
    units = section.texts("units")
    for other in units:
        _known_unit(section, other, "units")
        if not unit:
            raise ContentError(
                "QG213",
                "`units` are given without `unit`",
                section.span_of("units"),
                hint=f"add the unit of the value, such as `unit: {other}`",
            )
        if table()[other].dim != table()[unit].dim:
            raise ContentError(
                "QG213",
                f"`{other}` does not measure the same as `{unit}`",
                section.span_of("units"),
                hint="keep the units that can be converted into each other",
            )
    return unit, units


def _known_unit(section: Section, word: str, name: str) -> None:
    if word in table():
        return
    canonical = by_spelling().get(word)
    hint = f"write `{canonical}`" if canonical else nearest(word, by_spelling())
    raise ContentError(
        "QG213",
        f"`{word}` is not the name of a unit",
        section.span_of(name),
        hint=hint or f"units: {', '.join(table())}",
    )


def _unit_required(section: Section, unit: str) -> bool:
    required = section.flag("unit_required", default=False)
    if required and not unit:
        raise ContentError(
            "QG213",
            "`unit_required` is set, but there is no `unit`",
            section.span_of("unit_required"),
            hint="add `unit: …`",
        )
    return required


def _tolerance(own: Section) -> Tolerance:
    given = [name for name in ("abs", "rel") if own.has(name)]
    if len(given) != 1:
        raise ContentError(
            "QG208",
            "`tol` has both `abs` and `rel`" if given else "`tol` has neither `abs` nor `rel`",
            own.span,
            hint="write one of them: `tol: {abs: 0.5}` in the unit, or `tol: {rel: 0.01}` for 1 %",
        )
    value = own.number(given[0])
    if value.startswith("-"):
        raise ContentError(
            "QG201",
            f"`{given[0]}` must not be negative, but is {value}",
            own.span_of(given[0]),
            hint="write the largest allowed distance from the value, such as 0.5",
        )
    own.finish(("abs", "rel"))
    return Tolerance(abs=value) if given[0] == "abs" else Tolerance(rel=value)


def _precision(own: Section) -> Precision:
    given = [name for name in ("decimals", "sigfigs") if own.has(name)]
    if len(given) != 1:
        raise ContentError(
            "QG225",
            "`precision` needs either `decimals` or `sigfigs`",
            own.span,
            hint="write `precision: {decimals: 2}` or `precision: {sigfigs: 3}`",
        )
    count = own.integer(given[0])
    if count > MAX_DIGITS or (given[0] == "sigfigs" and count == 0):
        raise ContentError(
            "QG225",
            f"`{given[0]}` cannot be {count}",
            own.span_of(given[0]),
            hint="write how many digits the answer should show, such as 2",
        )
    mode = own.choice("mode", PRECISION_MODES, "exact")
    share = fraction(own, "fraction")
    own.finish(("decimals", "sigfigs"))
    if given[0] == "decimals":
        return Precision(decimals=count, mode=mode, fraction=share)
    return Precision(sigfigs=count, mode=mode, fraction=share)


def _close(section: Section, tol: Tolerance | None) -> tuple[str, str]:
    own = section.section("close")
    if tol is None:
        raise ContentError(
            "QG226",
            "`close` widens the tolerance, but there is no `tol`",
            section.span_of("close"),
            hint="add `tol: {abs: …}` or `tol: {rel: …}`",
        )
    k = positive(own, "k")
    if Decimal(k) <= 1:
        raise ContentError(
            "QG226",
            f"`k` must be more than 1, but is {k}",
            own.span_of("k"),
            hint="write how many times the tolerance still earns something, such as 2",
        )
    share = fraction(own, "fraction")
    own.finish()
    return k, share


def _also(section: Section, value: str) -> tuple[KnownValue, ...]:
    def read(own: Section) -> KnownValue:
        known = KnownValue(
            value=own.number("value"),
            fraction=fraction(own, "fraction"),
            tag=own.text("tag", ""),
            why=own.text("why", ""),
        )
        own.finish()
        if Decimal(known.value) == Decimal(value):
            raise ContentError(
                "QG226",
                f"the known wrong value {known.value} is the right one",
                own.span_of("value"),
                hint="remove it, or correct one of the two",
            )
        return known

    return tuple(each(section.sections("also"), read, section.report))
