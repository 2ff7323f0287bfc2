"""Shapes: the few kinds of values that fields have, as JSON Schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

Shape: TypeAlias = dict[str, Any]

_ID = "^[A-Za-z0-9]+([._-][A-Za-z0-9]+)*$"

TEXT: Shape = {"type": ["string", "number", "boolean"]}
"""YAML types plain words by itself: `2018` or `true` may well be a text."""

TEXTS: Shape = {"anyOf": [TEXT, {"type": "array", "items": TEXT}]}
ID: Shape = {"anyOf": [{"type": "string", "pattern": _ID}, {"type": "number"}]}
IDS: Shape = {"anyOf": [ID, {"type": "array", "items": ID}]}
DATE: Shape = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
NUMBER: Shape = {
    "anyOf": [
        {"type": "number"},
        {"type": "string", "pattern": r"^([+-]?[0-9]+(\.[0-9]+)?|.*\{.*\}.*)$"},
    ]
}
"""A number, or a hole such as ``{kwh * 2}`` in an item with parameters."""

WHOLE: Shape = {
    "anyOf": [{"type": "integer", "minimum": 0}, {"type": "string", "pattern": "^[0-9]+$"}]
}
FLAG: Shape = {
    "anyOf": [
        {"type": "boolean"},
        {"type": "string", "pattern": r"^([Tt]rue|[Ff]alse|[Yy]es|[Nn]o|对|错|是|否|.*\{.*\}.*)$"},
    ]
}
PAIRS: Shape = {
    "type": "array",
    "items": {"type": "array", "items": TEXT, "minItems": 2, "maxItems": 2},
}


def words(known: Iterable[str]) -> Shape:
    """Return the shape of one word of ``known``."""
    own = list(known)
    truths = {"true": True, "false": False}  # what YAML makes of these words
    return {"enum": own + [truths[word] for word in own if word in truths]}


def fields(shapes: dict[str, Shape], about: str = "") -> Shape:
    """Return the shape of a mapping; names that end with ``!`` must be there."""
    found: Shape = {
        "type": "object",
        "properties": {name.removesuffix("!"): shape for name, shape in shapes.items()},
        "required": [name.removesuffix("!") for name in shapes if name.endswith("!")],
        "additionalProperties": False,
    }
    return {"description": about, **found} if about else found


def listed(shape: Shape, least: int = 0) -> Shape:
    """Return the shape of a list."""
    return {"type": "array", "items": shape, **({"minItems": least} if least else {})}


def keyed(shape: Shape, least: int = 0) -> Shape:
    """Return the shape of a mapping from ids, each to something of ``shape``."""
    found: Shape = {"type": "object", "additionalProperties": shape}
    return {**found, "minProperties": least} if least else found


def either(*shapes: Shape) -> Shape:
    """Return the shape of what has one of several shapes."""
    return {"anyOf": list(shapes)}
