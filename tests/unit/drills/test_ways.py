"""Ways: the table keeps exactly the choices after which a lawful ending is still in reach."""

from __future__ import annotations

from quizgen.drills.explore import explore
from quizgen.drills.liveness import Liveness
from quizgen.drills.machine import NODE
from quizgen.drills.program import build
from quizgen.drills.walk import lawful, replay
from quizgen.drills.ways import best_way, lawful_ways


def test_ways_keep_exactly_what_leaves_a_lawful_ending_in_reach(read, real, procedures) -> None:
    program = build(read(real), procedures)
    for walk in explore(program):
        known: dict[bytes, bool] = {}
        alike = Liveness(walk.machine)
        ways = lawful_ways(walk)
        states = {0: walk.states[0]}
        for place, (node, choices) in enumerate(ways):
            state = states[place]
            assert state[NODE] == node
            kept = set()
            for move in walk.machine.moves(state):
                if lawful(walk.machine, move.state, known):
                    kept.add(walk.machine.choices[move.choice].option.id)
            assert kept == {option for option, _, _ in choices}
            for option, after, outcome in choices:
                moves = list(walk.machine.moves(state))
                move = next(m for m in moves if walk.machine.choices[m.choice].option.id == option)
                assert walk.machine.choices[move.choice].number == outcome
                assert alike(states.setdefault(after, move.state)) == alike(move.state)


def test_best_way_ends_lawfully_and_takes_the_best_option_everywhere(
    read, real, procedures
) -> None:
    program = build(read(real), procedures)
    for walk in explore(program):
        way = best_way(lawful_ways(walk))
        done = replay(walk.machine, [option for _, option, _ in way])
        node = next(node for node in program.nodes if node.id == done.ending)
        assert node.lawful == "true"
        assert {step.grade for step in done.steps} <= {"best", ""}
        assert done.turn == -1


def test_ways_are_none_where_nothing_ends_lawfully(read, small, procedures) -> None:
    for ending in small["endings"].values():
        ending["lawful"] = False
    for walk in explore(build(read(small), procedures)):
        assert lawful_ways(walk) == []
        assert best_way([]) == []


def test_ways_of_an_exploration_that_was_given_up_are_none(read, real, procedures) -> None:
    walk = explore(build(read(real), procedures), 50)[0]
    assert not walk.complete
    assert lawful_ways(walk) == []
