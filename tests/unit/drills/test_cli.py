"""Drill commands: exit codes, JSON, and findings at their places."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from quizgen.cli import main

ROOT = Path(__file__).parent.parent.parent.parent


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A copy of the course without its banks and pages, and with one scenario."""
    (tmp_path / "course").mkdir()
    shutil.copy(ROOT / "course" / "course.yaml", tmp_path / "course")
    shutil.copytree(ROOT / "course" / "law", tmp_path / "course" / "law")
    shutil.copytree(ROOT / "scenarios" / "procedures", tmp_path / "scenarios" / "procedures")
    shutil.copy(ROOT / "scenarios" / "liangzheng.yaml", tmp_path / "scenarios")
    return tmp_path


def change(course: Path, old: str, new: str) -> Path:
    path = course / "scenarios" / "liangzheng.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def test_prove_of_a_clean_course_is_0_and_tells_the_figures(course, monkeypatch, capsys) -> None:
    monkeypatch.chdir(course)
    assert main(["drill", "prove"]) == 0
    text = capsys.readouterr().out
    assert re.search(r"liangzheng: [1-9][0-9]+ states in [0-9]+ cases, all visited in", text)
    assert re.search(r"^  e_ok: [1-9][0-9]* ways; shortest: case variant=", text, re.MULTILINE)
    assert re.search(r"^  points of no return: [1-9]", text, re.MULTILINE)
    assert re.search(r"^    d_gate=push: in [0-9]+ states; shortest: case ", text, re.MULTILINE)


def test_prove_json_is_one_document(course, monkeypatch, capsys) -> None:
    monkeypatch.chdir(course)
    assert main(["drill", "prove", "scenarios/liangzheng.yaml", "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["findings"] == []
    assert data["scenarios"][0]["proved"] is True
    assert all(number > 0 for number in data["scenarios"][0]["ways"].values())


def test_prove_of_a_file_finds_its_course_from_anywhere(course, monkeypatch) -> None:
    monkeypatch.chdir("/")
    assert main(["drill", "prove", str(course / "scenarios" / "liangzheng.yaml")]) == 0


def test_prove_reports_a_dead_end_at_its_place(course, monkeypatch, capsys) -> None:
    path = change(course, "    decision: d_dispose\n", "")
    monkeypatch.chdir(course)
    assert main(["drill", "prove", str(path)]) == 1
    text = capsys.readouterr().out
    line = 1 + path.read_text(encoding="utf-8").split("\n").index(
        "    where: 支队法制室，电脑就地登记保存之后"
    )
    assert (
        f"scenarios/liangzheng.yaml:{line}:5: error[QG410]: scene `dispose` is a dead end" in text
    )
    assert "hint: add `decision:`" in text


def test_prove_reports_a_soft_lock_with_the_shortest_way(course, monkeypatch, capsys) -> None:
    path = change(
        course,
        "        events: [hear, decide_fine]\n        grade: best",
        "        when: risk == 'high'\n        events: [hear, decide_fine]\n        grade: best",
    )
    text = path.read_text(encoding="utf-8")
    for line in (
        "        fault: U_heavier\n",
        "        fault: U_trace\n        grade: fault\n        score: {procedure: 2}\n",
    ):
        text = text.replace(line, "        when: risk == 'high'\n" + line, 1)
    skip = "        events: [decide_fine]\n        grade: fault\n        score: {procedure: 0}\n"
    assert skip in text
    path.write_text(
        text.replace(skip, "        when: risk == 'high'\n" + skip, 1), encoding="utf-8"
    )
    monkeypatch.chdir(course)
    assert main(["drill", "prove"]) == 1
    shown = capsys.readouterr().out
    assert "error[QG421]: dead end in scene `statement`: case variant=not_filed, risk=low" in shown
    assert "d_recheck=visit → d_after=inform" in shown


def test_check_reports_scenario_findings_too(course, monkeypatch, capsys) -> None:
    change(course, "        next: after\n", "        next: aftre\n")
    monkeypatch.chdir(course)
    assert main(["check", "--format", "concise"]) == 1
    assert "error[QG401]: there is no scene or ending `aftre`" in capsys.readouterr().out


def test_broken_scenario_is_said_to_be_unproved(course, monkeypatch, capsys) -> None:
    change(course, "start: brief", "start: breif")
    monkeypatch.chdir(course)
    assert main(["drill", "prove", "--format", "json"]) == 1
    data = json.loads(capsys.readouterr().out)
    told = {scenario["id"]: scenario for scenario in data["scenarios"]}
    assert told["liangzheng"] == {
        "id": "liangzheng",
        "path": "scenarios/liangzheng.yaml",
        "proved": False,
        "states": 0,
    }
    assert data["findings"][0]["hint"] == "did you mean `brief`?"


@pytest.mark.parametrize(
    "arguments",
    [["prove", "scenarios/nothing.yaml"], ["variants", "nothing"]],
)
def test_wrong_use_is_2(course, monkeypatch, capsys, arguments) -> None:
    monkeypatch.chdir(course)
    assert main(["drill", *arguments]) == 2
    assert "nothing" in capsys.readouterr().err


def test_no_course_is_wrong_use(monkeypatch, tmp_path) -> None:
    (tmp_path / "lone.yaml").write_text("schema: drill/1\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["drill", "prove", "lone.yaml"]) == 2


def test_variants_lists_cases_and_holds_them_to_their_findings(course, monkeypatch, capsys) -> None:
    monkeypatch.chdir(course)
    assert main(["drill", "variants", "liangzheng", "--seeds", "100"]) == 0
    text = capsys.readouterr().out
    assert "4 variants x 100 seeds" in text
    row = r"^ +not_filed +100 +100 +100 +100 +100 +[0-9.]+ %$"
    assert re.search(row, text, re.MULTILINE)
    change(course, "below: [3600, 5600]", "below: [3600, 9600]")
    assert main(["drill", "variants", "liangzheng", "--seeds", "100", "--format", "json"]) == 1
    data = json.loads(capsys.readouterr().out)
    assert "variant `below`: `F_duty` is found" in data["wrong"][0]["message"]
