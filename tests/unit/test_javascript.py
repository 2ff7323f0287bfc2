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
from quizgen.web.assets import BUNDLES, INLINED, PACKED

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.node

BUDGET = 30_000
"""Bytes of the one script and the one style of quizzes and scenarios together, compressed."""

OTHERS = {
    "quizgen-study": 6_000,
    "quizgen-calc": 16_000,
    "quizgen-cites": 2_000,
    "quizgen-visit": 7_000,
    "quizgen-en": 3_000,
    "quizgen-lms": 13_000,
}
"""Bytes of what other pages load, and of what is fetched when it is wanted."""

STANDING = {"quizgen-assigned": 30_000, "quizgen-workbench": 70_000}
"""Bytes of what stands in pages themselves, compressed.

The instructor's page holds the engine, cryptography, Excel files and everybody's feedback; it is
opened from a disk, not over a slow line."""

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


@pytest.mark.parametrize("name", ["grading", "rules"])
def test_both_engines_answer_the_vectors_alike(root: Path, node: str, name: str) -> None:
    file = root / f"tests/vectors/{name}.json"
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
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([*BUNDLES, *INLINED, *PACKED])
    for name in [*BUNDLES, *INLINED, *PACKED]:
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


def weight(root: Path, part: str) -> int:
    """Bytes of a part's script and style, compressed."""
    known = [*BUNDLES, *INLINED, *PACKED]
    names = [name for name in known if name in {f"{part}.js", f"{part}.css"}]
    assert names
    files = [(root / "quizgen/web/dist" / name).read_bytes() for name in names]
    return sum(len(gzip.compress(data, mtime=0)) for data in files)


def test_quizzes_and_scenarios_stay_within_their_budget(root: Path) -> None:
    assert weight(root, "quizgen") <= BUDGET


@pytest.mark.parametrize("part", [*OTHERS, *STANDING])
def test_other_parts_stay_within_their_budget(root: Path, part: str) -> None:
    assert weight(root, part) <= (OTHERS | STANDING)[part]
