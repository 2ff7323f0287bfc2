from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from quizgen import bootstrap


def test_bootstrap_imports_nothing_but_the_standard_library() -> None:
    tree = ast.parse(Path(bootstrap.__file__).read_text(encoding="utf-8"))
    imported = {
        alias.name.partition(".")[0]
        for node in ast.walk(tree)
        for alias in (node.names if isinstance(node, ast.Import) else [])
    } | {
        (node.module or "").partition(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
    }
    assert imported <= sys.stdlib_module_names


@pytest.mark.parametrize("arguments", [[], ["build"]])
def test_bootstrap_without_a_known_word_says_how_to_call_it(arguments: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "quizgen.bootstrap", *arguments],
        cwd=bootstrap.ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (2, f"{bootstrap.USAGE}\n")


def test_ci_runs_the_test_command_of_the_readme() -> None:
    command = "python -m quizgen.bootstrap test"
    readme = (bootstrap.ROOT / "README.md").read_text(encoding="utf-8")
    script = (bootstrap.ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert f"```\n{command}\n```" in readme
    assert script.rstrip().endswith(f"\n{command}")


def test_bootstrap_installs_once_and_again_when_the_project_asks_for_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed = []
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    monkeypatch.setattr(bootstrap, "ENVIRONMENT", tmp_path / ".venv")
    monkeypatch.setattr(subprocess, "run", lambda command, check: installed.append(command[-1]))

    def make(folder: Path, *, with_pip: bool) -> None:
        for name in ("Scripts/python.exe", "bin/python"):
            (folder / name).parent.mkdir(parents=True)
            (folder / name).touch()

    monkeypatch.setattr(bootstrap.venv, "create", make)
    project = tmp_path / "pyproject.toml"
    project.write_text("one", encoding="utf-8")
    for extra in ("", "", "test", "test"):
        bootstrap.environment(extra)
    project.write_text("two", encoding="utf-8")
    bootstrap.environment("")
    assert installed == [str(tmp_path), f"{tmp_path}[test]", str(tmp_path)]
