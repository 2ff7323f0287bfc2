"""Liveness: states taken for one lead on in the same way, whatever is chosen."""

from __future__ import annotations

import random

import pytest

from quizgen.drills.liveness import Liveness
from quizgen.drills.machine import Machine
from quizgen.drills.program import build


def steps(machine, alike, state):
    return [(m.choice, m.hits, m.events, alike(m.state)) for m in machine.moves(state)]


@pytest.mark.parametrize("seed", range(30))
def test_state_and_its_like_lead_on_in_the_same_way(wild, wild_rules, read, seed) -> None:
    made = build(read(wild(seed), None, wild_rules), wild_rules)
    rng = random.Random(seed)
    merged = 0
    for world in made.worlds:
        machine = Machine(made, world)
        alike = Liveness(machine)
        for _ in range(40):
            state = machine.begin()[0]
            for _ in range(15):
                like = alike(state)
                assert alike(like) == like
                assert machine.flaw(like) == machine.flaw(state)
                assert steps(machine, alike, like) == steps(machine, alike, state)
                merged += like != state
                moves = list(machine.moves(state))
                if not moves:
                    break
                state = rng.choice(moves).state
    assert merged


def test_what_an_ending_asks_for_is_kept(small, read, procedures) -> None:
    made = build(read(small), procedures)
    machine = Machine(made, made.worlds[0])
    place = machine.seen_at + made.seen.index("show_id")
    shown = next(machine.moves(machine.begin()[0])).state
    assert Liveness(machine)(shown)[place] == 1
