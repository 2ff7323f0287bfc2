"""Contract reading: makes interactions of the JSON of the grading contract."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, TypedDict

from quizgen.model.contract_fields import ContractError, Fields
from quizgen.model.contract_matchers import blank, interval_rule, number_rule
from quizgen.model.interactions import (
    Blanks,
    Case,
    Follow,
    Interaction,
    Interval,
    Judge,
    KeyPoint,
    Match,
    Multi,
    Numeric,
    Option,
    Order,
    Part,
    Policy,
    Short,
    Single,
    Step,
    Walk,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

MULTI_POLICIES = (
    *("cn_zero", "all_or_nothing", "cn_half", "wjx_half", "cn_fixed", "cn_each", "cn_weighted"),
    *("cn_proportional", "net_correct", "false2", "each_option", "coverage", "map"),
)
ORDER_POLICIES = ("exact", "position", "adjacent", "kendall", "lcs", "dag")
MATCH_POLICIES = ("per_pair", "net", "all_or_nothing")
_TABLES = ("weights", "map")
_NUMBERS = ("points", "each", "default", "lower", "upper", "floor")
_MOST_PLACES = 20
_OPERATIONS = ("mul", "div", "add", "sub")


class _MarksFields(TypedDict):
    max: str
    min: str
    round_dp: int
    void: str
    attempt_factors: tuple[str, ...]


def interaction_from_json(data: Mapping[str, object]) -> Interaction:
    """Return the interaction that ``data`` writes.

    Raises:
        ContractError: If it is not in the shape of the contract.
    """
    return _interaction(Fields(data))


def _interaction(own: Fields) -> Interaction:
    name = own.text("type")
    read = _READERS.get(name)
    if read is None:
        raise ContractError(f"`{own.where}type`: there is no type `{name}`")
    return read(own)


def _marks(own: Fields, default: str = "1") -> _MarksFields:
    void = own.text("void", "")
    if void not in {"", "full", "drop"}:
        raise own.fail("void", "full or drop")
    places = own.whole("round_dp")
    if places is not None and places > _MOST_PLACES:
        raise own.fail("round_dp", f"at most {_MOST_PLACES}")
    return {
        "max": own.decimal("max", default),
        "min": own.decimal("min", "0"),
        "round_dp": 2 if places is None else places,
        "void": void,
        "attempt_factors": own.decimals("attempt_factors"),
    }


def _options(own: Fields, name: str, ids: Iterable[str] = ()) -> tuple[Option, ...]:
    """Return the options of a list of ids or objects; ``ids`` where there is none."""
    if not own.has(name):
        return tuple(Option(id=id_) for id_ in ids)
    fractions, tags = own.table("option_fraction"), own.text_table("option_tag")
    found = []
    for entry in own.entries(name):
        id_ = entry if isinstance(entry, str) else entry.text("id")
        texts = Fields({}) if isinstance(entry, str) else entry
        found.append(
            Option(
                id=id_,
                text=texts.text("text", ""),
                why=texts.text("why", ""),
                fraction=fractions.get(id_, ""),
                tag=tags.get(id_, ""),
            )
        )
    return tuple(found)


def _policy(own: Fields, default: str, known: Iterable[str]) -> Policy:
    value = own.get("policy")
    fields = Fields({"name": value}) if isinstance(value, str) else own.sub("policy")
    if fields is None:
        return Policy(name=default)
    name = fields.text("name")
    if name not in known:
        raise ContractError(f"`{own.where}policy`: there is no policy `{name}`")
    parameters: dict[str, object] = {}
    for parameter in filter(fields.has, fields.data):
        if parameter in _TABLES:
            parameters[parameter] = fields.table(parameter)
        elif parameter in _NUMBERS:
            parameters[parameter] = fields.decimal(parameter)
        elif parameter == "partial":
            parameters[parameter] = fields.flag(parameter)
    return Policy(name=name, parameters=parameters)


def _single(own: Fields) -> Single:
    return Single(
        **_marks(own),
        options=_options(own, "options"),
        key=own.text("key"),
        also_key=own.texts("also_key"),
        wrong_fraction=own.decimal("wrong_fraction", "0"),
    )


def _multi(own: Fields) -> Multi:
    return Multi(
        **_marks(own),
        options=_options(own, "options"),
        key=own.texts("key", required=True),
        policy=_policy(own, "cn_zero", MULTI_POLICIES),
        allow_empty=own.flag("allow_empty"),
        max_select=own.whole("max_select"),
    )


def _judge(own: Fields) -> Judge:
    if not own.has("key"):
        raise own.fail("key", "true or false")
    why = own.sub("why") or Fields({})
    return Judge(
        **_marks(own),
        key=own.flag("key"),
        wrong_fraction=own.decimal("wrong_fraction", "0"),
        why_true=why.text("true", ""),
        why_false=why.text("false", ""),
    )


def _blanks(own: Fields) -> Blanks:
    return Blanks(
        **_marks(own),
        blanks=tuple(map(blank, own.subs("blanks"))),
        all_or_nothing=own.flag("all_or_nothing"),
        order_free=own.flag("order_free"),
    )


def _numeric(own: Fields) -> Numeric:
    return Numeric(**_marks(own), rule=number_rule(own))


def _interval(own: Fields) -> Interval:
    return Interval(**_marks(own), rule=interval_rule(own))


def _short(own: Fields) -> Short:
    return Short(
        **_marks(own),
        keypoints=tuple(
            KeyPoint(
                id=point.text("id"),
                any=point.texts("any"),
                deny=point.texts("deny"),
                points=point.decimal("points", "1"),
                text=point.text("text", ""),
            )
            for point in own.subs("keypoints")
        ),
        auto=own.flag("auto"),
        answer=own.text("answer", ""),
    )


def _order(own: Fields) -> Order:
    key, distractors = own.texts("key", required=True), own.texts("distractors")
    return Order(
        **_marks(own),
        entries=_options(own, "entries", (*key, *distractors)),
        key=key,
        before=own.pairs("before"),
        distractors=distractors,
        policy=_policy(own, "exact", ORDER_POLICIES),
    )


def _match(own: Fields) -> Match:
    raw = Fields(own.mapping("key"), f"{own.where}key.")
    key = {
        left: (value,) if isinstance(value, str) else raw.texts(left)
        for left, value in raw.data.items()
    }
    return Match(
        **_marks(own),
        left=_options(own, "left", key),
        right=_options(own, "right"),
        key=key,
        reuse=own.flag("reuse"),
        policy=_policy(own, "per_pair", MATCH_POLICIES),
    )


def _part(own: Fields) -> Part:
    follow = own.sub("follow")
    return Part(
        id=own.text("id"),
        interaction=_interaction(own),
        stem=own.text("stem", ""),
        gate=own.text("gate", ""),
        follow=_follow(follow) if follow else None,
    )


def _follow(own: Fields) -> Follow:
    ops = []
    for place, (name, value) in enumerate(own.raw_pairs("ops")):
        step = Fields({"name": name, "value": value}, f"{own.where}ops[{place}].")
        if step.text("name") not in _OPERATIONS:
            raise step.fail("name", "mul, div, add or sub")
        ops.append((step.text("name"), step.decimal("value")))
    return Follow(source=own.text("from"), ops=tuple(ops), fraction=own.decimal("fraction", "1"))


def _case(own: Fields) -> Case:
    parts = tuple(map(_part, own.subs("parts")))
    total = sum(Fraction(part.interaction.max) for part in parts)
    return Case(**_marks(own, default=_decimal_text(Fraction(total))), parts=parts)


def _decimal_text(value: Fraction) -> str:
    """Return a decimal where there is a finite one, else a fraction."""
    text = format(Decimal(value.numerator) / Decimal(value.denominator), "f")
    return text if Fraction(text) == value else str(value)


def _walk(own: Fields) -> Walk:
    return Walk(
        **_marks(own),
        steps=tuple(
            Step(
                id=step.text("id"),
                text=step.text("text", ""),
                why=step.text("why", ""),
                points=step.decimal("points", "0"),
                required=step.flag("required"),
                fatal=step.flag("fatal"),
            )
            for step in own.subs("steps")
        ),
        before=own.pairs("before"),
        order_penalty=own.decimal("order_penalty", "0"),
    )


_READERS: dict[str, Callable[[Fields], Interaction]] = {
    "single": _single,
    "multi": _multi,
    "judge": _judge,
    "blank": _blanks,
    "numeric": _numeric,
    "interval": _interval,
    "short": _short,
    "order": _order,
    "match": _match,
    "case": _case,
    "scenario": _walk,
}
