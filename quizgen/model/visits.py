"""Visits: a plan with places; at each what is seen, what is decided, and what an expert finds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quizgen.diagnostics import Span

STEPS = ("ask", "record", "conclude")
"""What is decided at every place, in this order."""

GRADES = ("best", "ok", "wrong")
SIGHTS = ("meter", "nameplate", "table")
BASES = ("law", "given", "none")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """A thing to read: a meter or nameplate with fields, or a table."""

    kind: str
    title: str
    span: Span
    fields: Mapping[str, str] = field(default_factory=dict)
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One way to decide, with the reason why it is good or not."""

    id: str
    text: str
    grade: str
    why: str
    span: Span
    basis: str = "law"
    cite: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A decision at a place; exactly one of its options is the best."""

    kind: str
    question: str
    options: tuple[Choice, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What an expert writes down about a place."""

    fact: str
    evidence: str
    handling: str
    span: Span
    cite: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place of the plan; ``x`` and ``y`` in the units of its drawing, from the upper left."""

    id: str
    name: str
    x: int
    y: int
    see: str
    span: Span
    steps: tuple[Step, ...]
    found: Found
    sights: tuple[Sight, ...] = ()
    given: str = ""
    """A rule that options of this place use as printed here; "" for none."""
    unverified: str = ""
    """What has to be obtained before a table shown here may be relied on; "" for none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A visit as written."""

    id: str
    title: str
    lead: str
    minutes: int
    span: Span
    plan: str
    """The drawing, as SVG without anything that runs or is fetched."""
    width: int
    """Of the drawing, in its own units."""
    height: int
    places: tuple[Place, ...]


def texts(visit: Visit) -> list[tuple[Span, str]]:
    """Return every text of a visit that may hold Markdown, with its place."""
    found = [(visit.span, visit.title), (visit.span, visit.lead)]
    for place in visit.places:
        found += [(place.span, text) for text in (place.name, place.see, place.given)]
        found.append((place.span, place.unverified))
        for sight in place.sights:
            cells = [cell for row in sight.rows for cell in row]
            found += [(sight.span, text) for text in (sight.title, *sight.fields.values(), *cells)]
        for step in place.steps:
            found.append((step.span, step.question))
            for option in step.options:
                found += [(option.span, option.text), (option.span, option.why)]
        said = place.found
        found += [(said.span, text) for text in (said.fact, said.evidence, said.handling)]
    return [(span, text) for span, text in found if text]
