"""Scenario parts: reads people, faults, and what the classroom needs beside the scenes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.loading.scenario_fields import (
    collecting,
    keyed,
    maybe_passage,
    maybe_reference,
    passage,
    passages,
    references,
)
from quizgen.model.scenario import (
    SEVERITIES,
    Actor,
    Criterion,
    Debrief,
    Fault,
    Inject,
    Jurisdiction,
)
from quizgen.model.scenes import DIMENSIONS

if TYPE_CHECKING:
    from quizgen.source import Section

MODES = ("own", "entrusted", "authorized")


def read_jurisdiction(section: Section) -> Jurisdiction:
    """Read ``jurisdiction``."""
    part = section.section("jurisdiction")
    jurisdiction = Jurisdiction(
        place=part.text("place"),
        energy_authority=part.text("energy_authority"),
        agency=part.text("agency"),
        mode=part.choice("mode", MODES),
        unit=part.text("unit", ""),
        hearing_fine_min=part.integer("hearing_fine_min", 0),
        span=part.span,
    )
    if jurisdiction.mode != "own":
        part.need("unit")
    part.finish()
    return jurisdiction


def read_objectives(section: Section) -> dict[str, str]:
    """Read ``objectives``."""
    found: dict[str, str] = {}
    for part in section.sections("objectives"):
        with collecting(section.report):
            found[part.identifier("id")] = part.text("text")
            part.finish()
    return found


def read_cast(section: Section) -> dict[str, Actor]:
    """Read ``cast``."""
    cast: dict[str, Actor] = {}
    for part in section.sections("cast"):
        with collecting(section.report):
            identity = part.identifier("id")
            cast[identity] = Actor(
                id=identity,
                name=part.text("name"),
                side=part.text("side", ""),
                duty=part.text("duty", ""),
                public=part.text("public", ""),
                secret=part.text("secret", ""),
                breaks_if=part.text("breaks_if", ""),
                span=part.span_of("id"),
            )
            part.finish()
    return cast


def read_faults(section: Section) -> dict[str, Fault]:
    """Read ``faults``: what a review of the file would mark."""
    faults: dict[str, Fault] = {}
    for key, part in keyed(section, "faults"):
        with collecting(section.report):
            faults[key] = Fault(
                id=key,
                severity=part.choice("severity", tuple(SEVERITIES)),
                text=part.text("text"),
                cite=passages(part, "cite"),
                span=part.span_of("severity"),
            )
            part.finish()
    return faults


def read_injects(section: Section) -> tuple[Inject, ...]:
    """Read ``injects``: cues that a facilitator gives."""
    injects = []
    for part in section.sections("injects"):
        with collecting(section.report):
            injects.append(
                Inject(
                    id=part.identifier("id"),
                    text=passage(part, "text"),
                    at=part.text("at", ""),
                    when=maybe_passage(part, "when"),
                    sender=part.text("from", ""),
                    to=part.text("to", ""),
                    channel=part.text("channel", ""),
                    expect=references(part, "expect"),
                    minutes=part.integer("minutes", 0),
                    cite=passages(part, "cite"),
                    span=part.span_of("id"),
                )
            )
            part.finish()
    return tuple(injects)


def read_rubric(section: Section) -> tuple[Criterion, ...]:
    """Read ``rubric``: lines of the observer's sheet."""
    rubric = []
    for part in section.sections("rubric"):
        with collecting(section.report):
            rubric.append(
                Criterion(
                    id=part.identifier("id"),
                    item=part.text("item"),
                    dimension=part.choice("dimension", DIMENSIONS, ""),
                    critical=part.flag("critical", default=False),
                    overall=part.flag("overall", default=False),
                    scale=part.texts("scale"),
                    observe=maybe_reference(part, "observe"),
                    cite=passages(part, "cite"),
                    span=part.span_of("id"),
                )
            )
            part.finish()
    return tuple(rubric)


def read_debrief(section: Section) -> tuple[Debrief, ...]:
    """Read ``debrief``: questions for afterwards."""
    questions = []
    for part in section.sections("debrief"):
        with collecting(section.report):
            questions.append(
                Debrief(
                    phase=part.text("phase"),
                    ask=passage(part, "ask"),
                    objective=part.text("for", ""),
                    show=part.text("show", ""),
                )
            )
            part.finish()
    return tuple(questions)
