"""Scenarios of the course: proved to the end, fair to who errs, and true for a thousand seeds."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from quizgen.classroom.pack import Wanted, pack
from quizgen.classroom.words import word
from quizgen.diagnostics import Report
from quizgen.drills.facts import draw
from quizgen.drills.program import world_of
from quizgen.drills.proof import figures, prove
from quizgen.drills.routes import best_way, decisions
from quizgen.drills.variants import tally, true
from quizgen.loading.project import load

ROOT = Path(__file__).parents[3]
SEEDS = 1000
PROJECT = load(ROOT, Report())
PRELUDE = "liangzheng"
"""Short on purpose, and played on the projector: it has no pack."""
FULL = [name for name in PROJECT.scenarios if name != PRELUDE]


@pytest.fixture(params=PROJECT.scenarios)
def scenario(request):
    return PROJECT.scenarios[request.param]


@cache
def proved(name):
    """Return the proof of a scenario, which all tests of a process share."""
    found = prove(PROJECT.scenarios[name], PROJECT.procedures)
    assert found is not None
    return found


@pytest.fixture
def proof(scenario):
    return proved(scenario.id)


def test_scenario_is_proved_and_every_ending_is_reached(scenario, proof) -> None:
    assert proof.complete
    assert proof.states < 100_000, "a proof should stay a matter of seconds"
    assert set(figures(proof).ways) == set(scenario.endings)
    assert all(figures(proof).ways.values())


def test_best_options_lead_to_a_lawful_ending_in_every_case(scenario, proof) -> None:
    ends = set()
    for walk in proof.walks:
        way = best_way(walk)
        assert walk.node(way[-1].target).lawful == "true", walk.world
        assert (8 if scenario.id in FULL else 5) <= decisions(way) <= 20
        ends.add(walk.node(way[-1].target).id)
    assert len(ends) >= 2, "another case ends in another way"


def test_scenario_has_variants_that_differ_in_law(scenario) -> None:
    expected = [frozenset(f.id for f in found) for found in scenario.variant_expect.values()]
    assert len(expected) >= 3
    assert len(set(expected)) >= 3


def test_a_thousand_seeds_of_each_variant_are_as_promised(scenario, proof) -> None:
    wrong = [
        found.counted()
        for variant in scenario.variant_expect
        if not (found := tally(scenario, proof, variant, SEEDS)).sound
    ]
    assert wrong == []
    assert papers_of_no_scene(scenario, proof) == set()


def papers_of_no_scene(scenario, proof) -> set[tuple[str, str]]:
    """Papers that a case has, of a scene that no way comes to in that case."""
    scenes = {
        world(walk.world): {walk.node(state).id for state in range(len(walk.states))}
        for walk in proof.walks
    }
    return {
        (variant, paper.id)
        for variant in scenario.variant_expect
        for case in (draw(scenario, seed, variant) for seed in range(1, 9))
        for paper in scenario.documents.values()
        if paper.when is None or true(paper.when, case)
        if paper.at.id not in scenes[world(world_of(proof.program, case.values))]
    }


def world(facts) -> tuple[tuple[str, object], ...]:
    return tuple(sorted(facts.items()))


@pytest.mark.parametrize("name", FULL)
def test_fault_can_often_be_mended(name) -> None:
    found = figures(proved(name))
    assert found.mendable_states / found.states >= 0.2


@pytest.mark.parametrize("name", FULL)
def test_class_gets_every_part_of_its_pack(name) -> None:
    wanted = Wanted(seed=7, groups=1, people=6, formats=("html",))
    made = pack(PROJECT.scenarios[name], PROJECT, wanted)
    for part in ("guide", "msel", "injects", "debrief", "aar", "exhibits", "blank", "faults"):
        assert any(word(f"files.{part}") in path for path in made), part
