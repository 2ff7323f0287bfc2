"""Base of checks: what a rule is, what it sees, what it says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from quizgen.loading import citations
from quizgen.loading.loose import Loose, loose_texts
from quizgen.markup import outside_targets
from quizgen.model.interactions import Case
from quizgen.model.texts import Text, item_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from quizgen.diagnostics import Severity, Span
    from quizgen.loading.project import Project
    from quizgen.model.interactions import Interaction
    from quizgen.model.items import Item
    from quizgen.model.law import Citation


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule says; the place is looked up in the file only when there is a finding."""

    message: str
    hint: str
    at: tuple[str, ...] = ()
    """In an item: field names, and places in lists from 0, such as ``("options", "B", "why")``."""
    needle: str = ""
    """The words in that field which the finding is about."""
    span: Span | None = None
    """The place itself, for rules that do not read items."""


class Cited(NamedTuple):
    """A citation found in a text of an item."""

    at: tuple[str, ...]
    start: int
    end: int
    citation: Citation


class Target(NamedTuple):
    """The target of a link or image."""

    at: tuple[str, ...]
    target: str
    web: bool
    """On another host, rather than no address at all."""


class Question(NamedTuple):
    """What is asked at one place: an item, or a part of a case."""

    at: tuple[str, ...]
    stem: str
    interaction: Interaction


_WEB = re.compile(r"(?:https?:|ftp:)?//", re.IGNORECASE)


class Subject:
    """An item under examination, with what several rules need, computed once."""

    __slots__ = ("_citations", "_outside", "item", "joined", "project", "questions", "texts")

    def __init__(self, item: Item, project: Project) -> None:
        self.item = item
        self.project = project
        self.texts: list[Text] = item_texts(item)
        self.joined = "\n".join([text.text for text in self.texts])
        """All texts in one, for a cheap first look."""
        self.questions: tuple[Question, ...] = questions(item)
        self._citations: list[Cited] | None = None
        self._outside: list[Target] | None = None

    @property
    def citations(self) -> list[Cited]:
        """Every citation in every text."""
        if self._citations is None:
            register = self.project.register
            self._citations = [
                Cited(at, start, end, citation)
                for at, text in self.texts
                if "§" in text
                for start, end, citation in citations.find(text, register)
            ]
        return self._citations

    @property
    def outside(self) -> list[Target]:
        """Every link or image that does not stay inside the course."""
        if self._outside is None:
            self._outside = []
            if "](" in self.joined or "]:" in self.joined or "<" in self.joined:
                self._outside = [
                    Target(at, target, _WEB.match(target) is not None)
                    for at, text in self.texts
                    for target in outside_targets(text)
                ]
        return self._outside


def questions(item: Item) -> tuple[Question, ...]:
    """Return what ``item`` asks: a case asks one question a part, any other item one."""
    interaction = item.interaction
    if isinstance(interaction, Case):
        return tuple(
            Question(("parts", str(n)), part.stem, part.interaction)
            for n, part in enumerate(interaction.parts)
        )
    return (Question((), item.stem, interaction),)


def loose_targets(project: Project, *, web: bool) -> Iterator[tuple[Loose, str]]:
    """Yield the links and images outside of items that do not stay inside the course."""
    for loose in loose_texts(project):
        for target in outside_targets(loose.text):
            if web == bool(_WEB.match(target)):
                yield loose, target


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A rule: one file, one code."""

    name: str
    code: str
    severity: Severity
    summary: str
    """What must hold, in one sentence."""
    bad: str
    """Content that the rule reports, as short as can be."""
    good: str
    """The same content, mended."""
    item: Callable[[Subject], Iterable[Finding]] | None = None
    """Called for every item; findings may be waived by the item."""
    project: Callable[[Project], Iterable[Finding]] | None = None
    """Called once; findings carry their ``span``."""
    heeds_waivers: bool = False
    """Whether ``project`` leaves out items that waive the code."""
