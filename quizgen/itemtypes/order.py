"""Order: steps are to be put in order, and steps that do not belong are left out."""

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
    pairs,
    policy,
)
from quizgen.model.interactions import Order

if TYPE_CHECKING:
    from quizgen.source import Section

POLICIES = {
    "exact": PolicyRule(),
    "position": PolicyRule(),
    "adjacent": PolicyRule(),
    "kendall": PolicyRule(),
    "lcs": PolicyRule(),
    "dag": PolicyRule(may={"partial": "flag"}),
}
"""Of contract section 8."""


def parse(section: Section) -> Order:
    """Read the ``entries``, the ``key`` and what does not belong (``distractors``).

    Raises:
        ContentError: For the first field that cannot be used.
    """
    entries = options(section, "entries")
    ids = [entry.id for entry in entries]
    key = known_ids(section, "key", ids, "QG215", required=True)
    distractors = known_ids(section, "distractors", ids, "QG215")
    for id_ in ids:
        if (id_ in key) == (id_ in distractors):
            both = id_ in key
            raise ContentError(
                "QG215",
                f"`{id_}` is in {'both' if both else 'neither'} `key` {'and' if both else 'nor'} "
                "`distractors`",
                section.section("entries").key_span(id_),
                hint="an entry belongs to one of the two",
            )
    rule = policy(section, POLICIES, "exact")
    return Order(
        **marks(section),
        entries=entries,
        key=key,
        before=_before(section, key, rule.name),
        distractors=distractors,
        policy=rule,
    )


def _before(section: Section, key: tuple[str, ...], name: str) -> tuple[tuple[str, str], ...]:
    if not section.has("before"):
        if name == "dag":
            raise ContentError(
                "QG216",
                "policy `dag` needs `before`",
                section.span_of("policy"),
                hint="add `before: [[earlier, later]]`",
            )
        return ()
    found = pairs(section, "before", key)
    place = {id_: index for index, id_ in enumerate(key)}
    for (first, second), node in zip(found, section.nodes("before"), strict=True):
        if place[first] > place[second]:
            raise ContentError(
                "QG216",
                f"the key has `{second}` before `{first}`",
                section.span_at(node),
                hint="correct the key or the pair",
            )
    if name != "dag":
        raise ContentError(
            "QG216",
            f"`before` is not used by policy `{name}`",
            section.span_of("before"),
            hint="write `policy: dag`, or remove `before`",
        )
    return found


ITEM_TYPE = ItemType(
    name="order",
    summary="Steps are to be put in order, and steps that do not belong are left out.",
    fields=(*MARKS, "entries", "key", "before", "distractors", "policy"),
    parse=parse,
    example="""\
id: order-example
type: order
stem: 按 行政处罚法§55、行政处罚法§57 排列普通程序的步骤。
cite: [行政处罚法§55, 行政处罚法§57]
max: 3
entries:
  a: 出示执法证件
  b: 调查取证
  c: 审查并作出决定
  x: {text: 先行收取罚款, why: 行政处罚法§57 没有这一步。}
key: [a, b, c]
distractors: [x]
policy: kendall
feedback: 先表明身份，再调查，最后决定，见 行政处罚法§55、行政处罚法§57。
""",
)
