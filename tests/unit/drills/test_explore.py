"""Explore: all of it or nothing is proved; the figures are counted, not guessed."""

from __future__ import annotations

from itertools import product

import pytest

from quizgen.drills import proof as proofs
from quizgen.drills.explore import explore
from quizgen.drills.machine import Machine
from quizgen.drills.program import build
from quizgen.drills.proof import figures, prove
from quizgen.drills.walk import replay


@pytest.fixture
def program(read, procedures):
    def run(data, shared=None):
        made = build(read(data, None, shared), shared or procedures)
        assert made is not None
        return made

    return run


def test_small_scenario_has_the_states_counted_by_hand(small, program) -> None:
    # The gate; the room, clean or not; the good end; the bad end.
    (walk,) = explore(program(small))
    assert walk.complete
    ends = [walk.node(state).id for state in range(len(walk.states))]
    assert sorted(ends) == ["bad", "gate", "good", "room", "room"]


def test_spent_budget_is_no_proof(small, program) -> None:
    assert [walk.complete for walk in explore(program(small), budget=3)] == [False]


def test_budget_is_shared_by_the_worlds(real, program) -> None:
    made = program(real)
    first = len(explore(made)[0].states)
    walks = explore(made, budget=first + 5)
    assert [walk.complete for walk in walks] == [True, False]


def test_scenario_over_its_budget_is_reported_and_nothing_else_claimed(
    small, judge, monkeypatch
) -> None:
    small["decisions"]["d_room"]["options"][0]["next"] = "good"  # a fault, were it proved
    monkeypatch.setattr(proofs, "BUDGET", 3)
    report = judge(small)
    assert [d.code for d in report.ordered()] == ["QG429"]


def test_figures_agree_with_walking_every_way(small, program, read, procedures) -> None:
    """Count ways by brute force: every sequence of choices, replayed."""
    made = program(small)
    machine = Machine(made, made.worlds[0])
    ends = [replay(machine, pair).ending for pair in product("ab", repeat=2)]
    found = figures(prove(read(small), procedures))
    assert found.ways == {"good": ends.count("good"), "bad": ends.count("bad")}
    assert found.ways == {"good": 1, "bad": 3}
    assert found.no_return == {"d_gate=b": 1, "d_room=b": 1}
    assert found.lawful_states == 3
    assert found.shortest["good"] == "d_gate=a → d_room=a"
    assert found.decisions == (2, 2)
    assert found.unbounded == ()


def test_circle_is_named_and_does_not_make_ways_endless(small, read, procedures, option) -> None:
    back = option("c", "gate", grade="weak")
    small["decisions"]["d_room"]["options"].append(back)
    found = figures(prove(read(small), procedures))
    assert found.unbounded == ("good", "bad")
    # a, a and a, b; b, … ; and a, then back, then b: the state is another one.
    assert found.ways["good"] == 1
    assert found.ways["bad"] >= 3


def test_ways_of_random_scenarios_agree_with_depth_first_counting(
    program, wild, wild_rules
) -> None:
    """Compare the one-pass count with a recursive one on those that have no circles."""
    compared = 0
    for seed in range(200, 225):
        made = program(wild(seed), wild_rules)
        walks = explore(made)
        found = figures(proofs.Proof(made, walks, 0.0))
        if found.unbounded or any(_circular(walk) for walk in walks):
            continue
        ways = dict.fromkeys(found.ways, 0)
        for walk in walks:
            for name, number in _ways(walk).items():
                ways[name] += number
        assert found.ways == ways
        compared += 1
    assert compared > 0


def _circular(walk) -> bool:
    colour: dict[int, int] = {}

    def visit(state: int) -> bool:
        colour[state] = 1
        for target in walk.targets(state):
            if colour.get(target) == 1 or (target not in colour and visit(target)):
                return True
        colour[state] = 2
        return False

    return visit(0)


def _ways(walk) -> dict[str, int]:
    known: dict[int, dict[str, int]] = {}

    def count(state: int) -> dict[str, int]:
        if state not in known:
            node = walk.node(state)
            total = {node.id: 1} if node.lawful else {}
            for target in walk.targets(state):
                for name, number in count(target).items():
                    total[name] = total.get(name, 0) + number
            known[state] = total
        return known[state]

    return count(0)


def test_path_of_a_state_leads_there(real, program) -> None:
    walk = explore(program(real))[0]
    for state in range(0, len(walk.states), 500):
        path = walk.path(state)
        choices = [step.partition("=")[2] for step in path.split(" → ")] if "=" in path else []
        assert replay(walk.machine, choices).state == walk.states[state]


def test_real_scene_is_what_it_promises(real, read, procedures) -> None:
    found = figures(prove(read(real), procedures))
    assert len(real["decisions"]) >= 8
    assert all(number > 0 for number in found.ways.values())
    assert len(found.ways) >= 3
    assert found.decisions[1] >= 8
    assert found.lawful_states < found.mendable_states < found.states
