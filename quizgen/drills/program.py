"""Program: a scenario and its rules as numbered nodes, choices and registers, ready to walk.

The same program runs in Python, where all of it is explored, and in the browser, where one person
walks through it; `quizgen.drills.portable` is what crosses.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING, TypeAlias

from quizgen.drills.monitor import Table, table
from quizgen.expressions import Binary, Expr, Literal, Name, names_in
from quizgen.loading.conditions import formula, mended
from quizgen.loading.scenario_facts import variants_of
from quizgen.loading.scenario_formulas import conditions
from quizgen.loading.scenario_links import rules_of
from quizgen.model.scenario import SEVERITIES, VARIANT, Variable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quizgen.expressions import Value
    from quizgen.model.scenario import FactValue, Procedure, Scenario
    from quizgen.model.scenes import Option as Written
    from quizgen.model.scenes import Outcome, Passage, Transition

MAX_NODES = 250
"""A register is one byte."""

Onward: TypeAlias = "tuple[tuple[Expr | None, int], ...]"

World: TypeAlias = "Mapping[str, int | str | bool]"
"""The facts and findings of a case, as far as conditions name them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """An outcome: what a choice does to the registers and where it leads."""

    when: Expr | None
    events: tuple[str, ...]
    faults: tuple[str, ...]
    corrects: tuple[str, ...]
    sets: tuple[tuple[int, Expr], ...]
    """Number of the variable, value."""
    days: int
    """Calendar days that pass."""
    workdays: int
    """The same time in working days."""
    onward: Onward
    source: Outcome | None = None
    """Nothing for going on from a scene without a decision."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """What can be chosen at a node."""

    id: str
    when: Expr | None
    results: tuple[Result, ...]
    source: Written | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A scene or an ending."""

    id: str
    decision: str = ""
    beats: tuple[tuple[Expr | None, tuple[str, ...]], ...] = ()
    options: tuple[Option, ...] = ()
    lawful: str = ""
    """For endings: one of LAWFUL."""
    requires: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Program:
    """Everything a walk needs. Registers: node, flaw, variables, rules, open faults, seen."""

    scenario: Scenario
    nodes: tuple[Node, ...]
    start: int
    """Number of the first node."""
    variables: tuple[Variable, ...]
    rules: tuple[Table, ...]
    open: tuple[tuple[str, int], ...]
    """Faults and rules that some choice corrects, with their severity: kept one by one."""
    severities: Mapping[str, int]
    """Every fault and rule."""
    seen: tuple[str, ...]
    """Events that some ending requires."""
    worlds: tuple[World, ...]
    """Every assignment of facts and findings on which a walk can depend."""


def build(scenario: Scenario, procedures: Mapping[str, Procedure]) -> Program | None:
    """Return the program of ``scenario``; ``None`` for one that is broken."""
    used_procedures = [procedures[r.id] for r in scenario.procedures if r.id in procedures]
    if scenario.broken or any(procedure.broken for procedure in used_procedures):
        return None
    if len(scenario.scenes) + len(scenario.endings) > MAX_NODES:
        return None
    rules = rules_of(scenario, procedures)
    used = _events(scenario)
    # A rule about events that never happen here would only make the registers longer.
    tables = [made for made in map(table, rules) if used & made.on.keys()]
    severities = {fault.id: SEVERITIES[fault.severity] for fault in scenario.faults.values()}
    severities |= {rule.id: SEVERITIES[rule.severity] for rule in rules}
    numbers = {name: n for n, name in enumerate([*scenario.scenes, *scenario.endings])}
    names = mended(scenario, tuple(rule.id for rule in rules))
    onces: list[Variable] = []
    nodes = [_scene(name, scenario, numbers, onces) for name in scenario.scenes]
    nodes += [
        Node(id=end.id, lawful=end.lawful, requires=tuple(event.id for event in end.requires))
        for end in scenario.endings.values()
    ]
    return Program(
        scenario=scenario,
        nodes=tuple(nodes),
        start=numbers[scenario.start.id],
        variables=(*scenario.state.values(), *onces),
        rules=tuple(tables),
        open=tuple((name, severities[name]) for name in names),
        severities=severities,
        seen=tuple(dict.fromkeys(event for node in nodes for event in node.requires)),
        worlds=_worlds(scenario),
    )


def _events(scenario: Scenario) -> set[str]:
    found = {e.id for s in scenario.scenes.values() for beat in s.beats for e in beat.events}
    for decision in scenario.decisions.values():
        for option in decision.options:
            found |= {event.id for outcome in option.outcomes for event in outcome.events}
    return found


