"""Debriefing: the talk afterwards in five phases, the improvement plan, the report (AAR)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.classroom import observing
from quizgen.classroom.context import clock
from quizgen.classroom.guide import seated
from quizgen.classroom.words import word, words
from quizgen.loading.scenario_links import rules_of
from quizgen.model.classroom import PHASES
from quizgen.model.sheets import Break, Form, Heading, Paragraph, Sheet, Sign, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.classroom.context import Context
    from quizgen.model.scenario import Fault, Rule
    from quizgen.model.sheets import Block

PLAN_ROWS = 8
DEVIATION_ROWS = 6
TIMES = (12, 15, 25, 35, 32, 31, 14, 12)
SHARES = (3, 5, 5, 12, 5)
"""Of the time for the talk: analysis takes longest."""


def outline(context: Context) -> Sheet:
    """Return the outline of the talk, with the plan to be filled in."""
    return Sheet(
        name="debrief",
        title=word("debrief.title", title=context.scenario.title),
        page="A4 working",
        mark=context.mark,
        blocks=(*talk(context), Break(), *_plan("debrief.plan", 1), _signs()),
    )


def talk(context: Context) -> Iterator[Block]:
    """Yield the questions of the five phases."""
    scenario = context.scenario
    yield Paragraph(word("debrief.lead"))
    shares = minutes(scenario.classroom.debrief if scenario.classroom else sum(SHARES))
    for number, (phase, share) in enumerate(zip(PHASES, shares, strict=True), 1):
        asked = [question for question in scenario.debrief if question.phase == phase]
        yield Heading(f"{'一二三四五'[number - 1]}、{phase}")
        told = word(f"debrief.phases.{phase}")
        yield Paragraph(
            word("debrief.minutes", phase=told, minutes=share) if share else told, "note"
        )
        rows = []
        for question in asked:
            lines = [context.say(question.ask)]
            if question.script is not None:
                lines.append(word("debrief.script", script=context.say(question.script)))
            if question.objective:
                goal = f"{question.objective} {scenario.objectives[question.objective]}"
                lines.append(word("debrief.for", goal=goal))
            label = word(f"guide.laid.{question.show}") if question.show else ""
            rows.append((label or word("debrief.answer"), "\n".join([*lines, "", ""])))
        if rows:
            yield Form(tuple(rows))
    yield Paragraph(word("debrief.close"))


def minutes(whole: int) -> tuple[int, ...]:
    """Return how the time for the talk is shared out among its phases; it adds up."""
    shares = [whole * share // sum(SHARES) for share in SHARES]
    # What is left over goes where rounding down took most, and among equals to the earlier phase.
    taken = sorted(range(len(SHARES)), key=lambda n: -(whole * SHARES[n] % sum(SHARES)))
    for place in taken[: whole - sum(shares)]:
        shares[place] += 1
    return tuple(shares)


def _plan(title: str, level: int) -> Iterator[Block]:
    yield Heading(word(title), level)
    yield Paragraph(word("debrief.plan_lead"), "note")
    rows = tuple((str(number), "\n", "", "", "", "", "") for number in range(1, PLAN_ROWS + 1))
    yield Table(words("debrief.plan_header"), rows, (12, 38, 14, 18, 18, 28, 18))


def _signs() -> Block:
    return Sign(tuple((label, "") for label in words("debrief.sign")))


def report(context: Context) -> Sheet:
    """Return the report to be filled in after the play, the right way already in it."""
    return Sheet(
        name="aar",
        title=word("aar.title", title=context.scenario.title),
        page="A4 working",
        mark=context.mark,
        blocks=tuple(_report(context)),
    )


def _report(context: Context) -> Iterator[Block]:
    scenario, group = context.scenario, context.group
    players = "\n".join(
        f"{word('guide.player', number=person.number)}　{seated(context, person)}"
        for person in context.people
        if person.roles
    )
    known = {
        0: f"《{scenario.title}》　版本 {scenario.content_hash}",
        1: f"{group.name}　种子指纹 {group.fingerprint}",
        2: conclusion(context),
        3: players,
    }
    yield Heading(word("aar.about"))
    labels = words("aar.about_rows")
    yield Form(tuple((label, known.get(n, "\n")) for n, label in enumerate(labels)))
    yield Heading(word("aar.timeline"))
    yield Paragraph(word("aar.timeline_lead"), "note")
    yield Table(words("aar.timeline_header"), tuple(_timeline(context)), TIMES)
    yield Heading(word("aar.deviations"))
    yield Paragraph(word("aar.severities"), "note")
    empty = tuple((str(n), "\n", "", "", "", "") for n in range(1, DEVIATION_ROWS + 1))
    yield Table(words("aar.deviations_header"), empty, (12, 44, 26, 34, 18, 16))
    yield Heading(word("aar.turn"))
    yield Form(tuple((label, "\n") for label in words("aar.turn_rows")))
    yield Heading(word("aar.goals"))
    yield Table(words("aar.goals_header"), tuple(_goals(context)), (34, 44, 10, 26, 12, 12))
    yield Heading(word("aar.good"))
    yield Form(((word("observer.good"), "\n\n"),))
    yield from _plan("aar.plan", 1)
    yield Heading(word("aar.before"))
    rows = tuple((label, "", "", "") for label in words("aar.before_rows"))
    yield Table(words("aar.before_header"), rows, (30, 30, 30, 30))
    yield _signs()
    yield Heading(word("aar.faults"))
    yield Table(words("aar.faults_header"), tuple(_faults(context)), (70, 16, 44))


def conclusion(context: Context) -> str:
    """Return what the law says of the case, by its findings."""
    found = [
        f"{finding.text}（{finding.law.text}）"
        for finding in context.scenario.findings.values()
        if finding.id in context.group.case.findings
    ]
    return "；".join(found) or word("sealed.no_finding")


def _timeline(context: Context) -> Iterator[tuple[str, ...]]:
    for number, visit in enumerate(context.story.visits, 1):
        best = context.say(visit.best.option.text) if visit.best else ""
        if visit.decision is not None and visit.decision.discussion:
            best = word("aar.timeline_open")
        cite = context.cites(visit.best.outcome.cite) if visit.best else ""
        where = context.say(visit.scene.where)
        yield str(number), clock(visit.begin), where, best, cite, "", "", ""


def _goals(context: Context) -> Iterator[tuple[str, ...]]:
    for name, chosen in observing.by_objective(context.scenario).items():
        for place, criterion in enumerate(chosen):
            goal = f"{name} {context.scenario.objectives[name]}" if place == 0 else ""
            most = "✓／✗" if criterion.critical else str(observing.most([criterion]))
            yield goal, f"{criterion.id} {criterion.item}", most, "", "", ""


def _faults(context: Context) -> Iterator[tuple[str, ...]]:
    wrongs: list[Fault | Rule] = list(context.scenario.faults.values())
    wrongs += rules_of(context.scenario, context.project.procedures)
    for wrong in wrongs:
        cite = "、".join(passage.text for passage in wrong.cite)
        yield wrong.text, word(f"aar.severity.{wrong.severity}"), cite
