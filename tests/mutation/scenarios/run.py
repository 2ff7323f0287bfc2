"""Run: plants each kind of defect into scenarios; counts what the proof and random play find.

Usage: ``python tests/mutation/scenarios/run.py [--plays 10000] [--places 3] [FILE …]``
"""

from __future__ import annotations

import argparse
import random
import sys
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import yaml

HERE = Path(__file__).parent
ROOT = HERE.parent.parent.parent
sys.path[:0] = [str(HERE), str(ROOT)]

from drama import EXTRA, drama  # noqa: E402 - beside this file
from operators import OPERATORS  # noqa: E402

from quizgen.checks import checks  # noqa: E402
from quizgen.diagnostics import ContentError, Report  # noqa: E402
from quizgen.drills import facts  # noqa: E402
from quizgen.drills.machine import Machine  # noqa: E402
from quizgen.drills.program import build  # noqa: E402
from quizgen.loading.procedures import read_procedure  # noqa: E402
from quizgen.loading.register import load_register  # noqa: E402
from quizgen.loading.scenarios import read_scenario  # noqa: E402
from quizgen.source import Mapping, read_text  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

Data = dict[str, Any]
LONGEST = 200
"""Steps after which a random player gives up: it goes round in circles."""


class _Plain(yaml.SafeDumper):
    def ignore_aliases(self, data: object) -> bool:
        return True


@dataclass
class Row:
    """One kind of defect: how many were planted, found by the proof, found by playing."""

    planted: int = 0
    proof: int = 0
    play: int = 0
    codes: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()


def sources(root: Path = ROOT) -> tuple[dict[str, Data], dict[str, Data]]:
    """Return the scenarios and the shared rules of the course, as plain data."""
    folder = root / "scenarios"
    shared = [
        yaml.safe_load(p.read_text("utf-8")) for p in sorted(folder.glob("procedures/*.yaml"))
    ]
    found = [yaml.safe_load(path.read_text("utf-8")) for path in sorted(folder.glob("*.yaml"))]
    rules = {data["procedure"]: data for data in (EXTRA, *shared)}
    return {data["id"]: data for data in (drama(), *found)}, rules


class Bench:
    """The law and the rules, and a judge of scenarios."""

    def __init__(self) -> None:
        self.register = load_register(ROOT, Report(), "")
        self.rules = [c for c in checks().values() if c.name.startswith("scenario-") and c.project]
        # A planted defect of the figures shows in any corner of the ranges, or in none.
        facts.MAX_CORNERS = 64
        self._procedures: dict[int, dict[str, Any]] = {}

    def read(self, data: Data, procedures: dict[str, Data], report: Report) -> Any:
        shared = self._procedures.get(id(procedures))
        if shared is None:
            shared = {}
            for name, written in procedures.items():
                node = read_text(self._yaml(written), f"{name}.yaml", report)
                assert isinstance(node, Mapping)
                shared[name] = read_procedure(node, f"{name}.yaml", report)
            self._procedures = {id(procedures): shared}
        node = read_text(self._yaml(data), "s.yaml", report)
        assert isinstance(node, Mapping)
        return read_scenario(node, "s.yaml", shared, self.register, report), shared

    def codes(self, data: Data, procedures: dict[str, Data]) -> list[str]:
        """Return the codes of everything that is found."""
        report = Report()
        scenario, shared = self.read(data, procedures, report)
        project = SimpleNamespace(
            scenarios={} if scenario is None else {scenario.id: scenario},
            procedures={name: shared[name] for name in data["procedure"] if name in shared},
            register=self.register,
        )
        found = [d.code for d in report.diagnostics]
        found += [rule.code for rule in self.rules for _ in rule.project(project)]
        return sorted(set(found))

    def play(self, data: Data, procedures: dict[str, Data], plays: int) -> set[str] | None:
        """Play at random; return what was met, nothing where it could not be played to an end."""
        report = Report()
        scenario, shared = self.read(data, procedures, report)
        try:
            program = None if scenario is None else build(scenario, shared)
        except (ContentError, KeyError):
            return None
        if program is None:
            return None
        rng = random.Random(1)
        machines = [Machine(program, world) for world in program.worlds]
        met: set[str] = set()
        moves: dict[tuple[int, bytes], list[Any]] = {}
        for _ in range(plays):
            place = rng.randrange(len(machines))
            machine = machines[place]
            state = machine.begin()[0]
            for _ in range(LONGEST):
                node = program.nodes[state[0]]
                met.add(node.id)
                if node.lawful:
                    break
                key = (place, state)
                if key not in moves:
                    moves[key] = list(machine.moves(state))
                if not moves[key]:
                    return None
                move = rng.choice(moves[key])
                if any(hit.startswith("!") for hit in move.hits):
                    return None
                choice = machine.choices[move.choice]
                met.add(f"{node.id}={choice.option.id}.{choice.number}")
                state = move.state
            else:
                return None
        return met

    @staticmethod
    def _yaml(data: Data) -> str:
        return yaml.dump(data, Dumper=_Plain, allow_unicode=True, sort_keys=False)


def table(
    scenarios: dict[str, Data],
    procedures: dict[str, Data],
    plays: int,
    places: int,
    kinds: slice = slice(None),
) -> dict[str, Row]:
    """Plant these kinds of defects into every scenario, at most ``places`` times each."""
    bench = Bench()
    operators = dict(list(OPERATORS.items())[kinds])
    rows = {name: Row() for name in operators}
    for identity, data in scenarios.items():
        assert bench.codes(data, procedures) == [], f"{identity} is not sound to begin with"
        usual = bench.play(data, procedures, plays)
        assert usual is not None
        for name, operator in operators.items():
            row = rows[name]
            for number, mutant in enumerate(operator(data, procedures)):
                if number == places:
                    break
                row.planted += 1
                codes = bench.codes(*mutant)
                row.proof += bool(codes)
                row.codes = tuple(dict.fromkeys((*row.codes, *codes)))
                if not codes:
                    row.missed = (*row.missed, f"{identity}#{number}")
                met = bench.play(*mutant, plays)
                # What was met before and is not any more would be noticed; what is new, too.
                row.play += met is None or met != usual
    return rows


def lines(rows: dict[str, Row], plays: int) -> Iterator[str]:
    """Yield the table as text."""
    yield f"{'kind of defect':36} {'planted':>7} {'proof':>6} {f'{plays} plays':>12}  found by"
    for name, row in rows.items():
        found = " ".join(row.codes[:4]) + (
            f"  missed: {', '.join(row.missed)}" if row.missed else ""
        )
        yield f"{name:36} {row.planted:7} {row.proof:6} {row.play:12}  {found}"
    used = [row for row in rows.values() if row.planted]
    total = [sum(getattr(row, part) for row in used) for part in ("planted", "proof", "play")]
    share = [100 * number / total[0] for number in total[1:]]
    said = f"proof {total[1]} ({share[0]:.1f}%), play {total[2]} ({share[1]:.1f}%)"
    yield f"{len(used)} kinds, {total[0]} planted: {said}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--plays", type=int, default=10_000)
    parser.add_argument("--places", type=int, default=3, help="of each kind in each scenario")
    arguments = parser.parse_args()
    scenarios, procedures = sources()
    if arguments.files:
        read = [yaml.safe_load(path.read_text("utf-8")) for path in arguments.files]
        scenarios = {data["id"]: data for data in read}
    rows = table(scenarios, procedures, arguments.plays, arguments.places)
    print("\n".join(lines(rows, arguments.plays)))


if __name__ == "__main__":
    main()
