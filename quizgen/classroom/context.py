"""Context: what all prints of one group need: the scenario, its case, its way, its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizgen.classroom.story import machine_of, story
from quizgen.classroom.words import word
from quizgen.drills.texts import fill
from quizgen.expressions import evaluate, names_in
from quizgen.loading import citations
from quizgen.loading.conditions import formula
from quizgen.loading.functions import FUNCTIONS
from quizgen.model.law import Provision

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from quizgen.classroom.groups import Group
    from quizgen.classroom.seating import Person
    from quizgen.classroom.story import Story
    from quizgen.loading.project import Project
    from quizgen.model.scenario import Scenario
    from quizgen.model.scenes import Passage, Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """A group at its table."""

    scenario: Scenario
    project: Project
    group: Group
    people: tuple[Person, ...]
    story: Story

    def say(self, passage: Passage | None) -> str:
        """Return a text with the figures of this group."""
        if passage is None:
            return ""
        return fill(passage, self.group.case.values).strip().replace("\n\n", "\n")

    def cites(self, cite: Iterable[Passage]) -> str:
        """Return citations as prints name them."""
        return "、".join(passage.text for passage in cite)

    def gists(self, cite: Iterable[Passage]) -> tuple[str, ...]:
        """Return what the cited provisions say, as far as the register tells."""
        found = []
        for passage in cite:
            citation = citations.parse(passage.text)
            known = citation and citations.resolve(citation, self.project.register)
            if isinstance(known, Provision) and known.gist:
                found.append(f"{passage.text}：{known.gist}")
        return tuple(found)

    def settled(self, when: Passage) -> bool | None:
        """Return whether a condition holds in this case; nothing where it depends on choices."""
        tree = formula(when.text)
        if {name.name for name in names_in(tree)} <= self.group.case.values.keys():
            return evaluate(tree, self.group.case.values, FUNCTIONS) is True
        return None

    def actor(self, name: str) -> str:
        """Return how prints name a person of the story."""
        known = self.scenario.cast.get(name)
        return (
            "" if known is None else f"{known.name}（{known.duty}）" if known.duty else known.name
        )

    def event(self, name: str) -> str:
        """Return what an event is called."""
        for reference in self.scenario.procedures:
            procedure = self.project.procedures.get(reference.id)
            if procedure is not None and name in procedure.events:
                return procedure.events[name]
        return name

    def events(self, names: Iterable[Reference]) -> str:
        """Return what events are called."""
        return "；".join(self.event(name.id) for name in names)

    @property
    def mark(self) -> str:
        """Return the small print that every page of the group carries."""
        return word(
            "mark",
            title=self.scenario.title,
            group=self.group.name,
            seed=self.group.fingerprint,
            version=self.scenario.content_hash,
        )


def context(
    scenario: Scenario, project: Project, group: Group, people: tuple[Person, ...]
) -> Context:
    """Return the context of a group.

    Raises:
        ContentError: If the scenario is broken, or a formula has no value.
    """
    machine = machine_of(scenario, project.procedures, group.case)
    return Context(
        scenario=scenario,
        project=project,
        group=group,
        people=people,
        story=story(scenario, machine, group),
    )


def clock(minutes: int) -> str:
    """Return exercise time, such as T+0:07."""
    return f"T+{minutes // 60}:{minutes % 60:02d}"


def spelled(moment: datetime | None) -> str:
    """Return a moment of the story as prints write it."""
    if moment is None:
        return ""
    return f"{moment.month}月{moment.day}日 {moment.hour}:{moment.minute:02d}"
