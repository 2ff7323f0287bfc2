"""Items: reads the fields that items of all types have, and those of their type."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, TypedDict

from quizgen.diagnostics import ContentError, Report, Span, nearest
from quizgen.itemtypes.base import item_types
from quizgen.loading.interpolation import spelled
from quizgen.model.items import BASES, LEVELS, Item
from quizgen.source import Section
from quizgen.source.nodes import plain_data

if TYPE_CHECKING:
    from quizgen.itemtypes.base import ItemType
    from quizgen.loading.parameters import Instance, Template
    from quizgen.model.items import Bank
    from quizgen.source import Mapping

ITEM_FIELDS = (
    *("id", "type", "stem", "objective", "level", "basis", "cite", "given", "feedback"),
    *("hints", "tags", "waive", "contested", "shuffle", "params", "derive", "require"),
)
"""Fields that items of all types have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What all variants of an item have in common."""

    id: str
    kind: ItemType
    span: Span
    bank: str
    module: str
    use: str
    content_hash: str


def head_of(item: Item) -> Head:
    """Return the head of an item that has been read."""
    return Head(
        id=item.id,
        kind=item_types()[item.type],
        span=item.span,
        bank=item.bank,
        module=item.module,
        use=item.use,
        content_hash=item.content_hash,
    )


def read_head(section: Section, id_: str, bank: Bank) -> Head:
    """Read the type of an item, and report the fields that this type does not have.

    Raises:
        ContentError: If there is no such type (QG200).
    """
    kind = _kind(section)
    known = _known_fields(kind)
    if not section.node.fields.keys() <= known:
        reader = Section(section.node, section.path, section.report)
        reader.used.update(known)
        reader.finish()
    return Head(
        id=id_,
        kind=kind,
        span=section.span,
        bank=bank.id,
        module=bank.module,
        use=bank.use,
        content_hash=content_hash(section.node),
    )


def _kind(section: Section) -> ItemType:
    kinds = item_types()
    name = section.text("type")
    if name not in kinds:
        raise ContentError(
            "QG200",
            f"`{name}` is not an item type",
            section.span_of("type"),
            hint=nearest(name, kinds) or f"types: {', '.join(kinds)}",
        )
    return kinds[name]


@cache
def _known_fields(kind: ItemType) -> frozenset[str]:
    return frozenset((*ITEM_FIELDS, *kind.fields))


def content_hash(node: Mapping) -> str:
    """Return 12 hex digits over an item as written: places, comments and quotes do not count.

    Nor does the order of its fields; that of options does, since it is the order shown.
    """
    data = sorted((name, plain_data(child)) for name, child in node.fields.items())
    return hashlib.sha256(_JSON.encode(data).encode()).hexdigest()[:12]


_JSON = json.JSONEncoder(ensure_ascii=False)


class _Common(TypedDict):
    stem: str
    objective: str
    level: str
    basis: str
    cite: tuple[str, ...]
    given: str
    feedback: str
    hints: tuple[str, ...]
    tags: tuple[str, ...]
    contested: bool
    shuffle: bool
    waive: dict[str, str]


def read_item(section: Section, head: Head, *, parametrised: bool = False, seed: int = 0) -> Item:
    """Return the item of ``section``.

    What is wrong with the fields of its type does not hide what is wrong with the others.

    Raises:
        ContentError: For what is wrong with it; where several things are, the others are reported.
    """
    failures = []
    try:
        interaction = head.kind.parse(section)
    except ContentError as error:
        failures.append(error)
    try:
        common = _common(section)
    except ContentError as error:
        failures.append(error)
    if failures:
        for failure in failures[:-1]:
            section.report.add(failure.diagnostic)
        raise failures[-1]
    return Item(
        id=head.id,
        type=head.kind.name,
        span=head.span,
        interaction=interaction,
        bank=head.bank,
        module=head.module,
        use=head.use,
        parametrised=parametrised,
        seed=seed,
        content_hash=head.content_hash,
        **common,
    )


def _common(section: Section) -> _Common:
    return {
        "stem": section.text("stem"),
        "objective": section.text("objective", ""),
        "level": section.choice("level", LEVELS, "remember"),
        "basis": section.choice("basis", BASES, "law"),
        "cite": section.texts("cite"),
        "given": section.text("given", ""),
        "feedback": section.text("feedback", ""),
        "hints": section.texts("hints"),
        "tags": section.texts("tags"),
        "contested": section.flag("contested", default=False),
        "shuffle": section.flag("shuffle", default=True),
        "waive": _waived(section),
    }


def _waived(section: Section) -> dict[str, str]:
    own = section.maybe_section("waive")
    return {} if own is None else {code: own.text(code) for code, _ in own.entries()}


def read_variant(template: Template, instance: Instance, head: Head, report: Report) -> Item:
    """Return a parametrised item with the values of one instance.

    Raises:
        ContentError: Of the item, with the values by which it is wrong.
    """
    section = Section(instance.node, template.path, report)
    try:
        return read_item(section, head, parametrised=True, seed=instance.seed)
    except ContentError as error:
        found = error.diagnostic
        values = f"values: {spelled(instance.values)}"
        hint = f"{found.hint}; {values}" if found.hint else values
        raise ContentError(found.code, found.message, found.span, hint) from None
