"""`quizgen check`: exit codes, formats and the summary."""

from __future__ import annotations

import gc
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from quizgen.cli import main

BASE = Path(__file__).parent.parent.parent / "corpus" / "base"
FAULTY = (
    "schema: 1\nbank: faulty\ntitle: 题库\nitems:\n  - {id: a, type: jugde}\n  - {id: b, type: x}\n"
)


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return shutil.copytree(BASE, tmp_path / "course")


def test_check_clean_course_exits_with_0_and_counts_on_stderr(
    course: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(course)]) == 0
    seen = capsys.readouterr()
    assert seen.out == ""
    assert seen.err == "no findings in 2 items, 1 paper, 2 scenarios, 7 provisions, 1 page\n"


def test_check_findings_exit_with_1_all_in_one_run(
    course: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (course / "quizzes" / "faulty.yaml").write_text(FAULTY, encoding="utf-8")
    assert main(["check", str(course), "--format", "concise"]) == 1
    seen = capsys.readouterr()
    assert seen.out.splitlines() == [
        "quizzes/faulty.yaml:5:19: error[QG200]: `jugde` is not an item type",
        "quizzes/faulty.yaml:6:19: error[QG200]: `x` is not an item type",
    ]
    assert seen.err.startswith("2 findings in ")


def test_check_json_is_a_list_of_objects(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (course / "quizzes" / "faulty.yaml").write_text(FAULTY, encoding="utf-8")
    assert main(["check", str(course), "--format", "json"]) == 1
    seen = capsys.readouterr()
    assert json.loads(seen.out)[0] == {
        "code": "QG200",
        "severity": "error",
        "path": "quizzes/faulty.yaml",
        "line": 5,
        "column": 19,
        "message": "`jugde` is not an item type",
        "hint": "did you mean `judge`?",
    }
    assert seen.err == ""


def test_check_json_of_a_clean_course_is_an_empty_list(
    course: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(course), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_check_same_course_twice_gives_the_same_bytes(
    course: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (course / "quizzes" / "faulty.yaml").write_text(FAULTY, encoding="utf-8")
    seen = []
    for _ in range(2):
        main(["check", str(course), "--format", "json"])
        seen.append(capsys.readouterr().out)
    assert seen[0] == seen[1]


@pytest.mark.parametrize("arguments", [["nowhere"], [".", "--bank", "nowhere.yaml"]])
def test_check_wrong_use_exits_with_2(
    arguments: list[str],
    course: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(course)
    assert main(["check", *arguments]) == 2
    assert capsys.readouterr().err.startswith("quizgen check: no ")


def test_check_unknown_format_exits_with_2(course: Path) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["check", str(course), "--format", "xml"])
    assert caught.value.code == 2


def test_check_leaves_the_garbage_collector_as_it_was(course: Path) -> None:
    main(["check", str(course)])
    assert gc.isenabled()


def test_check_in_a_narrow_encoding_does_not_fail(course: Path) -> None:
    (course / "quizzes" / "faulty.yaml").write_text("schema: 一\n", encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-m", "quizgen", "check", str(course)],
        env={"PYTHONIOENCODING": "ascii", "PATH": ""},
        capture_output=True,
        check=False,
    )
    assert ran.returncode == 1
    assert b"error[QG118]" in ran.stdout
    assert b"Traceback" not in ran.stderr


def test_check_of_our_own_course_finds_nothing(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(["check", str(root)])
    assert capsys.readouterr().out == ""
    assert status == 0
