"""Explaining: rationales, points and legal base as HTML, where a format has no place of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.markup import to_html
from quizgen.messages import message
from quizgen.model.interactions import Match, Order

if TYPE_CHECKING:
    from quizgen.model.interactions import Short
    from quizgen.model.items import Item


def reasons_html(item: Item) -> str:
    """Return the rationales of pairs and entries as a list, "" where there are none."""
    match item.interaction:
        case Match(left=entries) | Order(entries=entries):
            rows = "".join(
                f"<li>{to_html(entry.text, inline=True)}<br>{to_html(entry.why, inline=True)}</li>"
                for entry in entries
                if entry.why
            )
            return f'<ul class="qg-why">{rows}</ul>\n' if rows else ""
        case _:
            return ""


def cited(item: Item) -> str:
    """Return on which provisions the key rests, "" where it rests on none."""
    if not item.cite:
        return ""
    cites = to_html("、".join(item.cite), inline=True)
    return f'<p class="qg-cite">{message("quiz.basis")}：{cites}</p>\n'


def points_html(own: Short) -> str:
    """Return the model answer and the points that an answer should make."""
    rows = "".join(
        f"<li>{to_html(point.text or point.any[0], inline=True)} "
        f"{message('quiz.page.points', n=point.points)}</li>"
        for point in own.keypoints
    )
    return f'{to_html(own.answer)}<ul class="qg-points">{rows}</ul>\n'
