"""Scenario formulas: sees that each can be read and names only what there is (rule S06)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.expressions import ExpressionError, check
from quizgen.loading.conditions import formula, kind, kinds_of
from quizgen.loading.functions import FUNCTIONS
from quizgen.loading.interpolation import Hole, pieces
from quizgen.model.classroom import EVERYBODY

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from quizgen.diagnostics import Report
    from quizgen.loading.conditions import Kind
    from quizgen.model.classroom import Actor
    from quizgen.model.scenario import Rule, Scenario
    from quizgen.model.scenes import Passage, Transition


def check_formulas(scenario: Scenario, rules: tuple[Rule, ...], report: Report) -> None:
    """Report every formula and every hole that cannot be filled."""
    names: list[str] = list(scenario.facts)
    for name, passage in scenario.derive.items():
        _value(passage, names, report)
        names.append(name)
    told = tuple(names)
    for finding in scenario.findings.values():
        _value(finding.when, names, report)
        names.append(finding.id)
    for passage in (*texts(scenario), *private_texts(scenario)):
        _holes(passage, told, report)
    for passage in reckonings(scenario):
        _value(passage, names, report)
    kinds = kinds_of(scenario, tuple(rule.id for rule in rules))
    for passage in conditions(scenario):
        _condition(passage, kinds, "truth", report)
    case = {*scenario.facts, *scenario.findings}
    settled = {name: of for name, of in kinds.items() if name in case}
    for passage in case_conditions(scenario):
        _condition(passage, settled, "truth", report)
    for passage in settings(scenario):
        _condition(passage, kinds, "number", report)


def _value(passage: Passage, names: Collection[str], report: Report) -> None:
    try:
        check(formula(passage.text), names, FUNCTIONS)
    except ExpressionError as error:
        report.add(error.at(passage.span).diagnostic)


def _condition(passage: Passage, kinds: Mapping[str, Kind], wanted: Kind, report: Report) -> None:
    try:
        got = kind(formula(passage.text), kinds)
    except ExpressionError as error:
        report.add(error.at(passage.span).diagnostic)
        return
    if got != wanted:
        message = f"a {wanted} is needed here, but this is a {got}"
        report.error("QG404", message, passage.span, "compare it, such as `flaw == 0`")


def _holes(passage: Passage, names: Collection[str], report: Report) -> None:
    try:
        for piece in pieces(passage.text):
            if isinstance(piece, Hole):
                check(formula(piece.formula), names, FUNCTIONS)
    except ExpressionError as error:
        report.add(error.at(passage.span).diagnostic)


def texts(scenario: Scenario) -> Iterator[Passage]:
    """Yield every text that the page, the projector or the table shows."""
    yield scenario.summary
    yield from scenario.given
    for scene in scenario.scenes.values():
        yield scene.where
        for beat in scene.beats:
            yield from (text for text in (beat.say, beat.act, beat.show, beat.doc) if text)
            yield from beat.fields
    for decision in scenario.decisions.values():
        yield decision.ask
        for option in decision.options:
            yield option.text
            yield from (outcome.feedback for outcome in option.outcomes)
    for ending in scenario.endings.values():
        yield ending.title
        yield ending.text
    yield from (question.ask for question in scenario.debrief)
    yield from (inject.text for inject in scenario.injects if inject.to in {"", EVERYBODY})
    for exhibit in scenario.exhibits.values():
        yield exhibit.title
        if exhibit.alt:
            yield exhibit.alt
        yield from exhibit.columns
        yield from (cell for row in exhibit.rows for cell in row)
        yield from exhibit.fields.values()
    for paper in scenario.documents.values():
        yield from paper.fields.values()


def private_texts(scenario: Scenario) -> Iterator[Passage]:
    """Yield every text that only one player, or only the facilitator, reads."""
    for actor in scenario.cast.values():
        yield from private_to(actor)
    yield from (inject.text for inject in scenario.injects if inject.to not in {"", EVERYBODY})
    yield from (inject.miss for inject in scenario.injects if inject.miss)
    yield from (question.script for question in scenario.debrief if question.script)


def private_to(actor: Actor) -> Iterator[Passage]:
    """Yield the texts of one role card."""
    if actor.opening:
        yield actor.opening
    for answer in actor.answers:
        yield answer.ask
        yield answer.say
    yield from actor.fixed


def conditions(scenario: Scenario) -> Iterator[Passage]:
    """Yield every formula on which the walk depends."""
    for scene in scenario.scenes.values():
        yield from _whens(scene.next)
        yield from (beat.when for beat in scene.beats if beat.when)
    for decision in scenario.decisions.values():
        for option in decision.options:
            if option.when:
                yield option.when
            for outcome in option.outcomes:
                if outcome.when:
                    yield outcome.when
                yield from _whens(outcome.next)
    yield from case_conditions(scenario)
    yield from (inject.when for inject in scenario.injects if inject.when)


def case_conditions(scenario: Scenario) -> Iterator[Passage]:
    """Yield every condition that is settled when the case is drawn."""
    yield from (paper.when for paper in scenario.documents.values() if paper.when)
    yield from (demand.when for demand in scenario.demands if demand.when)


def reckonings(scenario: Scenario) -> Iterator[Passage]:
    """Yield every formula over the case that is neither shown nor steers the walk."""
    yield from scenario.conserve
    for margin in scenario.margins:
        yield margin.value
        yield margin.bound
    for fine in scenario.fines:
        yield fine.value
        if fine.when:
            yield fine.when
    yield from (scene.clock.day for scene in scenario.scenes.values() if scene.clock)
    yield from (paper.date for paper in scenario.documents.values() if paper.date)


def _whens(transitions: tuple[Transition, ...]) -> Iterator[Passage]:
    return (transition.when for transition in transitions if transition.when)


def settings(scenario: Scenario) -> Iterator[Passage]:
    """Yield every formula that gives a whole number to a state variable."""
    for decision in scenario.decisions.values():
        for option in decision.options:
            for outcome in option.outcomes:
                for variable, value in outcome.set:
                    known = scenario.state.get(variable.id)
                    if known is not None and isinstance(known.domain[0], int):
                        yield value
