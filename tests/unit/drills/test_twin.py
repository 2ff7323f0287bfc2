"""Twins: Python's machine and the browser's walk the same walks to the same ends."""

from __future__ import annotations

import json
import random
import subprocess
from pathlib import Path

import pytest

from quizgen.diagnostics import Report
from quizgen.drills.explore import explore
from quizgen.drills.machine import NODE, Machine
from quizgen.drills.portable import as_json
from quizgen.drills.program import build
from quizgen.drills.walk import replay
from quizgen.drills.ways import lawful_ways

ROOT = Path(__file__).parent.parent.parent.parent
VECTORS = ROOT / "tests" / "vectors" / "walks.json"


def walks(program, count: int, seed: int, longest: int = 14) -> dict:
    """Return random walks with all that came of them, as the browser's test reads them."""
    rng = random.Random(seed)
    machines = [Machine(program, world) for world in program.worlds]
    found = []
    known: list[dict[bytes, bool]] = [{} for _ in machines]
    ways = [lawful_ways(walk) for walk in explore(program)]
    for number in range(count):
        machine = machines[number % len(machines)]
        state = machine.begin()[0]
        choices: list[str] = []
        for _ in range(rng.randint(0, longest)):
            moves = list(machine.moves(state))
            if not moves:
                break
            move = rng.choice(moves)
            choices.append(machine.choices[move.choice].option.id)
            state = move.state
        if rng.random() < 0.1:
            choices.append("nonsense")
        place = number % len(machines)
        want = outcome(machine, choices, known[place], ways[place])
        found.append({"world": place, "choices": choices, "want": want})
    worlds = [dict(world) for world in program.worlds]
    return {"program": as_json(program), "worlds": worlds, "ways": ways, "walks": found}


def fewest_changes(ways, walk) -> int:
    """Return how many choices that were not made a lawful way needs at least; -1 without one."""
    made = {(step.before[NODE], step.option) for step in walk.steps}
    needed: dict[int, int] = {n: 0 for n, (_, onward) in enumerate(ways) if not onward}
    before: dict[int, int] = {}
    while needed != before:
        before = dict(needed)
        for place, (node, onward) in reversed(list(enumerate(ways))):
            costs = [
                needed[after] + int(bool(option) and (node, option) not in made)
                for option, after, _ in onward
                if after in needed
            ]
            if costs:
                needed[place] = min(costs)
    return needed.get(0, -1)


def outcome(machine: Machine, choices: list[str], known: dict[bytes, bool], ways) -> dict:
    walk = replay(machine, choices, known)
    return {
        "row": list(walk.state[: machine.seen_at]),
        "ending": walk.ending,
        "flaw": walk.flaw,
        "hits": list(walk.hits),
        "score": [[name, walk.score[name]] for name in sorted(walk.score)],
        "most": [[name, walk.most[name]] for name in sorted(walk.most)],
        "steps": [[step.option, step.outcome, step.lost, step.better] for step in walk.steps],
        "open": [machine.choices[move.choice].option.id for move in machine.moves(walk.state)],
        "turn": walk.turn,
        "near": fewest_changes(ways, walk),
    }


def compare(node: str, path: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [node, str(ROOT / "tests" / "js" / "scenario.mjs"), str(path)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.fixture
def programs(read, wild, wild_rules):
    """Programs that use every operator, every kind of rule and every effect."""

    def run(seeds) -> list:
        found = []
        for seed in seeds:
            report = Report()
            scenario = read(wild(seed), report, wild_rules)
            assert not report.diagnostics, report.render()
            found.append(build(scenario, wild_rules))
        return found

    return run


def test_vector_file_of_walks_is_fresh(programs, update_golden) -> None:
    files = [walks(program, 40, seed) for seed, program in enumerate(programs(range(6)))]
    text = json.dumps(files, ensure_ascii=False, separators=(",", ":")) + "\n"
    if update_golden:
        VECTORS.write_text(text, encoding="utf-8")
    assert VECTORS.read_text(encoding="utf-8") == text


@pytest.mark.node
def test_random_walks_of_the_real_scene_come_out_alike(node, read, real, procedures, tmp_path):
    program = build(read(real), procedures)
    path = tmp_path / "walks.json"
    path.write_text(json.dumps([walks(program, 2000, 1)]), encoding="utf-8")
    done = compare(node, path)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.node
def test_random_walks_of_random_scenarios_come_out_alike(node, programs, tmp_path) -> None:
    files = [walks(program, 100, seed) for seed, program in enumerate(programs(range(100, 140)))]
    path = tmp_path / "walks.json"
    path.write_text(json.dumps(files), encoding="utf-8")
    done = compare(node, path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "4000 walks, 0 differ" in done.stdout
