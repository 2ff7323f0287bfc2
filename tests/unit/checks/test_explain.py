"""`quizgen explain`: every code that quizgen can report has a meaning."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

from quizgen.checks import checks
from quizgen.cli import main

if TYPE_CHECKING:
    import pytest

PACKAGE = Path(__file__).parent.parent.parent.parent / "quizgen"


def written_codes() -> set[str]:
    found: set[str] = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.update(re.findall(r"^QG[0-9]{3}$", node.value))
    return found


def test_every_code_has_one_meaning_and_every_meaning_a_code() -> None:
    table = set(json.loads((PACKAGE / "codes.json").read_text(encoding="utf-8")))
    rules = {rule.code for rule in checks().values()}
    assert table & rules == set()
    assert sorted((table | rules) ^ written_codes()) == []


def test_explain_rule_shows_it_broken_and_mended(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "qg236"]) == 0
    assert capsys.readouterr().out == (
        "QG236: With `basis: given`, `given` holds the rule that the key follows from.\n\n"
        "reported:\n    basis: given\n\n"
        "mended:\n    basis: given\n    given: 按题给规则：1 kWh 电力折 0.1229 kgce。\n"
    )


def test_explain_without_code_lists_all_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines == sorted(lines)
    assert lines[0] == "QG101  A content file is at most 4 MB long."


def test_explain_unknown_code_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "QG2O2"]) == 2
    assert "no code `QG2O2`" in capsys.readouterr().err
