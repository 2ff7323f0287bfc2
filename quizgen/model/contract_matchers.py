"""Contract matchers: what numbers, ranges and words are right, from and to JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict, assert_never

from quizgen.model.contract_fields import ContractError, Fields, Json, kept, unless
from quizgen.model.interactions import (
    Accept,
    Blank,
    IntervalRule,
    KnownValue,
    Matcher,
    NumberRule,
    Precision,
    TextMatcher,
    Tolerance,
)
from quizgen.model.patterns import problem

if TYPE_CHECKING:
    from collections.abc import Callable


class _UnitFields(TypedDict):
    unit: str
    units: tuple[str, ...]
    any_same_dim: bool
    unit_required: bool
    unit_missing_fraction: str
    unit_wrong_fraction: str


def _units(own: Fields) -> _UnitFields:
    return {
        "unit": own.text("unit", ""),
        "units": own.texts("units"),
        "any_same_dim": own.flag("any_same_dim", default=True),
        "unit_required": own.flag("unit_required"),
        "unit_missing_fraction": own.decimal("unit_missing_fraction", "0"),
        "unit_wrong_fraction": own.decimal("unit_wrong_fraction", "0"),
    }


def number_rule(own: Fields) -> NumberRule:
    """Return what number is right."""
    tol, precision, close = own.sub("tol"), own.sub("precision"), own.sub("close")
    return NumberRule(
        **_units(own),
        value=own.decimal("value"),
        tol=Tolerance(abs=tol.decimal("abs", ""), rel=tol.decimal("rel", "")) if tol else None,
        precision=_precision(precision) if precision else None,
        also=tuple(map(_known_value, own.subs("also"))) if own.has("also") else (),
        close_k=close.decimal("k") if close else "",
        close_fraction=close.decimal("fraction", "0") if close else "0",
    )


def _precision(own: Fields) -> Precision:
    mode = own.text("mode", "exact")
    if mode not in {"exact", "at_least"}:
        raise own.fail("mode", "exact or at_least")
    return Precision(
        decimals=own.whole("decimals"),
        sigfigs=own.whole("sigfigs"),
        mode=mode,
        fraction=own.decimal("fraction", "0"),
    )


def _known_value(own: Fields) -> KnownValue:
    return KnownValue(
        value=own.decimal("value"),
        fraction=own.decimal("fraction", "0"),
        tag=own.text("tag", ""),
        why=own.text("why", ""),
    )


def interval_rule(own: Fields) -> IntervalRule:
    """Return what range is right."""
    return IntervalRule(
        **_units(own),
        lo=own.decimal("lo"),
        hi=own.decimal("hi"),
        one_end=own.decimal("one_end", "0"),
    )


def _text_matcher(own: Fields) -> TextMatcher:
    ws = own.text("ws", "remove")
    if ws not in {"remove", "collapse"}:
        raise own.fail("ws", "remove or collapse")
    if not own.has("accept"):
        raise own.fail("accept", "a list")
    return TextMatcher(
        accept=tuple(
            Accept(text=entry) if isinstance(entry, str) else _accept(entry)
            for entry in own.entries("accept")
        ),
        case_sensitive=own.flag("case_sensitive"),
        ws=ws,
        strip_prefix=own.texts("strip_prefix"),
        strip_suffix=own.texts("strip_suffix"),
    )


def _accept(own: Fields) -> Accept:
    pattern = own.text("pattern", "")
    if found := problem(pattern):
        raise ContractError(f"`{own.where}pattern`: {found}")
    return Accept(
        text=own.text("text", ""),
        pattern=pattern,
        fraction=own.decimal("fraction", "1"),
        tag=own.text("tag", ""),
    )


def blank(own: Fields) -> Blank:
    """Return one gap.

    Raises:
        ContractError: Where it says neither a number, a range nor words.
    """
    matchers: dict[str, Callable[[Fields], Matcher]] = {
        "text": _text_matcher,
        "number": number_rule,
        "interval": interval_rule,
    }
    matcher = matchers.get(own.text("matcher", "text"))
    if matcher is None:
        raise own.fail("matcher", "text, number or interval")
    return Blank(matcher=matcher(own), weight=own.decimal("weight", "1"), why=own.text("why", ""))


def blank_json(own: Blank, *, keys: bool, texts: bool) -> Json:
    """Write one gap."""
    match own.matcher:
        case TextMatcher():
            fields = _words_json(own.matcher) if keys else {}
        case NumberRule():
            fields = {"matcher": "number", **number_json(own.matcher, keys=keys, texts=texts)}
        case IntervalRule():
            fields = {"matcher": "interval", **range_json(own.matcher, keys=keys)}
        case _:
            assert_never(own.matcher)
    why = own.why if keys and texts else ""
    return {**fields, **kept(weight=unless(own.weight, "1"), why=why)}


def _words_json(own: TextMatcher) -> Json:
    return {
        "accept": [_accept_json(accept) for accept in own.accept],
        **kept(
            case_sensitive=own.case_sensitive,
            ws=unless(own.ws, "remove"),
            strip_prefix=own.strip_prefix,
            strip_suffix=own.strip_suffix,
        ),
    }


def _accept_json(own: Accept) -> str | Json:
    rest = kept(pattern=own.pattern, fraction=unless(own.fraction, "1"), tag=own.tag)
    return {**kept(text=own.text), **rest} if rest else own.text


def _units_json(own: NumberRule | IntervalRule, *, keys: bool) -> Json:
    fields = kept(unit=own.unit, units=own.units, unit_required=own.unit_required)
    if not keys:
        return fields
    return {
        **fields,
        **({} if own.any_same_dim else {"any_same_dim": False}),
        **kept(
            unit_missing_fraction=unless(own.unit_missing_fraction, "0"),
            unit_wrong_fraction=unless(own.unit_wrong_fraction, "0"),
        ),
    }


def number_json(own: NumberRule, *, keys: bool, texts: bool) -> Json:
    """Write what number is right; without ``keys`` only in what unit."""
    units = _units_json(own, keys=keys)
    if not keys:
        return units
    also = tuple(
        {
            "value": known.value,
            **kept(fraction=unless(known.fraction, "0"), tag=known.tag),
            **kept(why=known.why if texts else ""),
        }
        for known in own.also
    )
    return {
        "value": own.value,
        **units,
        **({"tol": kept(abs=own.tol.abs, rel=own.tol.rel)} if own.tol else {}),
        **({"precision": _precision_json(own.precision)} if own.precision else {}),
        **kept(also=also),
        **({"close": {"k": own.close_k, "fraction": own.close_fraction}} if own.close_k else {}),
    }


def _precision_json(own: Precision) -> Json:
    return kept(
        decimals=own.decimals,
        sigfigs=own.sigfigs,
        mode=unless(own.mode, "exact"),
        fraction=unless(own.fraction, "0"),
    )


def range_json(own: IntervalRule, *, keys: bool) -> Json:
    """Write what range is right; without ``keys`` only in what unit."""
    units = _units_json(own, keys=keys)
    if not keys:
        return units
    return {"lo": own.lo, "hi": own.hi, **units, **kept(one_end=unless(own.one_end, "0"))}
