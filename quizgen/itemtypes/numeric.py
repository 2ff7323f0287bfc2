"""Numeric: a number with its unit, right when it is near enough."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.itemtypes.base import MARKS, NUMBER_FIELDS, ItemType, marks, number_rule
from quizgen.model.interactions import Numeric

if TYPE_CHECKING:
    from quizgen.source import Section


def parse(section: Section) -> Numeric:
    """Read the ``value``, its unit and what else counts."""
    return Numeric(**marks(section), rule=number_rule(section))


ITEM_TYPE = ItemType(
    name="numeric",
    summary="A number with its unit, right when it is near enough.",
    fields=(*MARKS, *NUMBER_FIELDS),
    parse=parse,
    example="""\
id: numeric-example
type: numeric
stem: 某企业全年用电 2000 万 kWh，折合多少吨标准煤？
basis: given
given: 按题给规则：1 kWh 电力折 0.1229 kgce。
max: 2
value: 2458
unit: tce
units: [tce, kgce]
tol: {rel: 0.005}
also: [{value: 2458000, tag: unit-slip, why: 单位是千克标准煤，不是吨标准煤。}]
feedback: 2000 万 kWh 乘 0.1229 kgce/kWh，再除以 1000。
""",
)
