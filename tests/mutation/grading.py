"""Mutation testing of `quizgen.grading`, all of it in minutes.

Mutmut makes the mutants, all at once in a copy of the project: each function holds its variants,
and one name decides which is called. The tests are collected once; then each mutant has a process
forked off, which runs the tests that call its function, the quickest first, up to the first that
fails. Mutmut's own `mutmut run` does the same, but starts pytest and collects anew for each.

    python tests/mutation/grading.py [MODULE …], such as `exact text`; all without
"""

from __future__ import annotations

import ast
import difflib
import os
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import hypothesis
import pytest
from mutmut.mutation import trampoline
from mutmut.mutation.file_mutation import mutate_file_contents
from mutmut.utils.format_utils import get_mutant_name, mangled_name_from_mutant_name

ROOT = Path(__file__).parent.parent.parent
COPIED = ("quizgen", "tests/unit/grading", "tests/vectors", "tests/conftest.py", "pyproject.toml")
PACKAGE = Path("quizgen/grading")
NOT_MUTATED = {"__init__.py", "vectors.py"}  # imports; the command line's reading of files
EXAMPLES = 40
"""Of each property; what it alone would find with more is no test to rely on."""

SECONDS = 2
"""Of CPU beyond ten times what a test takes: more is a loop without end, and that is noticed."""

MEMORY = 3 << 30
_REWRITE = "ignore::pytest.PytestAssertRewriteWarning"  # hypothesis is imported here already


def make(folder: Path, wanted: list[str]) -> dict[str, str]:
    """Copy the project with the mutants of some modules; return each one's difference by name."""
    for name in COPIED:
        source, target = ROOT / name, folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target)
    mutants: dict[str, str] = {}
    for path in sorted((ROOT / PACKAGE).glob("*.py")):
        if path.name in NOT_MUTATED or (wanted and path.stem not in wanted):
            continue
        inside = PACKAGE / path.name
        made = mutate_file_contents(str(inside), path.read_text(encoding="utf-8"))
        (folder / inside).write_text(made.code, encoding="utf-8")
        bodies = {
            node.name: ast.get_source_segment(made.code, node) or ""
            for node in ast.walk(ast.parse(made.code))
            if isinstance(node, ast.FunctionDef) and "__mutmut_" in node.name
        }
        for name in made.mutant_names:
            own = name.rpartition(".")[2]
            first = bodies[f"{own.rpartition('__mutmut_')[0]}__mutmut_orig"].splitlines()[1:]
            changed = difflib.unified_diff(first, bodies[own].splitlines()[1:], n=0, lineterm="")
            lines = [line for line in changed if not line.startswith(("---", "+++", "@@"))]
            mutants[get_mutant_name(inside, name)] = "\n".join(lines)
    return mutants


class Driver:
    """Takes the place of pytest's own loop over the tests."""

    def __init__(self, mutants: dict[str, str]) -> None:
        self.mutants = mutants
        self.found: Counter[str] = Counter()
        self.failed = False

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note a failure, in the process of one mutant."""
        self.failed = self.failed or report.failed

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run the tests of each mutant."""
        for item in session.items:
            few(item)
        known, took = self.calls(session)
        for number, (name, difference) in enumerate(self.mutants.items(), 1):
            own = known.get(mangled_name_from_mutant_name(name), [])
            order = sorted(own, key=took.__getitem__)
            tests = [(session.items[place], took[place]) for place in order]
            result = self.judged(name, tests) if tests else "no test"
            self.found[result] += 1
            if result in {"survived", "no test"}:
                print(f"\n{result}: {name}\n{difference}", flush=True)
            if number % 25 == 0:
                print(f"... {number} of {len(self.mutants)}: {dict(self.found)}", flush=True)
        return True

    def calls(self, session: pytest.Session) -> tuple[dict[str, list[int]], list[float]]:
        """Return which tests call each function, and how long each test takes.

        In a process of its own, too: what a test leaves in a cache would hide mutants later.
        """
        reader, writer = os.pipe()
        if (child := os.fork()) == 0:
            os.close(reader)
            trampoline.set_mutant_under_test("stats")
            hits: set[str] = set()
            trampoline.record_trampoline_hit = lambda name, **_: hits.add(name)
            rows = []
            for item in session.items:
                hits.clear()
                begun = time.process_time()
                run(item)
                rows.append((time.process_time() - begun, sorted(hits)))
            with os.fdopen(writer, "w") as file:
                file.write(repr((self.failed, rows)))
            os._exit(0)
        os.close(writer)
        with os.fdopen(reader) as file:
            failed, rows = ast.literal_eval(file.read())
        os.waitpid(child, 0)
        if failed:
            sys.exit("the tests fail without any mutant")
        known: dict[str, list[int]] = {}
        for place, (_, names) in enumerate(rows):
            for name in names:
                known.setdefault(name, []).append(place)
        return known, [seconds for seconds, _ in rows]

    def judged(self, name: str, tests: list[tuple[pytest.Item, float]]) -> str:
        """Return what came of a mutant."""
        if (child := os.fork()) == 0:
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
            null = os.open(os.devnull, os.O_WRONLY)
            os.dup2(null, 1)
            os.dup2(null, 2)
            trampoline.set_mutant_under_test(name)
            for item, took in tests:
                signal.setitimer(signal.ITIMER_PROF, SECONDS + 10 * took)
                run(item)
                if self.failed:
                    os._exit(1)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        if os.WIFSIGNALED(status):
            return "without end" if os.WTERMSIG(status) == signal.SIGPROF else "killed"
        return "killed" if os.WEXITSTATUS(status) else "survived"


def run(item: pytest.Item) -> None:
    """Run one test, and put away what it was given: the next is any other."""
    item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)


def few(item: pytest.Item) -> None:
    """Let a test of a property draw the same few examples each time, and not look for less."""
    function = getattr(item, "obj", None)
    if hasattr(function, "hypothesis"):
        own = getattr(function, "_hypothesis_internal_use_settings", hypothesis.settings.default)
        function = getattr(function, "__func__", function)
        function._hypothesis_internal_use_settings = hypothesis.settings(  # noqa: SLF001 - it has no public name
            own,
            max_examples=min(EXAMPLES, own.max_examples),
            derandomize=True,
            database=None,
            phases=(hypothesis.Phase.explicit, hypothesis.Phase.generate),
            deadline=None,
            suppress_health_check=list(hypothesis.HealthCheck),
        )


def main() -> int:
    """Print the survivors and the count; return 1 when fewer than 85 of 100 were killed."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        mutants = make(folder, sys.argv[1:])
        os.chdir(folder)
        sys.path.insert(0, str(folder))
        # So that a command that a test starts finds the mutants, too.
        os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (str(folder), *sys.path[1:2])))
        begun = time.monotonic()
        driver = Driver(mutants)
        options = [
            "-q",
            "-p",
            "no:cacheprovider",
            "-p",
            "no:xdist",
            "--capture=sys",
            "--tb=no",
            "-W",
            _REWRITE,
        ]
        pytest.main([*options, "tests/unit/grading"], plugins=[driver])
    total, found = sum(driver.found.values()), driver.found
    killed = found["killed"] + found["without end"]
    print(f"\n{dict(found)}, {total} mutants in {(time.monotonic() - begun) / 60:.0f} minutes")
    print(f"killed {killed} of {total}: {100 * killed / max(total, 1):.1f} %")
    return int(killed < 0.85 * total or total < len(mutants))


if __name__ == "__main__":
    sys.exit(main())
