"""Cards: one role card for each part of a player, on A5, and the cue cards, four on a page."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FunctionLoader, StrictUndefined

from quizgen.classroom.cues import cues, receiver
from quizgen.classroom.words import word
from quizgen.model.classroom import EVERYBODY, INSPECTORS
from quizgen.printing.fonts import FACES, css_stack

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quizgen.classroom.context import Context
    from quizgen.classroom.seating import Person
    from quizgen.model.classroom import Actor


def _source(name: str) -> str:
    return files("quizgen.classroom").joinpath("templates", name).read_text(encoding="utf-8")


@cache
def environment() -> Environment:
    """Return the templates of this floor."""
    made = Environment(
        loader=FunctionLoader(_source),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["word"] = word
    made.globals["style"] = style
    return made


@cache
def style(name: str) -> str:
    """Return a style with the names of the faces put in."""
    text = _source(name)
    for use in FACES:
        text = text.replace(f"var(--{use})", css_stack(use))
    return text


def page(context: Context, people: Sequence[Person]) -> str:
    """Return the cards of these people as one page of HTML."""
    cards = [card(context, person, role) for person in people for role in person.roles]
    return (
        environment()
        .get_template("cards.html")
        .render(
            title=word("card.page", title=context.scenario.title), mark=context.mark, cards=cards
        )
    )


def card(context: Context, person: Person, role: str) -> dict[str, Any]:
    """Return what stands on a card."""
    scenario = context.scenario
    actor = scenario.cast[role]
    others = [scenario.cast[other].name for other in person.roles if other != role]
    lesson = scenario.classroom
    return {
        "actor": actor,
        "number": person.number,
        "group": context.group.name,
        "side": word(f"card.side.{actor.side}") if actor.side else "",
        "again": word("card.again", names="、".join(others)) if others else "",
        "opening": context.say(actor.opening),
        "answers": [(context.say(a.ask), context.say(a.say)) for a in actor.answers],
        "fixed": [context.say(passage) for passage in actor.fixed],
        "given": [context.say(rule) for rule in scenario.given] if actor.side == INSPECTORS else [],
        "lines": list(_lines(context, actor)),
        "on_inject": actor.on_inject or word("card.on_inject_default"),
        "safeword": word("card.safeword_do", safeword=lesson.safeword) if lesson else "",
    }


def _lines(context: Context, actor: Actor) -> Iterator[dict[str, Any]]:
    """Yield the scenes in which somebody speaks, acts or decides; not what others know."""
    for scene in context.scenario.scenes.values():
        told = []
        for beat in scene.beats:
            settled = None if beat.when is None else context.settled(beat.when)
            if beat.who != actor.id or settled is False:
                continue
            text = context.say(beat.say) or word("guide.act", act=context.say(beat.act))
            told.append((text, beat.when is not None and settled is None))
        decision = context.scenario.decisions.get(scene.decision.id) if scene.decision else None
        decides = ""
        if decision is not None and decision.by == actor.id:
            decides = word("card.decides", ask=context.say(decision.ask))
        if told or decides:
            yield {"where": context.say(scene.where), "told": told, "decides": decides}


def cue_page(context: Context) -> str:
    """Return the cue cards of a group, only those that it may get."""
    shown = [
        {
            "id": cue.inject.id,
            "scene": context.say(context.scenario.scenes[cue.inject.at.id].where)
            if cue.inject.at
            else "",
            "to": word("inject.all")
            if cue.inject.to in {"", EVERYBODY}
            else receiver(context, cue.inject),
            "channel": cue.inject.channel,
            "text": context.say(cue.inject.text),
            "foot": word("inject.foot_all" if cue.inject.to in {"", EVERYBODY} else "inject.foot"),
        }
        for cue in cues(context)
        if cue.state != "off"
    ]
    title = word("inject.title", title=context.scenario.title)
    template = environment().get_template("injects.html")
    return template.render(title=title, mark=context.mark, cues=shown)
