"""Memo: grades many responses to one interaction, each different response only once.

A class answers few different things to an item; looking one up costs a fiftieth of grading it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.grading.engine import grade

if TYPE_CHECKING:
    from quizgen.model.interactions import Interaction
    from quizgen.model.outcomes import Outcome

MOST = 20_000
"""Different responses that are remembered; then everything is forgotten, to bound the memory."""


class Marker:
    """Grades responses to ``interaction`` at the first attempt, without certainty."""

    __slots__ = ("_interaction", "_other", "_texts")

    def __init__(self, interaction: Interaction) -> None:
        self._interaction = interaction
        self._texts: dict[str, Outcome] = {}
        self._other: dict[str, Outcome] = {}

    def __call__(self, response: object) -> Outcome:
        """Return what `grade` returns."""
        # `repr` tells 1, 1.0, True and "1" apart, inside of lists too; a text may look like one.
        if type(response) is str:
            known, key = self._texts, response
        else:
            known, key = self._other, repr(response)
        outcome = known.get(key)
        if outcome is None:
            if len(known) >= MOST:
                known.clear()
            outcome = known[key] = grade(self._interaction, response)
        return outcome
