"""Mutation: kinds of defects planted into every scenario; the proof finds nearly all, play few.

``pytest -s`` prints the table; 10,000 plays a mutant: ``python tests/mutation/scenarios/run.py``.
"""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

from quizgen.drills import facts

FOLDER = Path(__file__).parent.parent.parent / "mutation" / "scenarios"
PLAYS = 500
KINDS, SHARE = 24, 95
STEP = 12
"""Into a scenario of the course every twelfth kind is planted, other ones into the next; into the
drama of the tests all of them. ``run.py`` plants all into all."""


def _load():
    spec = importlib.util.spec_from_file_location("mutation_run", FOLDER / "run.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def bench():
    before, corners = list(sys.path), facts.MAX_CORNERS
    yield _load()
    sys.path[:] = before
    facts.MAX_CORNERS = corners


def _scenarios() -> list[tuple[str, slice]]:
    own = sorted(path.stem for path in (FOLDER.parent.parent.parent / "scenarios").glob("*.yaml"))
    chosen = [slice(number % STEP, None, STEP) for number in range(len(own))]
    return [("class", slice(None)), *zip(own, chosen, strict=True)]


@pytest.mark.parametrize(("name", "kinds"), _scenarios())
def test_planted_defects_are_found_by_the_proof(bench, name: str, kinds: slice) -> None:
    scenarios, procedures = bench.sources()
    rows = bench.table({name: scenarios[name]}, procedures, PLAYS, places=1, kinds=kinds)
    print()
    print("\n".join(bench.lines(rows, PLAYS)))
    planted = sum(row.planted for row in rows.values())
    found = sum(row.proof for row in rows.values())
    by_play = sum(row.play for row in rows.values())
    assert sum(row.proof > 0 for row in rows.values()) >= KINDS // (kinds.step or 1)
    # Of a few one may change nothing, such as a lock that no way comes to.
    fair = 100 * found >= SHARE * planted or (kinds.step and planted - found == 1)
    assert fair, [name for name, row in rows.items() if row.missed]
    assert by_play < found
