"""Case: several parts on one stimulus, which may build on each other."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from quizgen.diagnostics import ContentError, nearest
from quizgen.itemtypes.base import (
    MARKS,
    ItemType,
    each,
    fraction,
    marks,
    part_types,
    total,
    unique,
    within_total,
)
from quizgen.model.interactions import Case, Follow, Numeric, Part
from quizgen.source import Sequence

if TYPE_CHECKING:
    from quizgen.source import Section

OPS = ("mul", "div", "add", "sub")


def parse(section: Section) -> Case:
    """Read the ``parts``; their points add up to the maximum when none is written.

    Raises:
        ContentError: For the first field that cannot be used.
    """
    sections = section.sections("parts", required=True)
    if not sections:
        raise ContentError(
            "QG204",
            "`parts` has 0 of at least 1",
            section.span_of("parts"),
            hint="add a part: `- {id: q1, type: single, …}`",
        )
    unique((own.identifier("id") for own in sections), (own.span_of("id") for own in sections),
           "parts")  # fmt: skip
    done: dict[str, Part | None] = {}

    def read(own: Section) -> Part:
        done[own.text("id")] = None
        part = done[own.text("id")] = _part(own, done)
        return part

    parts = tuple(each(sections, read, section.report))
    reachable = total(part.interaction.max for part in parts)
    own = marks(section, points=reachable)
    within_total(section, own["max"], reachable)
    return Case(**own, parts=parts)


def _part(own: Section, done: dict[str, Part | None]) -> Part:
    kinds = part_types()
    name = own.text("type")
    if name not in kinds:
        raise ContentError(
            "QG200",
            f"`{name}` is not a type that a part can have",
            own.span_of("type"),
            hint=nearest(name, kinds) or f"types: {', '.join(kinds)}",
        )
    interaction = kinds[name].parse(own)
    stem = own.text("stem", "")
    gate = own.text("gate", "")
    if (gate and gate not in done) or gate == own.text("id"):
        raise _unknown(own, "gate", gate, [*done][:-1])
    follow = None
    if own.has("follow"):
        if not isinstance(interaction, Numeric):
            raise ContentError(
                "QG220",
                f"`follow` is for numeric parts, but `{own.text('id')}` is {name}",
                own.span_of("follow"),
                hint="remove `follow`, or use `gate`",
            )
        follow = _follow(own, done)
    own.finish(kinds[name].fields)
    return Part(
        id=own.text("id"),
        interaction=interaction,
        stem=stem,
        gate=gate,
        follow=follow,
    )


def _unknown(own: Section, field: str, id_: str, earlier: list[str]) -> ContentError:
    return ContentError(
        "QG219" if field == "gate" else "QG220",
        f"`{field}` is `{id_}`, which is not an earlier part",
        own.span_of(field),
        hint=nearest(id_, earlier)
        or (f"earlier parts: {', '.join(earlier)}" if earlier else "the first part has none"),
    )


def _follow(own: Section, done: dict[str, Part | None]) -> Follow:
    rule = own.section("follow")
    source = rule.text("from")
    if source not in done or source == own.text("id"):
        raise _unknown(rule, "from", source, [*done][:-1])
    part = done[source]
    if part is not None and not isinstance(part.interaction, Numeric):
        raise ContentError(
            "QG220",
            f"`from` is `{source}`, whose response is not a number",
            rule.span_of("from"),
            hint="name a numeric part",
        )
    follow = Follow(source=source, ops=_ops(rule), fraction=fraction(rule, "fraction", "1"))
    rule.finish()
    return follow


def _ops(rule: Section) -> tuple[tuple[str, str], ...]:
    found = []
    for node in rule.nodes("ops"):
        children = node.items if type(node) is Sequence else []
        words = [rule.as_text(child, "ops") for child in children]
        if len(words) != 2 or words[0] not in OPS or not _is_operand(*words):  # noqa: PLR2004
            raise ContentError(
                "QG220",
                "an operation is one of mul, div, add, sub, and a number",
                rule.span_at(node),
                hint="write `ops: [[div, 100]]`",
            )
        found.append((words[0], words[1]))
    return tuple(found)


def _is_operand(operation: str, number: str) -> bool:
    bare = number.removeprefix("-").replace(".", "", 1)
    if not (bare.isascii() and bare.isdigit()) or number.endswith("."):
        return False
    return operation != "div" or Decimal(number) != 0


ITEM_TYPE = ItemType(
    name="case",
    summary="Several parts on one stimulus, which may build on each other.",
    fields=(*MARKS, "parts"),
    parse=parse,
    in_case=False,
    example="""\
id: case-example
type: case
stem: 某水泥厂全年用电 2000 万 kWh，生产熟料 100 万吨。按题给规则计算。
basis: given
given: 按题给规则：1 kWh 电力折 0.1229 kgce。
parts:
  - {id: q1, type: numeric, stem: 用电折合多少吨标准煤？, max: 2, value: 2458, unit: tce}
  - id: q2
    type: numeric
    stem: 吨熟料电耗折合多少千克标准煤？
    max: 2
    value: 2.458
    unit: kgce/t
    follow: {from: q1, ops: [[div, 1000]], fraction: 0.75}
feedback: 先折算，再除以产量。
""",
)
