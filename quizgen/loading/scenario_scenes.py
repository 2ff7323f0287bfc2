"""Scenes: reads the scenes, decisions and endings of a scenario."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.diagnostics import ContentError
from quizgen.loading.scenario_fields import (
    Either,
    collecting,
    counts,
    keyed,
    maybe_passage,
    maybe_reference,
    passage,
    passages,
    references,
    transitions,
)
from quizgen.loading.scenario_papers import time_of_day
from quizgen.model.scenes import (
    DIMENSIONS,
    GRADES,
    LAWFUL,
    OPEN,
    Beat,
    Clock,
    Decision,
    Elapse,
    Ending,
    Option,
    Outcome,
    Passage,
    Reference,
    Scene,
)

if TYPE_CHECKING:
    from quizgen.source import Section


def read_scenes(section: Section) -> dict[str, Scene]:
    """Read ``scenes``."""
    scenes = {}
    for key, part in keyed(section, "scenes"):
        with collecting(section.report):
            scenes[key] = _scene(key, part)
    return scenes


def _scene(key: str, section: Section) -> Scene:
    beats = []
    for part in section.sections("beats", required=True):
        with collecting(section.report):
            beats.append(_beat(part))
    if section.has("map"):
        message = "a scene has no place on the map: the map is drawn from where options lead"
        raise ContentError("QG403", message, section.span_of("map"), "remove `map`")
    decision = maybe_reference(section, "decision")
    onward = transitions(section, "next")
    if decision and onward:
        raise ContentError(
            "QG403",
            f"scene `{key}` has a decision and a `next`",
            section.span_of("next"),
            "remove `next`: the options of the decision say where they lead",
        )
    scene = Scene(
        id=key,
        where=passage(section, "where"),
        beats=tuple(beats),
        decision=decision,
        next=onward,
        minutes=section.integer("minutes", 0),
        clock=_clock(section),
        span=section.key_span("where"),
    )
    section.finish()
    return scene


def _clock(section: Section) -> Clock | None:
    part = section.maybe_section("clock")
    if part is None:
        return None
    clock = Clock(
        day=passage(part, "day"), time=time_of_day(part, "time"), warn=part.integer("warn", 0)
    )
    part.finish()
    return clock


def _beat(section: Section) -> Beat:
    beat = Beat(
        span=section.span,
        who=section.text("who", ""),
        say=maybe_passage(section, "say"),
        act=maybe_passage(section, "act"),
        show=maybe_passage(section, "show"),
        fields=passages(section, "fields"),
        doc=maybe_passage(section, "doc"),
        doc_state=section.text("state", ""),
        to=section.text("to", ""),
        events=references(section, "events"),
        when=maybe_passage(section, "when"),
    )
    section.finish()
    if not (beat.say or beat.act or beat.show or beat.doc):
        hint = "give it `say`, `act`, `show` or `doc`"
        raise ContentError("QG403", "nothing happens in this beat", section.span, hint)
    if beat.say and not beat.who:
        hint = "add `who:` with an id of `cast`"
        raise ContentError("QG403", "nobody says this", section.span, hint)
    return beat


def read_decisions(section: Section) -> dict[str, Decision]:
    """Read ``decisions``."""
    decisions = {}
    for key, part in keyed(section, "decisions"):
        with collecting(section.report):
            discussion = part.flag("discussion", default=False)
            options: dict[str, Option] = {}
            for option_section in part.sections("options", required=True):
                with collecting(section.report):
                    option = _option(option_section, discussion=discussion)
                    if option.id in options:
                        message = f"option `{option.id}` of `{key}` is written twice"
                        raise ContentError("QG403", message, option.span, "give it another id")
                    options[option.id] = option
            decisions[key] = Decision(
                id=key,
                ask=passage(part, "ask"),
                by=part.text("by", ""),
                discussion=discussion,
                options=tuple(options.values()),
                span=part.span_of("ask"),
            )
            part.finish()
    return decisions


def _option(section: Section, *, discussion: bool) -> Option:
    identity = section.identifier("id")
    text = passage(section, "text")
    parts = section.sections("outcomes") if section.has("outcomes") else [section]
    outcomes = []
    for part in parts:
        with collecting(section.report):
            outcomes.append(_outcome(part, section, discussion=discussion))
    option = Option(
        id=identity,
        text=text,
        outcomes=tuple(outcomes),
        when=maybe_passage(section, "when"),
        once=section.flag("once", default=False),
        span=section.span_of("id"),
    )
    section.finish()
    return option


def _outcome(section: Section, outer: Section, *, discussion: bool) -> Outcome:
    either = Either(section, outer)
    time = either.of("elapse").maybe_section("elapse")
    elapse = Elapse()
    if time is not None:
        elapse = Elapse(days=time.integer("days", 0), workdays=time.integer("workdays", 0))
        time.finish()
    outcome = Outcome(
        span=section.span if section is not outer else section.span_of("id"),
        when=maybe_passage(section, "when") if section is not outer else None,
        grade=_grade(either.of("grade"), discussion=discussion),
        feedback=passage(either.of("feedback"), "feedback"),
        next=transitions(either.of("next"), "next"),
        cite=passages(either.of("cite"), "cite"),
        events=references(either.of("events"), "events"),
        set=_settings(either.of("set")),
        faults=references(either.of("fault"), "fault"),
        corrects=references(either.of("corrects"), "corrects"),
        elapse=elapse,
        score=_score(either.of("score")),
    )
    if section is not outer:
        section.finish()
    return outcome


def _grade(section: Section, *, discussion: bool) -> str:
    if not discussion:
        return section.choice("grade", GRADES)
    if section.has("grade"):
        place = section.span_of("grade")
        section.text("grade", "")
        message = "an option of a discussion has no grade"
        section.report.error("QG403", message, place, "remove `grade`")
    return OPEN


def _settings(section: Section) -> tuple[tuple[Reference, Passage], ...]:
    part = section.maybe_section("set")
    if part is None:
        return ()
    return tuple(
        (
            Reference(name, part.key_span(name)),
            Passage(part.as_text(node, name), part.span_at(node)),
        )
        for name, node in part.entries()
    )


def _score(section: Section) -> dict[str, int]:
    part = section.maybe_section("score")
    if part is not None:
        for name in part.node.fields:
            if name in DIMENSIONS:
                part.used.add(name)
        part.finish(DIMENSIONS)
    return {name: number for name, number in counts(section, "score").items() if name in DIMENSIONS}


def read_endings(section: Section) -> dict[str, Ending]:
    """Read ``endings``."""
    endings = {}
    for key, part in keyed(section, "endings"):
        with collecting(section.report):
            endings[key] = Ending(
                id=key,
                title=passage(part, "title"),
                lawful=part.choice("lawful", LAWFUL),
                text=passage(part, "text"),
                cite=passages(part, "cite"),
                requires=references(part, "requires"),
                span=part.span_of("title"),
            )
            part.finish()
    return endings
