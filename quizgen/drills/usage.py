"""Usage: what of a scenario leads where, is used, and rests on which law."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.expressions import names_in
from quizgen.loading.conditions import formula
from quizgen.loading.interpolation import Hole, pieces
from quizgen.loading.scenario_formulas import (
    conditions,
    private_texts,
    reckonings,
    settings,
    texts,
)
from quizgen.model.scenario import VARIANT, Procedure, Scenario

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from quizgen.diagnostics import Span
    from quizgen.model.law import Provision
    from quizgen.model.scenes import Passage


def linked(scenario: Scenario) -> tuple[str, ...]:
    """Return the scenes and endings that some chain of ``next`` leads to, conditions aside."""
    found = dict.fromkeys([scenario.start.id])
    waiting = [scenario.start.id]
    while waiting:
        scene = scenario.scenes.get(waiting.pop())
        if scene is None:
            continue
        steps = list(scene.next)
        decision = scenario.decisions.get(scene.decision.id) if scene.decision else None
        for option in decision.options if decision else ():
            steps += [step for outcome in option.outcomes for step in outcome.next]
        for step in steps:
            if step.to.id not in found:
                found[step.to.id] = None
                waiting.append(step.to.id)
    known = {*scenario.scenes, *scenario.endings}
    return tuple(name for name in found if name in known)


def unused(scenario: Scenario) -> Iterator[tuple[str, str, Span]]:
    """Yield what is written and never used: what it is, its name, its place."""
    reached = set(linked(scenario))
    for scene in scenario.scenes.values():
        if scene.id not in reached:
            yield "scene", scene.id, scene.span
    asked = {scene.decision.id for scene in scenario.scenes.values() if scene.decision}
    for decision in scenario.decisions.values():
        if decision.id not in asked:
            yield "decision", decision.id, decision.span
    people = {name for s in scenario.scenes.values() for b in s.beats for name in (b.who, b.to)}
    people |= {decision.by for decision in scenario.decisions.values()}
    people |= {inject.to for inject in scenario.injects}
    people |= {role.id for plan in scenario.seats for seat in plan.roles for role in seat}
    people |= {role.id for paper in scenario.documents.values() for role in paper.who}
    for actor in scenario.cast.values():
        if actor.id not in people:
            yield "person", actor.id, actor.span
    committed = {
        fault.id
        for decision in scenario.decisions.values()
        for option in decision.options
        for outcome in option.outcomes
        for fault in outcome.faults
    }
    committed |= {inject.miss_fault.id for inject in scenario.injects if inject.miss_fault}
    for fault in scenario.faults.values():
        if fault.id not in committed:
            yield "fault", fault.id, fault.span
    yield from _unnamed(scenario)


def _unnamed(scenario: Scenario) -> Iterator[tuple[str, str, Span]]:
    formulas = [*conditions(scenario), *settings(scenario), *scenario.derive.values()]
    formulas += reckonings(scenario)
    formulas += [finding.when for finding in scenario.findings.values()]
    sources = [passage.text for passage in formulas]
    for passage in (*texts(scenario), *private_texts(scenario)):
        sources += [hole.formula for hole in pieces(passage.text) if isinstance(hole, Hole)]
    named = {name.name for source in sources for name in names_in(formula(source))}
    named.add(VARIANT)
    for variable in scenario.state.values():
        if variable.id not in named:
            yield "state variable", variable.id, variable.span
    for fact in scenario.facts.values():
        if fact.id not in named:
            yield "fact", fact.id, fact.span
    for name, passage in scenario.derive.items():
        if name not in named:
            yield "derived value", name, passage.span
    for finding in scenario.findings.values():
        if finding.id not in named:
            yield "finding", finding.id, finding.span


def owners(
    scenarios: Mapping[str, Scenario], procedures: Mapping[str, Procedure]
) -> Iterator[Scenario | Procedure]:
    """Yield everything that cites law."""
    yield from scenarios.values()
    yield from procedures.values()


def cited(owner: Scenario | Procedure) -> Iterator[tuple[str, Span, tuple[Passage, ...]]]:
    """Yield everything that must rest on law: what it is, its place, its citations."""
    if isinstance(owner, Procedure):
        for rule in owner.rules:
            yield f"rule `{rule.id}`", rule.span, rule.cite
        return
    for decision in owner.decisions.values():
        for option in decision.options:
            for outcome in option.outcomes:
                name = f"option `{option.id}` of `{decision.id}`"
                yield name, outcome.span, outcome.cite
    for fault in owner.faults.values():
        yield f"fault `{fault.id}`", fault.span, fault.cite
    for ending in owner.endings.values():
        yield f"ending `{ending.id}`", ending.span, ending.cite
    for inject in owner.injects:
        if inject.expect:
            yield f"inject `{inject.id}`", inject.span, inject.cite
    for line in owner.rubric:
        yield f"criterion `{line.id}`", line.span, line.cite
    for demand in owner.demands:
        yield f"demand `{demand.id}`", demand.span, demand.cite


def all_citations(owner: Scenario | Procedure) -> Iterator[Passage]:
    """Yield every citation that stands in a field of its own."""
    for _, _, citations in cited(owner):
        yield from citations
    if isinstance(owner, Scenario):
        yield from (finding.law for finding in owner.findings.values())
        yield from (fine.law for fine in owner.fines)
        yield from (cite for paper in owner.documents.values() for cite in paper.cite)


def discussed(owner: Scenario | Procedure) -> Iterator[Passage]:
    """Yield the citations of disputed points, on which no grade rests."""
    if isinstance(owner, Scenario):
        for decision in owner.decisions.values():
            for option in decision.options if decision.discussion else ():
                for outcome in option.outcomes:
                    yield from outcome.cite


def preconditions(provision: Provision, procedures: Mapping[str, Procedure]) -> set[str]:
    """Return what must come before a fine of this provision, in the words that rules know."""
    said = [c.after for c in provision.consequences if c.kind == "罚款"]
    words = {word for p in procedures.values() for rule in p.rules for word in rule.implements}
    known = {word for word in words if any(word in text for text in said)}
    # 书面整改要求 and the like are kept as written, so that they cannot pass unseen.
    return known | {text for text in said if text and not any(word in text for word in words)}
