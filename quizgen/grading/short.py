"""Short: free text against key points; people have the last word (contract section 7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.grading.exact import ratio
from quizgen.grading.judgement import UNANSWERED, ZERO, Judgement, invalid, share
from quizgen.grading.shapes import as_text, is_blank
from quizgen.grading.text import normalize

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quizgen.model.interactions import Short


def judge_short(own: Short, response: object) -> Judgement:
    """Judge free text: finally where ``auto`` is set, else as a suggestion that is pending."""
    if is_blank(response):
        return UNANSWERED
    text = as_text(response)
    if text is None:
        return invalid("format")
    given = normalize(text)
    points, reasons = ZERO, dict[str, None]()
    for point in own.keypoints:
        if not _holds(given, point.any):
            reasons[f"missing:{point.id}"] = None
        elif _holds(given, point.deny):
            reasons[f"deny:{point.id}"] = None
        else:
            points += ratio(point.points)
    most = ratio(own.max)
    worth = share(min(points, most), most)
    if own.auto:
        return Judgement(worth, exact=not reasons, reasons=tuple(reasons))
    return Judgement(reasons=tuple(reasons), state="pending", suggested=worth)


def _holds(given: str, words: Iterable[str]) -> bool:
    return any(normalize(word) in given for word in words)
