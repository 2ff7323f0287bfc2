"""Scenario injects: reads the cues of the facilitator, the observer's sheet and the debrief."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizgen.diagnostics import ContentError
from quizgen.loading.scenario_fields import (
    collecting,
    maybe_passage,
    maybe_reference,
    passage,
    passages,
    references,
)
from quizgen.model.classroom import (
    CHANNELS,
    INJECT_TYPES,
    PHASES,
    SHOWS,
    SLICES,
    Criterion,
    Debrief,
    Inject,
)
from quizgen.model.scenes import Reference
from quizgen.source import Mapping

if TYPE_CHECKING:
    from quizgen.source import Section

_AT = re.compile(r"(?P<scene>[^+\s]+)\s*(?:\+\s*(?P<minutes>[0-9]{1,3})\s*min)?")
_ALL = 100


def read_injects(section: Section) -> tuple[Inject, ...]:
    """Read ``injects``: cues that a facilitator gives."""
    injects: dict[str, Inject] = {}
    for part in section.sections("injects"):
        with collecting(section.report):
            inject = _inject(part)
            part.finish()
            if inject.id in injects:
                message = f"inject `{inject.id}` is written twice"
                raise ContentError("QG403", message, inject.span, "give it another id")
            injects[inject.id] = inject
    return tuple(injects.values())


def _inject(part: Section) -> Inject:
    scene, minutes = _at(part)
    inject = Inject(
        id=part.identifier("id"),
        type=part.choice("type", INJECT_TYPES, INJECT_TYPES[0]),
        text=passage(part, "text"),
        at=scene,
        after=minutes,
        when=maybe_passage(part, "when"),
        prob=part.integer("prob", _ALL),
        sender=part.text("from", ""),
        to=part.text("to", ""),
        channel=part.choice("channel", CHANNELS, ""),
        expect=references(part, "expect"),
        minutes=part.integer("minutes", 0),
        miss=maybe_passage(part, "miss"),
        miss_fault=maybe_reference(part, "miss_fault"),
        objective=part.text("objective", ""),
        executor=part.text("executor", ""),
        cite=passages(part, "cite"),
        span=part.span_of("id"),
    )
    if not 0 < inject.prob <= _ALL:
        message = f"`prob` is {inject.prob} percent"
        raise ContentError(
            "QG403", message, part.span_of("prob"), "write 1 to 100, or leave it out"
        )
    return inject


def _at(part: Section) -> tuple[Reference | None, int]:
    found = maybe_reference(part, "at")
    if found is None:
        return None, 0
    match = _AT.fullmatch(found.id)
    if match is None:
        message = f"`{found.id}` is no time of a scene"
        raise ContentError("QG403", message, found.span, "write such as `gate+3min`")
    return Reference(match["scene"], found.span), int(match["minutes"] or 0)


def read_rubric(section: Section) -> tuple[Criterion, ...]:
    """Read ``rubric``: lines of the observer's sheet."""
    rubric = []
    for part in section.sections("rubric"):
        with collecting(section.report):
            scale, anchors = _scale(part)
            rubric.append(
                Criterion(
                    id=part.identifier("id"),
                    item=part.text("item"),
                    dimension=part.choice("dimension", SLICES, ""),
                    critical=part.flag("critical", default=False),
                    overall=part.flag("overall", default=False),
                    scale=scale,
                    anchors=anchors,
                    objective=part.text("objective", ""),
                    observe=maybe_reference(part, "observe"),
                    events=references(part, "events"),
                    cite=passages(part, "cite"),
                    span=part.span_of("id"),
                )
            )
            part.finish()
    return tuple(rubric)


def _scale(part: Section) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the values, and what each looks like where that is written."""
    if type(part.get("scale")) is not Mapping:
        return part.texts("scale"), ()
    pairs = part.section("scale")
    found = {value: pairs.as_text(node, value) for value, node in pairs.entries()}
    for value in found:
        if not (value.isascii() and value.isdigit()):
            message = f"`{value}` is no value of a scale"
            raise ContentError("QG115", message, pairs.key_span(value), "write whole numbers")
    return tuple(found), tuple(found.values())


def read_debrief(section: Section) -> tuple[Debrief, ...]:
    """Read ``debrief``: questions for afterwards."""
    questions = []
    for part in section.sections("debrief"):
        with collecting(section.report):
            questions.append(
                Debrief(
                    phase=part.choice("phase", PHASES),
                    ask=passage(part, "ask"),
                    objective=part.text("for", ""),
                    show=part.choice("show", SHOWS, ""),
                    script=maybe_passage(part, "script"),
                    span=part.span_of("phase"),
                )
            )
            part.finish()
    return tuple(questions)
