"""Interval: a range with both ends, such as a range of fines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.itemtypes.base import INTERVAL_FIELDS, MARKS, ItemType, interval_rule, marks
from quizgen.model.interactions import Interval

if TYPE_CHECKING:
    from quizgen.source import Section


def parse(section: Section) -> Interval:
    """Read both ends and their unit."""
    return Interval(**marks(section), rule=interval_rule(section))


ITEM_TYPE = ItemType(
    name="interval",
    summary="A range with both ends, such as a range of fines.",
    fields=(*MARKS, *INTERVAL_FIELDS),
    parse=parse,
    example="""\
id: interval-example
type: interval
stem: 重点用能单位未设立能源管理岗位，逾期不改正的，罚款幅度是多少？
cite: [节约能源法§84]
max: 2
lo: 10000
hi: 30000
unit: 元
one_end: 0.5
feedback: 幅度见 节约能源法§84，前提是责令改正而拒不改正。
""",
)
