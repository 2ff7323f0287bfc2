"""Multi: every right option is to be ticked and no wrong one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.diagnostics import ContentError
from quizgen.itemtypes.base import (
    MARKS,
    ItemType,
    PolicyRule,
    known_ids,
    marks,
    options,
    policy,
)
from quizgen.model.interactions import Multi

if TYPE_CHECKING:
    from quizgen.source import Section

POLICIES = {
    "cn_zero": PolicyRule(),
    "all_or_nothing": PolicyRule(),
    "cn_half": PolicyRule(),
    "wjx_half": PolicyRule(),
    "cn_fixed": PolicyRule({"points": "points"}),
    "cn_each": PolicyRule({"each": "points"}),
    "cn_weighted": PolicyRule({"weights": "weights"}),
    "cn_proportional": PolicyRule(),
    "net_correct": PolicyRule(),
    "false2": PolicyRule(may={"floor": "number"}),
    "each_option": PolicyRule(),
    "coverage": PolicyRule(),
    "map": PolicyRule({"map": "map"}, {"default": "number", "lower": "number", "upper": "number"}),
}
"""Of contract section 2."""


def parse(section: Section) -> Multi:
    """Read ``options``, the ``key`` and the ``policy`` for part-right responses.

    Raises:
        ContentError: For the first field that cannot be used.
    """
    found = options(section, "options", scored=True)
    ids = [option.id for option in found]
    allow_empty = section.flag("allow_empty", default=False)
    section.need("key")
    key = known_ids(section, "key", ids, "QG203")
    if not key and not allow_empty:
        raise ContentError(
            "QG205",
            "the key is empty",
            section.span_of("key"),
            hint="write the right options, such as `key: [A, C]`, or set `allow_empty: true`",
        )
    return Multi(
        **marks(section),
        options=found,
        key=key,
        policy=policy(section, POLICIES, "cn_zero", ids, key),
        allow_empty=allow_empty,
        max_select=_max_select(section, len(key), len(ids)),
    )


def _max_select(section: Section, right: int, count: int) -> int | None:
    if not section.has("max_select"):
        return None
    most = section.integer("max_select")
    if not max(right, 1) <= most <= count:
        raise ContentError(
            "QG224",
            f"`max_select` is {most}, but {right} of {count} options are right",
            section.span_of("max_select"),
            hint=f"write a number from {max(right, 1)} to {count}, or leave it out",
        )
    return most


ITEM_TYPE = ItemType(
    name="multi",
    summary="Every right option is to be ticked and no wrong one.",
    fields=(*MARKS, "options", "key", "policy", "allow_empty", "max_select"),
    parse=parse,
    example="""\
id: multi-example
type: multi
stem: 依照 行政处罚法§9，下列哪些是行政处罚？
cite: [行政处罚法§9]
max: 2
options:
  A: {text: 警告, why: 行政处罚法§9(1) 列有警告。}
  B: {text: 罚款, why: 行政处罚法§9(2) 列有罚款。}
  C: {text: 责令限期改正, why: 行政处罚法§9 没有列它，它是改正违法行为的要求。}
key: [A, B]
policy: cn_half
""",
)
