"""Seating: who plays what for any number of people; whoever has no part observes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizgen.diagnostics import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizgen.model.classroom import Seating
    from quizgen.model.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Person:
    """One person of a group: has parts to play, or slices to observe."""

    number: int
    roles: tuple[str, ...] = ()
    slices: tuple[str, ...] = ()


def bounds(scenario: Scenario) -> tuple[int, int]:
    """Return the fewest and the most people of a group."""
    if scenario.classroom is not None:
        return scenario.classroom.people
    least = min((plan.people for plan in scenario.seats), default=1)
    return least, max((plan.people for plan in scenario.seats), default=least)


def plan_for(scenario: Scenario, people: int) -> Seating:
    """Return the plan that holds for so many people.

    Raises:
        UsageError: If the scenario cannot be played by so many.
    """
    least, most = bounds(scenario)
    fitting = [plan for plan in scenario.seats if plan.people <= people]
    if not fitting or not least <= people <= most:
        raise UsageError(f"`{scenario.id}` is played by {least} to {most} people, not by {people}")
    return max(fitting, key=lambda plan: plan.people)


def seat(scenario: Scenario, people: int, slices: Sequence[str]) -> tuple[Person, ...]:
    """Return the people of a group: the players of the plan, then the observers.

    Each slice is observed as long as anybody is left to observe; many observers share slices,
    so that their ratings can be compared.

    Raises:
        UsageError: If the scenario cannot be played by so many.
    """
    plan = plan_for(scenario, people)
    players = [
        Person(number, tuple(role.id for role in roles))
        for number, roles in enumerate(plan.roles, 1)
    ]
    idle = people - len(players)
    observers = [
        Person(len(players) + place + 1, slices=_slices(slices, place, idle))
        for place in range(idle)
    ]
    return (*players, *observers)


def _slices(slices: Sequence[str], place: int, idle: int) -> tuple[str, ...]:
    if not slices:
        return ()
    if idle >= len(slices):
        return (slices[place % len(slices)],)
    return tuple(slices[place::idle])


def together(scenario: Scenario, person: Person) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the scenes in which a person has several parts with lines, and those parts."""
    found = []
    for scene in scenario.scenes.values():
        speak = {beat.who for beat in scene.beats if beat.who}
        both = tuple(role for role in person.roles if role in speak)
        if len(both) > 1:
            found.append((scene.id, both))
    return tuple(found)
