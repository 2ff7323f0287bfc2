"""Judge: a statement is right or wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.itemtypes.base import MARKS, ItemType, fraction, marks
from quizgen.model.interactions import Judge

if TYPE_CHECKING:
    from quizgen.source import Section


def parse(section: Section) -> Judge:
    """Read the ``key`` and ``why``: what to say to those who answer true, and false."""
    key = section.flag("key")
    why_true = why_false = ""
    if why := section.maybe_section("why"):
        why_true, why_false = why.text("true", ""), why.text("false", "")
        why.finish()
    return Judge(
        **marks(section),
        key=key,
        wrong_fraction=fraction(section, "wrong_fraction", least=-1),
        why_true=why_true,
        why_false=why_false,
    )


ITEM_TYPE = ItemType(
    name="judge",
    summary="A statement is right or wrong.",
    fields=(*MARKS, "key", "why", "wrong_fraction"),
    parse=parse,
    example="""\
id: judge-example
type: judge
stem: 任何单位的节能违法行为都可以直接罚款，不必先责令改正。
cite: [节约能源法§82]
key: false
why:
  true: 不对。节约能源法§82 以逾期不改正为罚款的前提。
  false: 对。节约能源法§82 先责令限期改正。
""",
)