def _scene(
    name: str, scenario: Scenario, numbers: Mapping[str, int], onces: list[Variable]
) -> Node:
    scene = scenario.scenes[name]
    beats = tuple(
        (_tree(beat.when), tuple(event.id for event in beat.events))
        for beat in scene.beats
        if beat.events
    )
    if scene.decision is None:
        onward = _onward(scene.next, numbers)
        go = Result(
            when=None,
            events=(),
            faults=(),
            corrects=(),
            sets=(),
            days=0,
            workdays=0,
            onward=onward,
        )
        options = (Option(id="", when=None, results=(go,)),) if onward else ()
        return Node(id=name, beats=beats, options=options)
    decision = scenario.decisions[scene.decision.id]
    return Node(
        id=name,
        decision=decision.id,
        beats=beats,
        options=tuple(_option(o, decision.id, scenario, numbers, onces) for o in decision.options),
    )


def _option(
    option: Written,
    decision: str,
    scenario: Scenario,
    numbers: Mapping[str, int],
    onces: list[Variable],
) -> Option:
    when = _tree(option.when)
    extra: tuple[tuple[int, Expr], ...] = ()
    if option.once:
        name = f"once.{decision}.{option.id}"
        known = [variable.id for variable in onces]
        if name not in known:
            known.append(name)
            onces.append(Variable(id=name, domain=(0, 1), span=option.span))
        unused = Binary("==", Name(name, 1), Literal(Fraction(0), 1), 1)
        when = unused if when is None else Binary("and", when, unused, 1)
        extra = ((len(scenario.state) + known.index(name), Literal(Fraction(1), 1)),)
    order = list(scenario.state)
    results = tuple(
        Result(
            when=_tree(outcome.when),
            events=tuple(event.id for event in outcome.events),
            faults=tuple(fault.id for fault in outcome.faults),
            corrects=tuple(fault.id for fault in outcome.corrects),
            sets=(
                *(
                    (order.index(variable.id), _value(variable.id, value, scenario))
                    for variable, value in outcome.set
                ),
                *extra,
            ),
            days=outcome.elapse.days,
            workdays=outcome.elapse.workdays,
            onward=_onward(outcome.next, numbers),
            source=outcome,
        )
        for outcome in option.outcomes
    )
    return Option(id=option.id, when=when, results=results, source=option)


def _value(name: str, value: Passage, scenario: Scenario) -> Expr:
    """Return what is put into a variable: a word stands for itself, a number is a formula."""
    word = isinstance(scenario.state[name].domain[0], str)
    return Literal(value.text, 1) if word else formula(value.text)


def _tree(when: Passage | None) -> Expr | None:
    return None if when is None else formula(when.text)


def _onward(transitions: tuple[Transition, ...], numbers: Mapping[str, int]) -> Onward:
    return tuple((_tree(step.when), numbers[step.to.id]) for step in transitions)


def _worlds(scenario: Scenario) -> tuple[World, ...]:
    """Return the assignments, one a variant and a choice of every other fact that matters."""
    named = {name.name for text in conditions(scenario) for name in names_in(formula(text.text))}
    named.add(VARIANT)
    free = [f for f in scenario.facts.values() if f.id in named and f.kind == "pick"]
    worlds: list[World] = []
    for variant in variants_of(dict(scenario.facts)) or ("",):
        expected = {reference.id for reference in scenario.variant_expect.get(variant, ())}
        findings = {name: name in expected for name in scenario.findings}
        axes = []
        for fact in free:
            values = fact.values.get(variant) or fact.values[""]
            known = dict.fromkeys(_plain(values[index]) for index in range(len(values)))
            axes.append([variant] if fact.id == VARIANT else list(known))
        for combination in product(*axes):
            names = [fact.id for fact in free]
            worlds.append({**dict(zip(names, combination, strict=True)), **findings})
    return tuple(worlds)


def _plain(value: FactValue) -> int | str | bool:
    return int(value) if isinstance(value, Fraction) else str(value)


def world_of(program: Program, values: Mapping[str, FactValue | Value]) -> World:
    """Return the world of one drawn case, from the values of all its facts and findings."""
    found: dict[str, int | str | bool] = {}
    for name in program.worlds[0]:
        value = values[name]
        found[name] = value if isinstance(value, bool) else _plain(value)  # type: ignore[arg-type]
    return found
