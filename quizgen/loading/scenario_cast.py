"""Scenario cast: reads people with their role cards, the lesson, and who sits where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.diagnostics import ContentError
from quizgen.loading.scenario_fields import (
    collecting,
    maybe_passage,
    passage,
    passages,
    whole,
)
from quizgen.model.classroom import Actor, Answer, Classroom, Rung, Seating
from quizgen.model.scenes import Reference
from quizgen.source import Scalar, Sequence

if TYPE_CHECKING:
    from quizgen.source import Node, Section

LESSON = ("rules", "prepare", "hotwash", "debrief")


def read_cast(section: Section) -> dict[str, Actor]:
    """Read ``cast``."""
    cast: dict[str, Actor] = {}
    for part in section.sections("cast"):
        with collecting(section.report):
            identity = part.identifier("id")
            cast[identity] = _actor(identity, part)
            part.finish()
    return cast


def _actor(identity: str, part: Section) -> Actor:
    return Actor(
        id=identity,
        name=part.text("name"),
        side=part.text("side", ""),
        duty=part.text("duty", ""),
        public=part.text("public", ""),
        secret=part.text("secret", ""),
        breaks_if=part.text("breaks_if", ""),
        conflict=part.text("conflict", ""),
        goal=part.text("goal", ""),
        opening=maybe_passage(part, "opening"),
        ladder=tuple(_rung(rung) for rung in part.sections("ladder")),
        answers=tuple(_answer(answer) for answer in part.sections("answers")),
        fixed=passages(part, "fixed"),
        improvise=part.text("improvise", ""),
        props=part.texts("props"),
        on_inject=part.text("on_inject", ""),
        plays=part.flag("plays", default=True),
        span=part.span_of("id"),
    )


def _rung(part: Section) -> Rung:
    rung = Rung(part.text("mood"), part.text("trigger"))
    part.finish()
    return rung


def _answer(part: Section) -> Answer:
    answer = Answer(passage(part, "ask"), passage(part, "say"))
    part.finish()
    return answer


def read_classroom(section: Section) -> Classroom | None:
    """Read ``classroom``: the lesson around the play."""
    part = section.maybe_section("classroom")
    if part is None:
        return None
    with collecting(section.report):
        phases = part.maybe_section("phases")
        minutes = {} if phases is None else {name: phases.integer(name, 0) for name in LESSON}
        if phases is not None:
            phases.finish()
        classroom = Classroom(
            minutes=part.integer("minutes"),
            people=_people(part),
            rooms=part.texts("rooms"),
            safeword=part.text("safeword", ""),
            stop=part.texts("stop"),
            span=part.span,
            **minutes,
        )
        part.finish()
        return classroom
    return None


def _people(part: Section) -> tuple[int, int]:
    numbers = [whole(part, node, "people") for node in part.nodes("people", required=True)]
    if len(numbers) != 2 or not 0 < numbers[0] <= numbers[1]:  # noqa: PLR2004
        message = "`people` must be the fewest and the most"
        raise ContentError("QG117", message, part.span_of("people"), "write `[4, 40]`")
    return numbers[0], numbers[1]


def read_seats(section: Section) -> tuple[Seating, ...]:
    """Read ``seats``: for so many people, the roles that each of them plays."""
    plans = []
    for part in section.sections("seats"):
        with collecting(section.report):
            roles = tuple(_roles(part, node) for node in part.nodes("roles", required=True))
            plans.append(Seating(part.integer("people"), roles, part.span_of("people")))
            part.finish()
    return tuple(plans)


def _roles(part: Section, node: Node) -> tuple[Reference, ...]:
    listed = node.items if type(node) is Sequence else [node]
    if not all(type(name) is Scalar for name in listed):
        raise ContentError(
            "QG117", "a seat holds names of roles", part.span_at(node), "write [lead]"
        )
    return tuple(Reference(part.as_text(name, "roles"), part.span_at(name)) for name in listed)
