"""Figures: what a module has to know by number: fines with their conditions, or deadlines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizgen.messages import message
from quizgen.web import law_facts, law_lanes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizgen.loading.project import Project
    from quizgen.model.law import Consequence, Instrument, Provision
    from quizgen.web.classroom.content import Outline

_FINE = "罚款"
_ORDER = ("责令改正", "责令限期改正")
_BEFORE = re.compile(r"逾期|拒不|已|要求")
_CLAUSE = re.compile(r"[，；。]")
_LONGEST = 26
BRIEF = 10
"""Characters of a condition that is named beside a measure; of a longer one is told that it is."""
_ELSEWHERE = "依照"
ABOUT = 0.6
"""Share of the citations from which on a module is about one law."""
MANY = 30
"""Articles of that law that its pages must cite, too."""
FEWEST = 3
"""Rows that make a table."""


@dataclass(frozen=True, slots=True)
class Figures:
    """A table: what it is called, its heads with the share of the width of each, its rows."""

    title: str
    heads: tuple[tuple[str, float], ...]
    rows: tuple[tuple[str, ...], ...]
    ranks: tuple[int, ...]
    """How often the pages cite what each row is about: the least cited goes first."""


@dataclass(frozen=True, slots=True)
class _Scope:
    """Which provisions a module has to know: all of its one law, or those that its pages cite."""

    laws: tuple[Instrument, ...]
    found: Outline
    whole: bool

    def holds(self, one: Provision) -> bool:
        return self.whole or bool(self.times(one))

    def times(self, one: Provision) -> int:
        return self.found.articles.get((one.citation.instrument, one.citation.article), 0)

    def place(self, one: Provision) -> str:
        section = "§" + str(one.citation).partition("§")[2]
        return section if self.whole else f"{one.citation.instrument}{section}"

    @property
    def name(self) -> str:
        return self.laws[0].title if self.whole else message("handout.cited")


def figures(project: Project, found: Outline) -> list[Figures]:
    """Return the tables of a module, the most telling first."""
    scope = _scope(project, found)
    if not scope.laws:
        return []
    made = [_penalties(scope), _deadlines(scope), _provisions(scope)]
    return [one for one in made if len(one.rows) >= FEWEST]


def _scope(project: Project, found: Outline) -> _Scope:
    """Return the law that a module is about; of a module on several, all that it cites."""
    titles = sorted(found.cited, key=lambda one: (-found.cited[one], one))
    laws = tuple(project.register.instruments[title] for title in titles)
    named = sum(law == titles[0] for law, _ in found.articles) if titles else 0
    about_one = named >= MANY and found.cited[titles[0]] >= ABOUT * sum(found.cited.values())
    return _Scope(laws[:1], found, whole=True) if about_one else _Scope(laws, found, whole=False)


def _penalties(scope: _Scope) -> Figures:
    rows: list[Provision] = []
    for law in scope.laws:
        own: list[Provision] = []
        for title, first, last in law.chapters:
            if law_lanes.liability(title):
                lanes = law_lanes.lanes(law, first, last)
                if law_lanes.useful(lanes):
                    own += [one for lane in lanes.rows.values() for one in lane if scope.holds(one)]
        own.sort(key=lambda one: (one.citation.article, one.citation.paragraph, one.citation.item))
        rows += own
    heads = (
        ("provision", 7.5 if scope.whole else 18), ("breach", 24), ("first", 15.5),
        ("fine", 16), ("other", 21), ("decides", 16),
    )  # fmt: skip
    return _table("penalties", heads, [(one, _penalty(one, scope)) for one in rows], scope)


def _penalty(one: Provision, scope: _Scope) -> tuple[str, ...]:
    fines = [c for c in one.consequences if _FINE in c.kind]
    others = [c for c in one.consequences if _FINE not in c.kind and c.kind not in _ORDER]
    ordered = any(c.kind in _ORDER for c in one.consequences)
    # Where another law says what follows, this one knows of no fine, but there may well be one.
    elsewhere = any(c.kind.startswith(_ELSEWHERE) for c in one.consequences)
    none = message("handout.elsewhere" if elsewhere else "handout.no_fine")
    first = [_first(fine, ordered=ordered) for fine in fines] or [none]
    sums = [law_facts.amount(fine) or fine.kind for fine in fines] or ["—"]
    if not fines and ordered and not others:
        others = [c for c in one.consequences if c.kind in _ORDER]
    return (
        scope.place(one),
        _breach(one),
        "\n".join(first),
        "\n".join(sums),
        "；".join(_other(c) for c in others) or "—",
        _decides(one),
    )


def _first(fine: Consequence, *, ordered: bool) -> str:
    """Return what must have happened before a fine: an order that was not obeyed, or nothing."""
    if not fine.after:
        return message("handout.direct")
    if not _BEFORE.search(fine.after):  # a kind of breach, not a step before
        return message("handout.direct_if", after=fine.after)
    return message("handout.order_first", after=fine.after) if ordered else fine.after


def _other(one: Consequence) -> str:
    if not one.after:
        return one.kind
    if len(one.after) > BRIEF:
        return message("handout.conditional", kind=one.kind)
    return f"{one.kind}（{one.after}）"


def _decides(one: Provision) -> str:
    by = [c.by for c in one.consequences if c.by and c.by != one.decides]
    extra = [message("handout.by", kind=c.kind, by=c.by) for c in one.consequences if c.by in by]
    if one.proposes and one.proposes != one.decides:
        extra.insert(0, message("handout.proposes", by=one.proposes))
    return "；".join([one.decides, *extra] if one.decides else extra) or "—"


def _breach(one: Provision) -> str:
    """Return what is done wrong: an article's topic, or the words of a 款 of its own."""
    if not one.citation.paragraph and one.topic:
        return one.topic
    clause = _CLAUSE.split(one.gist)[0].removesuffix("的")
    return clause if clause and len(clause) <= _LONGEST else one.topic


def _deadlines(scope: _Scope) -> Figures:
    rows = [
        (
            one,
            (scope.place(one), term.what, law_facts.deadline(term).rpartition("：")[2], one.topic),
        )
        for law in scope.laws
        for one in law.provisions.values()
        if scope.holds(one)
        for term in one.deadlines
    ]
    heads = (("provision", 12 if scope.whole else 20), ("what", 46), ("term", 20), ("topic", 22))
    return _table("deadlines", heads, rows, scope)


def _provisions(scope: _Scope) -> Figures:
    """Return the articles that the pages cite, in the order of each law."""
    own = [
        one
        for law in scope.laws
        for one in law.provisions.values()
        if not one.citation.paragraph and not one.citation.item and scope.times(one)
    ]
    rows = [(one, (scope.place(one), one.topic, one.gist)) for one in own]
    heads = (("provision", 9 if scope.whole else 18), ("topic", 21), ("gist", 70))
    return _table("provisions", heads, rows, scope)


def _table(
    name: str,
    heads: Sequence[tuple[str, float]],
    rows: Sequence[tuple[Provision, tuple[str, ...]]],
    scope: _Scope,
) -> Figures:
    return Figures(
        message(f"handout.{name}", law=scope.name),
        tuple((message(f"handout.head.{head}"), share) for head, share in heads),
        tuple(cells for _, cells in rows),
        tuple(scope.times(one) for one, _ in rows),
    )
