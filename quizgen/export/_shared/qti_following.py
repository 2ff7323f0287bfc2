"""QTI following: credit for a number that is right by the learner's own earlier number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.export._shared import qti_rules as q
from quizgen.export._shared.qti_tree import el
from quizgen.grading.exact import ratio
from quizgen.model.interactions import Numeric

if TYPE_CHECKING:
    import xml.etree.ElementTree as ET

    from quizgen.export._shared.qti_piece import Piece
    from quizgen.model.interactions import Follow, Part

_OPERATIONS = {"add": "qti-sum", "sub": "qti-subtract", "mul": "qti-product", "div": "qti-divide"}
_EXACT = ratio("0.000000001")
"""Share by which computed doubles may differ where the number has no tolerance."""


def followed(
    piece: Piece, part: Part, source: str, source_score: str, source_most: str
) -> list[ET.Element]:
    """Return the rules that give a part its points for following through.

    Args:
        piece: The part, with its points set already.
        part: What it was made of.
        source: Response variable of the part that is followed.
        source_score: Points of that part, and ``source_most`` all that it can earn.
        source_most: See there.
    """
    own, follow = part.interaction, part.follow
    if follow is None or not isinstance(own, Numeric):
        return []
    worth = q.points(own, ratio(follow.fraction))
    response, tolerance = piece.name("RESPONSE"), own.rule.tol
    if tolerance is not None and tolerance.abs:
        width = ratio(tolerance.abs)
        ends = [
            el("qti-sum", None, _computed(source, follow), q.value(q.plain(by)))
            for by in (-width, width)
        ]
        ranges = [_between(response, *ends)]
    else:
        share = ratio(tolerance.rel) if tolerance is not None and tolerance.rel else _EXACT
        low, high = (
            [
                el("qti-product", None, _computed(source, follow), q.value(q.plain(1 + by)))
                for by in (-share, share)
            ]
            for _ in range(2)
        )
        ranges = [_between(response, low[0], low[1]), _between(response, high[1], high[0])]
    test = q.both(
        q.compare("lt", q.variable(source_score), q.value(source_most)),
        q.compare("lt", q.variable(piece.score), q.value(worth)),
        q.either(*ranges),
    )
    rules = q.when((test, [q.put(piece.score, q.value(worth))]))
    return q.answered(source, q.answered(response, rules))


def _computed(source: str, follow: Follow) -> ET.Element:
    made = q.variable(source)
    for name, operand in follow.ops:
        made = el(_OPERATIONS[name], None, made, q.value(q.plain(ratio(operand))))
    return made


def _between(response: str, low: ET.Element, high: ET.Element) -> ET.Element:
    return q.both(
        q.compare("gte", q.variable(response), low), q.compare("lte", q.variable(response), high)
    )
