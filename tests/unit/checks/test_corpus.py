"""Faulty content: each folder of the corpus is laid over a sound course and checked."""

from __future__ import annotations

import ast
import re
import shutil
from pathlib import Path

import pytest

from quizgen.cli import main

CORPUS = Path(__file__).parent.parent.parent / "corpus"
PACKAGE = Path(__file__).parent.parent.parent.parent / "quizgen"
CASES = sorted(path.name for path in (CORPUS / "invalid").iterdir() if path.is_dir())

NOT_CHECKED = (
    "generation",
    "documents",
    "printing",
    "classroom",
    "export",
    "importing",
    "web",
    "cli",
    "grading",
)
"""Floors whose codes no course shows to ``quizgen check``: they are tested beside their code."""


def lay(case: str, course: Path) -> list[str]:
    """Make the course of a case; return the arguments with which it is checked."""
    shutil.copytree(CORPUS / "base", course)
    source = CORPUS / "invalid" / case
    for path in sorted(source.rglob("*")):
        target = course / path.relative_to(source)
        if path.is_dir():
            target.mkdir(exist_ok=True)
        elif path.suffix == ".repeat":
            count, _, text = path.read_text(encoding="utf-8").partition("\n")
            target.with_suffix("").write_text(text * int(count), encoding="utf-8")
        elif path.name not in {"expected.txt", "arguments.txt"}:
            shutil.copyfile(path, target)
    arguments = source / "arguments.txt"
    return arguments.read_text(encoding="utf-8").split() if arguments.exists() else []


@pytest.mark.parametrize("case", CASES)
def test_faulty_course_is_reported_with_code_place_and_hint(
    case: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    update_golden: bool,
) -> None:
    arguments = lay(case, tmp_path / "course")
    monkeypatch.chdir(tmp_path / "course")
    status = main(["check", *arguments])
    seen = capsys.readouterr().out
    expected = CORPUS / "invalid" / case / "expected.txt"
    if update_golden:
        expected.write_text(seen, encoding="utf-8")
    assert seen == expected.read_text(encoding="utf-8")
    assert status == 1
    assert f"[{case[:5]}]" in seen, "the case shows another code than its name says"
    found = re.findall(
        r"^[^ :]+:[0-9]+:[0-9]+: (?:error|warning)\[QG[0-9]{3}\]: .+\n(.*)", seen, re.MULTILINE
    )
    assert found
    assert all(hint.startswith("  hint: ") for hint in found)


def test_base_course_has_no_findings(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(CORPUS / "base")]) == 0
    assert capsys.readouterr().out == ""


def written_codes() -> set[str]:
    """Return every code that the floors below the site can report."""
    codes: set[str] = set()
    for path in PACKAGE.rglob("*.py"):
        if path.relative_to(PACKAGE).parts[0] in NOT_CHECKED:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                codes.update(re.findall(r"^QG[0-9]{3}$", node.value))
    return codes


def test_every_code_is_shown_by_a_faulty_course() -> None:
    shown = {case[:5] for case in CASES}
    assert sorted(written_codes() - shown) == []


def test_every_faulty_course_shows_a_code_that_exists() -> None:
    assert sorted({case[:5] for case in CASES} - written_codes()) == []
