"""Match: what stands on the left is to be paired with what stands on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.diagnostics import ContentError
from quizgen.itemtypes.base import (
    MARKS,
    ItemType,
    PolicyRule,
    known_id,
    known_ids,
    marks,
    options,
    policy,
)
from quizgen.model.interactions import Match

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizgen.source import Section

POLICIES = {
    "per_pair": PolicyRule(),
    "net": PolicyRule(),
    "all_or_nothing": PolicyRule(),
}
"""Of contract section 9."""


def parse(section: Section) -> Match:
    """Read both sides and the ``key``, which pairs every left side."""
    left = options(section, "left", least=1)
    right = options(section, "right")
    reuse = section.flag("reuse", default=False)
    sides = [option.id for option in left], [option.id for option in right]
    return Match(
        **marks(section),
        left=left,
        right=right,
        key=_key(section, *sides, reuse=reuse),
        reuse=reuse,
        policy=policy(section, POLICIES, "per_pair"),
    )


def _key(
    section: Section, left: Sequence[str], right: Sequence[str], *, reuse: bool
) -> dict[str, tuple[str, ...]]:
    own = section.section("key")
    found: dict[str, tuple[str, ...]] = {}
    used: set[str] = set()
    for id_, node in own.entries():
        known_id(id_, left, own.key_span(id_), "key", "QG217")
        found[id_] = known_ids(own, id_, right, "QG217", required=True)
        twice = [side for side in found[id_] if side in used]
        if twice and not reuse:
            raise ContentError(
                "QG217",
                f"`{twice[0]}` is the key of two left sides",
                own.span_at(node),
                hint="set `reuse: true`, or correct the key",
            )
        used.update(found[id_])
    missing = [id_ for id_ in left if not found.get(id_)]
    if missing:
        raise ContentError(
            "QG217",
            f"the key says nothing about {', '.join(missing)}",
            own.span,
            hint=f"add `{missing[0]}: …` to the key",
        )
    return {id_: found[id_] for id_ in left}


ITEM_TYPE = ItemType(
    name="match",
    summary="What stands on the left is to be paired with what stands on the right.",
    fields=(*MARKS, "left", "right", "key", "reuse", "policy"),
    parse=parse,
    example="""\
id: match-example
type: match
stem: 把违法行为与罚款幅度配对。
cite: [节约能源法§82, 节约能源法§84]
max: 2
left:
  A: {text: 未按规定报送能源利用状况报告, why: 见 节约能源法§82。}
  B: {text: 未设立能源管理岗位, why: 见 节约能源法§84。}
right:
  "1": 一万元以上五万元以下
  "2": 一万元以上三万元以下
  "3": 五万元以上十万元以下
key: {A: "1", B: "2"}
feedback: 两条都以责令改正为前提，见 节约能源法§82、节约能源法§84。
""",
)
