"""Links: sees that everything a scenario names is there (rules S01 and S04)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.diagnostics import nearest
from quizgen.loading.scenario_facts import variants_of
from quizgen.model.classroom import EVERYBODY

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from quizgen.diagnostics import Report, Span
    from quizgen.model.scenario import Procedure, Rule, Scenario
    from quizgen.model.scenes import Reference, Transition


def rules_of(scenario: Scenario, procedures: Mapping[str, Procedure]) -> tuple[Rule, ...]:
    """Return the rules of procedure that a scenario is under, in order."""
    return tuple(
        rule
        for reference in scenario.procedures
        if reference.id in procedures
        for rule in procedures[reference.id].rules
    )


def events_of(scenario: Scenario, procedures: Mapping[str, Procedure]) -> dict[str, str]:
    """Return the events that a scenario may use, with their words."""
    found: dict[str, str] = {}
    for reference in scenario.procedures:
        if reference.id in procedures:
            found |= procedures[reference.id].events
    return found


def check_links(
    scenario: Scenario,
    procedures: Mapping[str, Procedure],
    report: Report,
    unread: Collection[str] = (),
) -> None:
    """Report every name that leads nowhere, and every name that is used for two things.

    ``unread`` are parts that were reported already, since they could not be read.
    """
    _Links(scenario, procedures, report, unread).run()


class _Links:
    def __init__(
        self,
        scenario: Scenario,
        procedures: Mapping[str, Procedure],
        report: Report,
        unread: Collection[str],
    ) -> None:
        self.scenario = scenario
        self.unread = unread
        self.procedures = procedures
        self.report = report
        self.events = events_of(scenario, procedures)
        self.rules = {rule.id: rule for rule in rules_of(scenario, procedures)}

    def run(self) -> None:
        scenario = self.scenario
        for reference in scenario.procedures:
            self.there(reference, self.procedures, "procedure file")
        self.collisions()
        self.there(scenario.start, scenario.scenes, "scene")
        self.scenes()
        self.choices()
        for names in scenario.variant_expect.values():
            for reference in names:
                self.there(reference, scenario.findings, "finding")
        for ending in scenario.endings.values():
            self.event(ending.requires)
        self.injects()
        self.classroom()
        self.papers()

    def scenes(self) -> None:
        for scene in self.scenario.scenes.values():
            self.onward(scene.next)
            if scene.decision:
                self.there(scene.decision, self.scenario.decisions, "decision")
            for beat in scene.beats:
                self.person(beat.who, beat.span)
                self.person(beat.to, beat.span)
                self.event(beat.events)

    def injects(self) -> None:
        scenario = self.scenario
        for inject in scenario.injects:
            self.event(inject.expect)
            if inject.at:
                self.there(inject.at, scenario.scenes, "scene")
            if inject.to != EVERYBODY:
                self.person(inject.to, inject.span)
            if inject.miss_fault:
                self.there(inject.miss_fault, scenario.faults, "fault")
            self.objective(inject.objective, inject.span)

    def classroom(self) -> None:
        scenario = self.scenario
        for line in scenario.rubric:
            if line.observe:
                self.there(line.observe, scenario.scenes, "scene")
            self.event(line.events)
            self.objective(line.objective, line.span)
        for question in scenario.debrief:
            self.objective(question.objective, question.ask.span)
        for plan in scenario.seats:
            for seat in plan.roles:
                for role in seat:
                    self.there(role, scenario.cast, "person of `cast`")
        for demand in scenario.demands:
            self.event(demand.first)
            self.event(demand.then)
        for margin in scenario.margins:
            for variant in margin.near:
                self.there(variant, variants_of(dict(scenario.facts)), "variant")

    def papers(self) -> None:
        scenario = self.scenario
        for exhibit in scenario.exhibits.values():
            self.there(exhibit.at, scenario.scenes, "scene")
        for paper in scenario.documents.values():
            self.there(paper.at, scenario.scenes, "scene")
            for role in paper.who:
                self.there(role, scenario.cast, "person of `cast`")
            if paper.decision is None or paper.option is None:
                continue
            self.there(paper.decision, scenario.decisions, "decision")
            decision = scenario.decisions.get(paper.decision.id)
            if decision is not None:
                known = [option.id for option in decision.options]
                self.there(paper.option, known, f"option of `{decision.id}`")

    def objective(self, name: str, span: Span) -> None:
        if name:
            self.word(name, span, self.scenario.objectives, "objective")

    def choices(self) -> None:
        for decision in self.scenario.decisions.values():
            self.person(decision.by, decision.span)
            for option in decision.options:
                for outcome in option.outcomes:
                    self.onward(outcome.next)
                    self.event(outcome.events)
                    for fault in outcome.faults:
                        self.there(fault, self.scenario.faults, "fault")
                    for mended in outcome.corrects:
                        known = {**self.scenario.faults, **self.rules}
                        self.there(mended, known, "fault or rule")
                    for variable, value in outcome.set:
                        self.there(variable, self.scenario.state, "state variable")
                        domain = self._domain(variable.id)
                        if isinstance(domain[0], str) and value.text not in domain:
                            hint = nearest(value.text, map(str, domain))
                            message = f"`{value.text}` is not a value of `{variable.id}`"
                            hint = hint or f"write one of {', '.join(map(str, domain))}"
                            self.report.error("QG405", message, value.span, hint)

    def _domain(self, name: str) -> tuple[int | str, ...]:
        variable = self.scenario.state.get(name)
        return variable.domain if variable else (0,)

    def collisions(self) -> None:
        scenario = self.scenario
        for name in scenario.endings.keys() & scenario.scenes.keys():
            span = scenario.endings[name].span
            self.report.error("QG403", f"`{name}` is a scene and an ending", span, "rename one")
        seen: dict[str, str] = {}
        for reference in scenario.procedures:
            procedure = self.procedures.get(reference.id)
            for rule in procedure.rules if procedure else ():
                if rule.id in seen or rule.id in scenario.faults:
                    other = seen.get(rule.id, "faults")
                    message = f"rule `{rule.id}` of `{reference.id}` has the name of one in {other}"
                    self.report.error("QG403", message, rule.span, "rename one of them")
                seen[rule.id] = reference.id
        for fault in scenario.faults.values():
            if fault.id in {*scenario.state, *scenario.facts, *scenario.findings}:
                message = f"`{fault.id}` is a fault and something else"
                self.report.error("QG403", message, fault.span, "rename one of them")

    def onward(self, transitions: tuple[Transition, ...]) -> None:
        for transition in transitions:
            known = [*self.scenario.scenes, *self.scenario.endings]
            self.word(transition.to.id, transition.to.span, known, "scene or ending")

    def event(self, references: tuple[Reference, ...]) -> None:
        for reference in references:
            if reference.id not in self.events:
                hint = nearest(reference.id, self.events) or (
                    "add it to `events` of a file in scenarios/procedures"
                )
                message = f"`{reference.id}` is not an event of a procedure of this scenario"
                self.report.error("QG402", message, reference.span, hint)

    def person(self, name: str, span: Span) -> None:
        if name:
            self.word(name, span, self.scenario.cast, "person of `cast`")

    def there(self, reference: Reference, known: Collection[str], what: str) -> None:
        self.word(reference.id, reference.span, known, what)

    def word(self, name: str, span: Span, known: Collection[str], what: str) -> None:
        if name not in known and name not in self.unread:
            hint = nearest(name, known) or (
                f"there are {', '.join(sorted(known))}" if known else f"write the {what} first"
            )
            self.report.error("QG401", f"there is no {what} `{name}`", span, hint)
