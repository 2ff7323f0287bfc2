"""GIFT losses: what GIFT loses besides what Moodle's XML does, and which items it cannot hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.export._shared import moodle_losses
from quizgen.export._shared.pictures import pictured
from quizgen.grading.exact import ratio
from quizgen.messages import message
from quizgen.model.interactions import Case, Interaction, Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.model.items import Item


def refuses(item: Item) -> str:
    """Say why GIFT cannot hold an item, or "" when it can."""
    return _refused(item.interaction)


def _refused(own: Interaction) -> str:
    match own:
        case Case():
            return next((why for part in own.parts if (why := _refused(part.interaction))), "")
        case Match() if len(own.left) < 2:  # noqa: PLR2004 - two pairs
            return "GIFT wants at least two pairs"
        case _:
            return moodle_losses.refused(own)


def losses(item: Item) -> Iterator[str]:
    """Yield what an item would lose, sentence by sentence."""
    own = item.interaction
    if ratio(own.max) != 1:
        yield message("export.loses.points", "en")
    if item.hints:
        yield message("export.loses.hints", "en")
    if pictured(item):
        yield message("export.loses.images", "en")
    if own.attempt_factors:
        yield "what further attempts earn"
    if own.void:
        yield "that it is void"
    if not item.shuffle or "ordered" in item.tags:
        yield "that its options keep their order"
    yield from dict.fromkeys(moodle_losses.of(own, gift=True))
