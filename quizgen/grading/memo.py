"""Memo: grades many responses to one interaction, each different response only once.

A class answers few different things to an item; looking one up costs a fiftieth of grading it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.grading.engine import settled

if TYPE_CHECKING:
    from quizgen.grading.points import Settled
    from quizgen.model.interactions import Interaction
    from quizgen.model.outcomes import Outcome

MOST = 20_000
"""Different responses that are remembered; then everything is forgotten, to bound the memory."""


class Marker:
    """Grades responses to ``interaction`` at the first attempt, without certainty."""

    __slots__ = ("_interaction", "_known", "_parts")

    def __init__(self, interaction: Interaction) -> None:
        self._interaction = interaction
        self._known: dict[object, Settled] = {}
        self._parts: dict[int, Marker] = {}

    def __call__(self, response: object) -> Outcome:
        """Return what `grade` returns."""
        return self.settled(response).outcome

    def settled(self, response: object) -> Settled:
        """Return the same with what rounding has lost."""
        # `repr` tells 1, 1.0, True and "1" apart, inside of lists too; a text may look like one.
        key = response if type(response) is str else (repr(response),)
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= MOST:
                self._known.clear()
            found = self._known[key] = settled(self._interaction, response, 1, self._part)
        return found

    def _part(self, interaction: Interaction, response: object, _attempt: int) -> Settled:
        """Settle a part of a case: people put few different ones together in many ways."""
        marker = self._parts.get(id(interaction))
        if marker is None:
            marker = self._parts[id(interaction)] = Marker(interaction)
        return marker.settled(response)
