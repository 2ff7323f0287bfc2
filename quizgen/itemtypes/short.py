"""Short: a free text in which points are to be made; people decide on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.diagnostics import ContentError
from quizgen.itemtypes.base import (
    MARKS,
    ItemType,
    each,
    marks,
    positive,
    total,
    unique,
    within_total,
)
from quizgen.model.interactions import KeyPoint, Short

if TYPE_CHECKING:
    from quizgen.source import Section


def parse(section: Section) -> Short:
    """Read the ``keypoints``; their points add up to the maximum when none is written.

    Raises:
        ContentError: For the first field that cannot be used.
    """
    parts = section.sections("keypoints", required=True)
    if not parts:
        raise ContentError(
            "QG211",
            "`keypoints` is empty",
            section.span_of("keypoints"),
            hint="list what a good answer says: `- {id: a, any: [words], points: 2}`",
        )
    points = tuple(each(parts, _point, section.report))
    unique((point.id for point in points), (part.span_of("id") for part in parts), "key points")
    reachable = total(point.points for point in points)
    own = marks(section, points=reachable)
    within_total(section, own["max"], reachable)
    return Short(
        **own,
        keypoints=points,
        auto=section.flag("auto", default=False),
        answer=section.text("answer", ""),
    )


def _point(own: Section) -> KeyPoint:
    point = KeyPoint(
        id=own.identifier("id"),
        any=_words(own, "any", required=True),
        deny=_words(own, "deny"),
        points=positive(own, "points", "1"),
        text=own.text("text", ""),
    )
    own.finish()
    return point


def _words(own: Section, name: str, *, required: bool = False) -> tuple[str, ...]:
    words = own.texts(name, required=required)
    if (required and not words) or not all(word.strip() for word in words):
        raise ContentError(
            "QG211",
            f"`{name}` holds no words" if not words else f"`{name}` holds an empty text",
            own.span_of(name),
            hint="write the words that an answer is searched for",
        )
    return words


ITEM_TYPE = ItemType(
    name="short",
    summary="A free text in which points are to be made; people decide on it.",
    fields=(*MARKS, "keypoints", "auto", "answer"),
    parse=parse,
    example="""\
id: short-example
type: short
stem: 现场检查开始时，执法人员应当先做什么？
cite: [行政处罚法§55]
keypoints:
  - {id: two, any: [两名以上, 不少于两人], points: 2, text: 执法人员不少于两人}
  - {id: card, any: [出示执法证件], deny: [无需出示执法证件], points: 2, text: 主动出示执法证件}
answer: 依照 行政处罚法§55，由不少于两名执法人员到场，先出示执法证件。
feedback: 见 行政处罚法§55。
""",
)
