"""Scenario: actions performed in a walk, some needed, some fatal, some only in order."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from quizgen.diagnostics import ContentError
from quizgen.itemtypes.base import (
    MARKS,
    ItemType,
    each,
    marks,
    not_negative,
    pairs,
    total,
    unique,
    within_total,
)
from quizgen.model.interactions import Step, Walk

if TYPE_CHECKING:
    from quizgen.source import Section


def parse(section: Section) -> Walk:
    """Read the ``steps``; their points add up to the maximum when none is written.

    Raises:
        ContentError: For the first field that cannot be used.
    """
    parts = section.sections("steps", required=True)
    steps = tuple(each(parts, _step, section.report))
    unique((step.id for step in steps), (part.span_of("id") for part in parts), "steps")
    if not any(Decimal(step.points) > 0 for step in steps):
        raise ContentError(
            "QG222",
            "no step earns points",
            section.span_of("steps"),
            hint="give the actions that should be taken `points`",
        )
    reachable = total(step.points for step in steps if Decimal(step.points) > 0)
    own = marks(section, points=reachable)
    within_total(section, own["max"], reachable)
    return Walk(
        **own,
        steps=steps,
        before=pairs(section, "before", [step.id for step in steps]),
        order_penalty=not_negative(section, "order_penalty", "0"),
    )


def _step(own: Section) -> Step:
    step = Step(
        id=own.identifier("id"),
        text=own.text("text", ""),
        why=own.text("why", ""),
        points=own.number("points", "0"),
        required=own.flag("required", default=False),
        fatal=own.flag("fatal", default=False),
    )
    own.finish()
    if step.fatal and (step.required or Decimal(step.points) != 0):
        wrong = "required" if step.required else "points"
        raise ContentError(
            "QG221",
            f"the fatal step `{step.id}` has `{wrong}`",
            own.span_of(wrong),
            hint=f"a fatal step loses everything: remove `{wrong}`, or `fatal`",
        )
    return step


ITEM_TYPE = ItemType(
    name="scenario",
    summary="Actions performed in a walk, some needed, some fatal, some only in order.",
    fields=(*MARKS, "steps", "before", "order_penalty"),
    parse=parse,
    in_case=False,
    example="""\
id: scenario-example
type: scenario
stem: 你与一名同事到企业现场检查。选出应当采取的行动。
cite: [行政处罚法§55]
steps:
  - {id: card, text: 出示执法证件, points: 2, required: true, why: 见 行政处罚法§55。}
  - {id: record, text: 制作笔录, points: 2, required: true, why: 见 行政处罚法§55。}
  - {id: lunch, text: 接受企业宴请, fatal: true, why: 行政处罚法§55 要求依法公正调查。}
before: [[card, record]]
order_penalty: 1
""",
)
