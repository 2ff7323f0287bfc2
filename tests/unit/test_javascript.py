"""The browser code: its own tests, its types, its build, and its agreement with Python."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from quizgen.grading.vectors import answers, load

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.node

BUDGETS = {"quizgen.js": 30 * 1024, "quizgen.css": 4 * 1024}
"""Bytes of what a page loads, compressed."""

GRADING_BUDGET = 11 * 1024
"""Bytes of the grading engine alone, minified and compressed."""


@pytest.fixture(scope="module")
def tools(root: Path, node: str) -> Path:
    """Folder of the JavaScript tools, installed."""
    folder = root / "tests/js"
    if not (folder / "node_modules/esbuild").is_dir():
        message = "JavaScript tools are missing: run `npm ci` in tests/js"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    return folder


def run(*command: object, cwd: Path) -> str:
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, f"{done.stdout[-6000:]}\n{done.stderr[-3000:]}"
    return done.stdout


def test_node_tests_all_pass(root: Path, node: str) -> None:
    files = sorted((root / "tests/js").glob("*.test.mjs"))
    assert files
    run(node, "--test", "--test-reporter=spec", *files, cwd=root)


def test_types_are_sound(tools: Path, node: str) -> None:
    run(node, "node_modules/typescript/bin/tsc", "--project", "tsconfig.json", cwd=tools)


def test_both_engines_answer_the_vectors_alike(root: Path, node: str) -> None:
    file = root / "tests/vectors/grading.json"
    lines = run(node, "tests/js/vectors.mjs", file, cwd=root).splitlines()
    browser = [json.loads(line) for line in lines]
    python = list(answers(load(file.read_text(encoding="utf-8"))))
    assert len(python) > 250
    assert browser == json.loads(json.dumps(python))


@pytest.mark.parametrize("seed", [1, 2])
def test_both_engines_answer_random_vectors_alike(root: Path, node: str, seed: int) -> None:
    script = root / "tests/fuzz/grading.py"
    seen = run(sys.executable, script, "--cases", 2000, "--seed", seed, cwd=root)
    assert seen.endswith(f"2000 cases, seed {seed}: 0 differences\n")


def test_bundle_in_the_package_is_fresh(root: Path, tools: Path, node: str, tmp_path: Path) -> None:
    run(node, tools / "build.mjs", tmp_path, cwd=root)
    for name in ("quizgen.js", "quizgen.css"):
        shipped = (root / "quizgen/web/dist" / name).read_bytes()
        built = (tmp_path / name).read_bytes()
        assert built == shipped, f"{name} is stale: run `npm run build` in tests/js"


def test_grading_engine_stays_small(root: Path, tools: Path, node: str, tmp_path: Path) -> None:
    esbuild = tools / "node_modules/esbuild/bin/esbuild"
    bundle = tmp_path / "grading.js"
    run(
        esbuild,
        root / "quizgen/web/src/grading/index.mjs",
        "--bundle",
        "--minify",
        "--format=iife",
        "--global-name=grading",
        "--target=chrome80",
        "--charset=utf8",
        f"--outfile={bundle}",
        cwd=root,
    )
    assert len(gzip.compress(bundle.read_bytes(), mtime=0)) <= GRADING_BUDGET


def test_lock_file_names_no_host(root: Path) -> None:
    text = (root / "tests/js/package-lock.json").read_text(encoding="utf-8")
    packages = json.loads(text)["packages"]
    assert "node_modules/esbuild" in packages
    assert "resolved" not in text
    assert all("integrity" in entry for name, entry in packages.items() if name)
    assert "://" not in text


@pytest.mark.parametrize("name", BUDGETS)
def test_what_a_page_loads_stays_within_its_budget(root: Path, name: str) -> None:
    shipped = (root / "quizgen/web/dist" / name).read_bytes()
    assert len(gzip.compress(shipped, mtime=0)) <= BUDGETS[name]
