"""Record losses: what a system's record of an answer cannot hold, though pages mark all of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizgen.export._shared.spelled_out import spelled_out
from quizgen.export.base import EXACT, lossy
from quizgen.messages import message
from quizgen.model.interactions import (
    Blanks,
    Case,
    Interaction,
    Interval,
    Judge,
    Match,
    Multi,
    Numeric,
    Order,
    Short,
    Single,
    TextMatcher,
    Walk,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from quizgen.export.base import Policy
    from quizgen.model.items import Item


@dataclass(frozen=True, slots=True)
class Record:
    """How much of an answer a standard lets a system keep."""

    free: int
    """Characters of a free text."""
    gap: int
    """Characters of a gap; of all gaps together where ``joined``."""
    letters: bool
    """Whether options are called by one letter or digit."""

    def policies(self) -> Mapping[type[Interaction], Policy]:
        """Return the fidelity table of a standard."""
        named = lossy("letters_for_ids") if self.letters else EXACT
        gaps = lossy(f"cut_{self.gap}")
        return {
            **dict.fromkeys((Single, Multi, Order, Match, Walk), named),
            **dict.fromkeys((Judge, Numeric, Interval), EXACT),
            Blanks: gaps,
            Short: lossy("unmarked", f"cut_{self.free}"),
            Case: lossy("parts"),
        }

    def losses(self, item: Item) -> Iterator[str]:
        """Yield what the record of an item may lose, sentence by sentence."""
        yield from dict.fromkeys(self._of(item.interaction))

    def _of(self, own: Interaction) -> Iterator[str]:
        match own:
            case Short():
                yield message("export.loses.unmarked", "en")
                yield message(f"export.loses.cut_{self.free}", "en")
            case Blanks() if _longest(own, joined=self.letters) > self.gap:
                yield message(f"export.loses.cut_{self.gap}", "en")
            case Case():
                for part in own.parts:
                    for loss in self._of(part.interaction):
                        yield f"part `{part.id}`: {loss}"
            case _ if self.letters and any(len(id_) > 1 for id_ in _ids(own)):
                yield message("export.loses.letters_for_ids", "en")


def _longest(own: Blanks, *, joined: bool) -> int:
    """Return how long a right answer can be: a gap, or all of them as SCORM 1.2 writes them."""
    each = [
        max((len(text) for text, _ in spelled_out(blank.matcher)[0]), default=0)
        for blank in own.blanks
        if isinstance(blank.matcher, TextMatcher)
    ]
    return sum(each) + 2 * len(each) if joined else max(each, default=0)


def _ids(own: Interaction) -> tuple[str, ...]:
    match own:
        case Single() | Multi():
            return tuple(option.id for option in own.options)
        case Order():
            return tuple(entry.id for entry in own.entries)
        case Match():
            return tuple(side.id for side in (*own.left, *own.right))
        case Walk():
            return tuple(step.id for step in own.steps)
        case _:
            return ()


OF_12 = Record(free=255, gap=255, letters=True)
"""SCORM 1.2."""

OF_2004 = Record(free=4000, gap=250, letters=False)
"""SCORM 2004, and xAPI, which takes the same patterns."""
