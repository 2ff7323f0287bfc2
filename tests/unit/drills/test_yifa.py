"""The first full drama: long enough, fair to a learner who errs, and lawful to the end."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizgen.diagnostics import Report
from quizgen.drills.proof import figures, prove
from quizgen.loading.project import load
from quizgen.model.scenes import GRADES

ROOT = Path(__file__).parents[3]
LAWFUL_ENDING = {
    "untrue": "e_ok", "nopost": "e_ok", "mended": "e_mended", "meter": "e_moved", "clean": "e_clear"
}  # fmt: skip


@pytest.fixture(scope="module")
def project():
    return load(ROOT, Report())


@pytest.fixture(scope="module")
def drama(project):
    return project.scenarios["yifa"]


@pytest.fixture(scope="module")
def proof(project, drama):
    return prove(drama, project.procedures)


def test_drama_has_decisions_endings_and_variants_enough(drama) -> None:
    assert len(drama.decisions) >= 15
    assert len(drama.endings) >= 4
    assert set(drama.variant_expect) == set(LAWFUL_ENDING)


def test_drama_small_enough_is_visited_to_the_end(proof) -> None:
    assert proof.complete
    assert proof.states < 100_000, "a proof should stay a matter of seconds"


def test_drama_after_a_fault_can_often_be_mended(proof) -> None:
    found = figures(proof)
    assert 0.2 <= found.mendable_states / found.states <= 0.6
    assert all(found.ways[ending] for ending in found.ways)


def test_drama_best_options_lead_to_the_lawful_ending_of_the_variant(proof) -> None:
    for walk in proof.walks:
        state, steps = 0, 0
        while not walk.node(state).lawful:
            graded = [edge for edge in walk.edges(state) if edge.choice.result.source]
            edge = min(graded, key=lambda edge: GRADES.index(edge.choice.result.source.grade))
            assert edge.choice.result.source.grade == "best"
            state, steps = edge.target, steps + 1
        assert walk.node(state).id == LAWFUL_ENDING[walk.world["variant"]]
        assert 8 <= steps <= 20
