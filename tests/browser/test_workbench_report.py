"""The report of the 讲师工作台: byte by byte that of the command line, for classes of any size."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from quizgen import rng
from quizgen.cli import main
from quizgen.diagnostics import Report
from quizgen.generation import forms
from quizgen.loading.project import load
from quizgen.model.contract import interaction_to_json
from quizgen.model.tags import tags_of
from quizgen.results.assignments import Assignment, assigned_form, to_json
from quizgen.results.intake import Anomaly, Oddity
from quizgen.results.marking import Marking, Script
from quizgen.results.records import to_json as results_to_json

from .conftest import ROOT

pytestmark = pytest.mark.browser
EACH = 3
"""Items of each type on each form."""


@pytest.fixture(scope="module")
def assignment():
    """Two forms with items of every type, those first that can show a misconception."""
    project = load(ROOT, Report(), reserved=True)
    found: dict[str, list] = {}
    for item in sorted(project.items.values(), key=lambda one: (not _tagged(one), one.id)):
        if item.basis != "none":
            found.setdefault(item.type, []).append(item)
    made = []
    for at in (0, 1):
        picked = [one for items in found.values() for one in items[at * EACH : (at + 1) * EACH]]
        banks = sorted({one.bank for one in picked})
        parts = [
            forms.build(project, bank, items=[one.id for one in picked if one.bank == bank])
            for bank in banks
        ]
        whole = replace(
            parts[0],
            id=f"juan-{at}",
            title=f"卷 <{at}>",
            items=tuple(item for part in parts for item in part.items),
            misconceptions={k: v for part in parts for k, v in part.misconceptions.items()},
        )
        made.append(assigned_form(whole))
    return Assignment(id="zhou", title="周测 <&>", course="jnjc", forms=tuple(made))


def _tagged(item) -> bool:
    return bool(tags_of(item.interaction))


def respond(rule: dict, name: str) -> object:
    """Return an answer: right, one that shows a misconception, another, or none."""
    lot = rng.below(7, name, 100)
    if lot < 8:
        return None
    if lot < 45:
        right = _right(rule)
        if right is not None:
            return right
    match rule["type"]:
        case "single":
            return rule["options"][rng.below(8, name, len(rule["options"]))]
        case "multi":
            return [one for one in rule["options"] if rng.below(9, f"{name}/{one}", 2)] or ["A"]
        case "judge":
            return lot % 2 == 0
        case "numeric":
            known = rule.get("also", [])
            return known[lot % len(known)]["value"] if known else str(lot)
        case "blank":
            return [_wrong(gap, lot) for gap in rule["blanks"]]
        case "case":
            return {part["id"]: respond(part, f"{name}/{part['id']}") for part in rule["parts"]}
        case _:
            return "责令限期改正"


def _right(rule: dict) -> object:
    if rule["type"] == "numeric":
        return f"{rule['value']}{rule.get('unit', '')}"
    return rule.get("key")


def _wrong(gap: dict, lot: int) -> str:
    known = [one for one in gap.get("accept", []) if isinstance(one, dict) and one.get("text")]
    return known[lot % len(known)]["text"] if known else str(lot)


def results(assignment: Assignment, people: int, test: str) -> dict:
    """Return the results of so many people on each form."""
    marking = Marking(assignment)
    graded = [
        marking(
            Script(
                who=f"甲-{place:03}",
                form=form.hash,
                receipt=f"R-{place:03}",
                responses=tuple(
                    respond(interaction_to_json(item.interaction), f"{test}/{place}/{item.id}")
                    for item in form.items
                ),
            )
        )
        for place in range(2 * people)
        for form in [assignment.forms[place % 2]]
    ]
    # Nobody judges texts here: they stand as they are suggested.
    odd = [Anomaly(oddity=Oddity.COPY, source="a"), Anomaly(oddity=Oddity.LATE, source="b")]
    return results_to_json(assignment, graded, [*odd, *odd[:1]])


def cells(path: Path) -> dict[str, list]:
    book = openpyxl.load_workbook(io.BytesIO(Path(path).read_bytes()))
    return {sheet.title: [sheet.freeze_panes, *sheet.iter_rows(values_only=True)] for sheet in book}


@pytest.mark.parametrize("people", [1, 12, 40, 130])
def test_report_is_that_of_the_command_line(assignment, tab, tmp_path, people):
    text = json.dumps(to_json(assignment), ensure_ascii=False, indent=1)
    (tmp_path / "assignment.json").write_text(text, encoding="utf-8")
    for test in ("before", "after"):
        (tmp_path / test).mkdir()
        data = json.dumps(results(assignment, people, test), ensure_ascii=False, indent=1)
        (tmp_path / test / "results.json").write_text(data, encoding="utf-8")
    assert main(["workbench", "-o", str(tmp_path / "workbench.html")]) == 0
    page = tab()
    page.goto((tmp_path / "workbench.html").as_uri())
    own = str(tmp_path / "assignment.json")
    page.locator("[name=assignment]").set_input_files(own)
    page.locator("[name=results]").set_input_files(tmp_path / "after" / "results.json")
    page.locator("[data-tab=report]").click()
    line = ["report", str(tmp_path / "after"), own, "-o", str(tmp_path / "report.html")]
    for more in ([], ["--before", str(tmp_path / "before"), own]):
        more_ = ["--items", str(tmp_path / "facility.csv"), "--xlsx", str(tmp_path / "r.xlsx")]
        assert main([*line, *more, *more_]) == 0
        if more:
            page.locator("[name=before]").set_input_files([tmp_path / "before/results.json", own])
            page.locator(".qw-before .qw-state").get_by_text("已打开前测").wait_for()
        for name in ("report.html", "facility.csv"):
            with page.expect_download() as found:
                page.locator(f"[data-save='{name}']").click()
            theirs = Path(found.value.path()).read_bytes().decode("utf-8")
            assert theirs == (tmp_path / name).read_bytes().decode("utf-8"), (name, more)
    with page.expect_download() as found:
        page.locator("[data-save='report.xlsx']").click()
    assert cells(found.value.path()) == cells(tmp_path / "r.xlsx")
    made = (tmp_path / "report.html").read_text("utf-8")
    assert ("看出" in made or "误解" in made) or people == 1
