"""Guide: the facilitator's handbook before the play: goals, seats, rooms, prints, timetable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.classroom import observing
from quizgen.classroom.context import clock
from quizgen.classroom.seating import bounds, together
from quizgen.classroom.walkthrough import scenes
from quizgen.classroom.words import word, words
from quizgen.model.sheets import Heading, Paragraph, Sheet, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.classroom.context import Context
    from quizgen.classroom.seating import Person
    from quizgen.model.sheets import Block


def sheet(context: Context) -> Sheet:
    """Return the handbook for a group."""
    return Sheet(
        name="guide",
        title=word("guide.title", title=context.scenario.title),
        page="A4 working",
        mark=context.mark,
        note=word("guide.who"),
        blocks=tuple(_blocks(context)),
    )


def _blocks(context: Context) -> Iterator[Block]:
    yield Heading(word("guide.story"))
    for line in context.say(context.scenario.summary).splitlines():
        yield Paragraph(line)
    for number, rule in enumerate(context.scenario.given, 1):
        yield Paragraph(word("guide.given", number=number, rule=context.say(rule)))
    yield Heading(word("guide.goals"))
    yield Table(words("guide.goals_header"), tuple(_goals(context)), (10, 45, 60))
    yield Heading(word("guide.people"))
    yield from _people(context)
    yield Heading(word("guide.room"))
    yield from _room(context)
    yield Heading(word("guide.time"))
    yield from _timetable(context)
    yield Heading(word("guide.stop"))
    yield from _stop(context)
    yield Heading(word("guide.scenes"))
    yield Paragraph(word("guide.scenes_lead"))
    yield from scenes(context)
    yield Heading(word("guide.marks"))
    yield from _marks(context)


def _goals(context: Context) -> Iterator[tuple[str, ...]]:
    for name, chosen in observing.by_objective(context.scenario).items():
        listed = "\n".join(
            f"{criterion.id} {criterion.item}{_critical(criterion.critical)}"
            for criterion in chosen
        )
        yield name, context.scenario.objectives[name], listed or word("none")


def _critical(critical: bool) -> str:  # noqa: FBT001
    return word("observer.critical") if critical else ""


def seated(context: Context, person: Person) -> str:
    """Return what a person does."""
    if person.roles:
        return "、".join(context.actor(role) for role in person.roles)
    return word(
        "guide.observes", slices="、".join(word(f"slices.{name}") for name in person.slices)
    )


def _people(context: Context) -> Iterator[Block]:
    scenario, people = context.scenario, context.people
    players = [person for person in people if person.roles]
    yield Paragraph(
        word(
            "guide.people_lead",
            people=len(people), players=len(players), observers=len(people) - len(players),
        )
    )  # fmt: skip
    rows = [
        (
            word("guide.player", number=person.number),
            seated(context, person),
            "\n".join(_stands_in(context, person)),
        )
        for person in people
    ]
    yield Table(words("guide.people_header"), tuple(rows), (10, 55, 65))
    if len(players) == len(people):
        yield Paragraph(word("guide.no_observer"))
    voices = [actor.id for actor in scenario.cast.values() if not actor.plays]
    if voices:
        names = "、".join(map(context.actor, voices))
        yield Paragraph(word("guide.read_aloud", names=names))
    yield Heading(word("guide.plans"), 2)
    least, most = bounds(scenario)
    yield Paragraph(word("guide.plans_lead", least=least, most=most))
    plans = []
    for plan in sorted(scenario.seats, key=lambda plan: plan.people):
        seats = "；".join(
            "、".join(context.scenario.cast[role.id].name for role in seat) for seat in plan.roles
        )
        idle = word("guide.plans_idle", count=plan.people - len(plan.roles))
        plans.append((word("guide.plans_row", people=plan.people), seats, idle))
    yield Table(words("guide.plans_header"), tuple(plans), (15, 95, 15))


def _stands_in(context: Context, person: Person) -> Iterator[str]:
    for scene, roles in together(context.scenario, person):
        names = "、".join(context.scenario.cast[role].name for role in roles[1:])
        where = context.say(context.scenario.scenes[scene].where)
        yield word("guide.together", where=where, names=names)


def _room(context: Context) -> Iterator[Block]:
    scenario = context.scenario
    if scenario.classroom is not None and scenario.classroom.rooms:
        yield Paragraph(word("guide.rooms", rooms="；".join(scenario.classroom.rooms)))
    props = dict.fromkeys(prop for actor in scenario.cast.values() for prop in actor.props)
    yield Paragraph(word("guide.props", props="、".join(props) or word("none")))
    players = sum(bool(person.roles) for person in context.people)
    counts = {
        "players": word("guide.plans_idle", count=players),
        "cues": len(scenario.injects),
        "sheets": len(observing.slices(scenario)),
        "exhibits": len(scenario.exhibits),
        "people": len(context.people),
    }
    kinds = ["card", "cues", "sheets", "exhibits", "book"]
    if scenario.documents:
        kinds[4:4] = ["blank", "faults"]
    rows = [
        tuple(cell.format(**counts) for cell in _row(words(f"guide.print_{kind}")))
        for kind in kinds
    ]
    yield Table(words("guide.print_header"), tuple(rows), (35, 40, 20, 35))


def _row(cells: tuple[str, ...]) -> tuple[str, ...]:
    """Return the cells in the order of the table: what, size, number, for whom."""
    what, size, whom, number = cells
    return what, size, number, whom


def _timetable(context: Context) -> Iterator[Block]:
    lesson = context.scenario.classroom
    if lesson is None:
        return
    parts = (
        ("rules", lesson.rules), ("prepare", lesson.prepare), ("play", context.story.minutes),
        ("hotwash", lesson.hotwash), ("debrief", lesson.debrief),
    )  # fmt: skip
    rows, begin = [], 0
    for name, minutes in parts:
        row = (clock(begin), str(minutes), word(f"guide.{name}"), word(f"guide.{name}_do"))
        rows.append(row)
        begin += minutes
    yield Table(words("guide.time_header"), tuple(rows), (12, 10, 14, 90))
    yield Paragraph(
        word("guide.time_sum", sum=begin, minutes=lesson.minutes, spare=lesson.minutes - begin)
    )
    if context.story.optional:
        yield Paragraph(word("guide.time_optional", minutes=context.story.optional))


def _stop(context: Context) -> Iterator[Block]:
    lesson = context.scenario.classroom
    if lesson is not None:
        yield Paragraph(word("guide.stop_lead", safeword=lesson.safeword))
        for number, line in enumerate(lesson.stop, 1):
            yield Paragraph(f"{number}．{line}", "item")
    yield Paragraph(word("guide.stop_line"))


def _marks(context: Context) -> Iterator[Block]:
    scenario = context.scenario
    yield Paragraph(word("guide.marks_lead"))
    rows, whole = [], observing.most(())
    for name in observing.slices(scenario):
        chosen = observing.criteria(scenario, name)
        points = observing.most(chosen)
        whole += points
        listed = "\n".join(f"{c.id} {c.item}" for c in chosen if not c.critical)
        critical = "\n".join(f"{c.id} {c.item}" for c in chosen if c.critical)
        rows.append((word(f"slices.{name}"), listed, critical or word("none"), str(points)))
    yield Table(words("guide.marks_header"), tuple(rows), (14, 55, 50, 10))
    for number, line in enumerate(words("guide.marks_rule"), 1):
        yield Paragraph(f"{number}．{line.format(most=whole)}", "item")
    unseen = [c.id for c in scenario.rubric if c.observe and not context.story.visit(c.observe.id)]
    if unseen:
        yield Paragraph(word("guide.marks_unseen", names="、".join(unseen)), "note")
