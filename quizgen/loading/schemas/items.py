"""Item schemas: which fields an item may have by its type, as the item types tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.itemtypes.base import item_types, part_types
from quizgen.itemtypes.blank import MATCHERS
from quizgen.itemtypes.match import POLICIES as MATCH
from quizgen.itemtypes.multi import POLICIES as MULTI
from quizgen.itemtypes.order import POLICIES as ORDER
from quizgen.loading.draws import KINDS
from quizgen.loading.items import ITEM_FIELDS
from quizgen.loading.schemas.shapes import (
    FLAG,
    ID,
    IDS,
    NUMBER,
    PAIRS,
    TEXT,
    TEXTS,
    WHOLE,
    Shape,
    either,
    fields,
    keyed,
    listed,
    words,
)
from quizgen.model.items import BASES, LEVELS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quizgen.itemtypes.base import ItemType

_PLAIN = either(TEXT, fields({"text!": TEXT, "why": TEXT}))
_SCORED = either(
    TEXT, fields({"text!": TEXT, "why": TEXT, "fraction": NUMBER, "tag": TEXT, "when": TEXT})
)
_ACCEPTED = either(TEXT, fields({"text": TEXT, "pattern": TEXT, "fraction": NUMBER, "tag": TEXT}))
_DRAW = fields({"step": NUMBER, "workday": FLAG, **{kind: {} for kind in KINDS}})
_FOLLOW = fields({"from!": ID, "ops": PAIRS, "fraction": NUMBER})


def _policy(known: Iterable[str]) -> Shape:
    named: Shape = {"type": "object", "properties": {"name": words(known)}, "required": ["name"]}
    return either(words(known), named)


SHAPES: dict[str, Shape] = {
    **dict.fromkeys(("id", "objective"), ID),
    **dict.fromkeys(("stem", "given", "feedback", "answer", "why", "unit", "tag"), TEXT),
    **dict.fromkeys(("cite", "hints", "tags", "units", "require"), TEXTS),
    **dict.fromkeys(("strip_prefix", "strip_suffix"), TEXTS),
    **dict.fromkeys(("contested", "shuffle", "allow_empty", "reuse", "order_free"), FLAG),
    **dict.fromkeys(("all_or_nothing", "auto", "any_same_dim", "unit_required"), FLAG),
    **dict.fromkeys(("case_sensitive",), FLAG),
    **dict.fromkeys(("max", "min", "value", "lo", "hi", "wrong_fraction", "weight"), NUMBER),
    **dict.fromkeys(("one_end", "unit_missing_fraction", "unit_wrong_fraction"), NUMBER),
    **dict.fromkeys(("order_penalty",), NUMBER),
    **dict.fromkeys(("max_select", "round_dp"), WHOLE),
    **dict.fromkeys(("distractors", "also_key"), IDS),
    **dict.fromkeys(("waive", "derive"), keyed(TEXT)),
    "type": words(item_types()),
    "level": words(LEVELS),
    "basis": words(BASES),
    "void": words(("full", "drop")),
    "ws": words(("remove", "collapse")),
    "attempt_factors": listed(NUMBER),
    "params": keyed(_DRAW),
    "options": keyed(_SCORED, 2),
    "entries": keyed(_PLAIN, 2),
    "left": keyed(_PLAIN, 1),
    "right": keyed(_PLAIN, 2),
    "before": PAIRS,
    "accept": either(_ACCEPTED, listed(_ACCEPTED)),
    "tol": fields({"abs": NUMBER, "rel": NUMBER}),
    "precision": fields(
        {"decimals": WHOLE, "sigfigs": WHOLE, "mode": words(("exact", "at_least")),
         "fraction": NUMBER}
    ),
    "also": listed(fields({"value!": NUMBER, "fraction": NUMBER, "tag": TEXT, "why": TEXT})),
    "close": fields({"k!": NUMBER, "fraction": NUMBER}),
    "keypoints": listed(
        fields({"id!": ID, "any!": TEXTS, "deny": TEXTS, "points": NUMBER, "text": TEXT}), 1
    ),
    "steps": listed(
        fields({"id!": ID, "text": TEXT, "why": TEXT, "points": NUMBER, "required": FLAG,
                "fatal": FLAG}), 1
    ),
}  # fmt: skip
"""Shape of a field in whatever item it is."""

OWN: dict[tuple[str, str], Shape] = {
    ("single", "key"): either(ID, {"type": "array", "items": ID, "maxItems": 1}),
    ("multi", "key"): IDS,
    ("order", "key"): IDS,
    ("judge", "key"): FLAG,
    ("match", "key"): keyed(IDS, 1),
    ("judge", "why"): fields({"true": TEXT, "false": TEXT}),
    ("multi", "policy"): _policy(MULTI),
    ("match", "policy"): _policy(MATCH),
    ("order", "policy"): _policy(ORDER),
}
"""Shape of a field that differs from type to type."""

REQUIRED = {
    "single": ("options", "key"),
    "multi": ("options", "key"),
    "judge": ("key",),
    "blank": ("blanks",),
    "numeric": ("value",),
    "interval": ("lo", "hi"),
    "short": ("keypoints",),
    "order": ("entries", "key"),
    "match": ("left", "right", "key"),
    "case": ("parts",),
    "scenario": ("steps",),
}


def item() -> Shape:
    """Return the shape of an item: which fields it has follows from its type."""
    kinds = item_types()
    by_type = [_by_type(kind, _one(kind, ITEM_FIELDS, ("stem",))) for kind in kinds.values()]
    return {
        "type": "object",
        "properties": {"id": ID, "type": SHAPES["type"]},
        "required": ["id", "type"],
        "allOf": by_type,
    }


def _one(kind: ItemType, common: Iterable[str], needed: Iterable[str]) -> Shape:
    shapes = {name: _shape(kind.name, name) for name in (*common, *kind.fields)}
    shape = fields(shapes, kind.summary)
    # An item with parameters may say by `when` what is right, in place of a key.
    wanted = [*needed, *REQUIRED.get(kind.name, ())]
    drawn = {"required": ["params"]}
    return {**shape, "if": {"not": drawn}, "then": {"required": wanted}}


def _shape(kind: str, name: str) -> Shape:
    if name == "parts":
        parts = part_types()
        part = {
            "type": "object",
            "properties": {"id": ID, "type": words(parts)},
            "required": ["id", "type"],
            "allOf": [_by_type(own, _part(own)) for own in parts.values()],
        }
        return listed(part, 1)
    if name == "blanks":
        return listed(_blank(), 1)
    return OWN.get((kind, name)) or SHAPES.get(name, {})


def _part(kind: ItemType) -> Shape:
    shape = _one(kind, ("id", "type", "stem"), ())
    if kind.name in {"single", "multi"}:  # the parameters, and `when`, are those of the case
        shape["then"] = {"required": ["options"]}
    shape["properties"] |= {"gate": ID, "follow": _FOLLOW}
    return shape


def _blank() -> Shape:
    names = {"matcher", "weight", "why"}.union(*MATCHERS.values())
    shapes = {name: SHAPES.get(name, {}) for name in sorted(names)}
    return fields({**shapes, "matcher": words(MATCHERS)})


def _by_type(kind: ItemType, shape: Shape) -> Shape:
    chosen = {"properties": {"type": {"const": kind.name}}, "required": ["type"]}
    return {"if": chosen, "then": shape}
