"""Rendered: texts of items that are more than words, as HTML, for pages that cannot render them.

The instructor's page makes feedback pages too. It takes plain words as they are, and the rest
from here, so that there is one renderer of CommonMark.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.markup import is_plain, to_html
from quizgen.model.interactions import (
    Blanks,
    Case,
    Interaction,
    Judge,
    Match,
    Multi,
    Numeric,
    Order,
    Short,
    Single,
    Walk,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from quizgen.results.assignments import AssignedItem

    Text = tuple[str, bool]
    """CommonMark, and whether it stands in a line."""


def rendered(items: Iterable[AssignedItem]) -> dict[str, dict[str, str]]:
    """Return CommonMark to HTML, of texts that stand alone (``block``) and in a line (``inline``).

    Plain words are left out.
    """
    found = sorted({text for item in items for text in _texts(item) if not is_plain(text[0])})
    return {
        name: {text: to_html(text, inline=inline) for text, own in found if own is inline}
        for name, inline in (("block", False), ("inline", True))
    }


def _texts(item: AssignedItem) -> Iterator[Text]:
    yield from ((text, False) for text in (item.asked, item.given, item.feedback))
    yield from _of(item.interaction)


def _of(own: Interaction) -> Iterator[Text]:
    match own:
        case Single(options=options) | Multi(options=options) | Order(entries=options):
            inline = [text for option in options for text in (option.text, option.why)]
        case Match(left=left, right=right):
            inline = [text for one in (*left, *right) for text in (one.text, one.why)]
        case Walk(steps=steps):
            inline = [text for step in steps for text in (step.text, step.why)]
        case Judge(why_true=true, why_false=false):
            inline = [true, false]
        case Blanks(blanks=blanks):
            inline = [blank.why for blank in blanks]
        case Numeric(rule=rule):
            inline = [known.why for known in rule.also]
        case Short(answer=answer, keypoints=points):
            yield answer, False
            inline = [point.text or point.any[0] for point in points]
        case Case(parts=parts):
            for part in parts:
                yield part.stem, False
                yield from _of(part.interaction)
            inline = []
        case _:
            inline = []
    yield from ((text, True) for text in inline)
