"""Statements: what a graded class says in xAPI, the same each time, and valid to a validator."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import uuid
from dataclasses import replace
from datetime import UTC, timedelta, timezone
from fractions import Fraction
from pathlib import Path

import pytest

from quizgen.cli import main
from quizgen.diagnostics import Report
from quizgen.generation import forms
from quizgen.grading.memo import Marker
from quizgen.loading.project import load
from quizgen.model.interactions import (
    Accept,
    Blank,
    Blanks,
    Judge,
    Multi,
    NumberRule,
    Numeric,
    Short,
    TextMatcher,
)
from quizgen.results.assignments import Assignment, assigned_form
from quizgen.results.interactions import answers
from quizgen.results.marking import Marking, Script
from quizgen.results.statements import CHINA, Sender, moment, statements, voids
from tests.unit.results.test_commands import first_options, folder, grade, hand_in  # noqa: F401
from tests.unit.results.test_feedback import CHOICE, made

ROOT = Path(__file__).parents[3]
HOME = "https://peixun.example.org"
SENDER = Sender(home=HOME)


@pytest.fixture(scope="module")
def whole():
    """All banks, a form a bank."""
    project = load(ROOT, Report(), reserved=True)
    names = list(project.banks)
    built = (forms.build(project, bank, mode="exam") for bank in names)
    return Assignment(id="z", title="周测", course="jnjc", forms=tuple(map(assigned_form, built)))


@pytest.fixture
def faults():
    """Return a function that gives what a validator of xAPI finds, statement by statement."""
    node, script = shutil.which("node"), ROOT / "tests/lms/xapi/validate.cjs"
    if node is None or not (script.parent / "node_modules").is_dir():
        assert os.environ.get("CI") != "true", "the validator must be here under CI"
        pytest.skip("no validator of xAPI here")

    def look(said):
        text = json.dumps(said)
        done = subprocess.run(
            [node, script], input=text, capture_output=True, text=True, check=True
        )
        return json.loads(done.stdout)

    return look


def guess(item):
    """Return some response of the right kind."""
    own = item.interaction
    kind = type(own).__name__
    match kind:
        case "Single":
            return own.options[0].id
        case "Multi":
            return [one.id for one in own.options[:2]]
        case "Judge":
            return True
        case "Numeric" | "Interval" | "Short":
            return " 约 3\n万元 "
        case "Blanks":
            return ["3"] * len(own.blanks)
        case "Order":
            return [one.id for one in own.entries]
        case "Match":
            return {one.id: own.right[0].id for one in own.left}
        case "Walk":
            return [one.id for one in own.steps]
        case _:
            return {
                part.id: guess(replace(item, interaction=part.interaction)) for part in own.parts
            }


def scripts(assignment):
    marking = Marking(assignment)
    return [
        marking(
            Script(
                who=f"甲-{n}",
                form=form.hash,
                receipt=f"R{n}",
                received="2026-11-24T17:00",
                responses=tuple(map(guess, form.items)),
                judged={
                    item.id: Fraction(1) for item in form.items if type(item.interaction) is Short
                },
            )
        )
        for n, form in enumerate(assignment.forms)
    ]


def names(said):
    return [one["verb"]["display"]["en-US"] for one in said]


def test_statements_of_all_items_are_valid_and_none_has_the_id_of_another(whole, faults):
    said = [*statements(whole, scripts(whole), replace(SENDER, reveal=True))]
    said += [*voids(said, [], SENDER)]
    assert len({one["id"] for one in said}) == len(said) > 1500
    assert all(uuid.UUID(one["id"]).version == 5 for one in said)
    types = {one["object"].get("definition", {}).get("interactionType") for one in said}
    assert types >= {"true-false", "choice", "fill-in", "matching", "sequencing"}
    assert [found for found in faults(said) if found] == []


def test_validator_finds_what_is_wrong(faults):
    """A validator that finds nothing in anything would prove nothing."""
    assert faults([{"actor": {}, "verb": {"id": "kein IRI"}, "object": {"id": "x"}}]) != [[]]


def test_attempt_is_begun_answered_completed_and_passed_or_failed(whole):
    good = made(whole, [CHOICE, Judge(key=True), Judge(key=True)], ["a", True, None])
    bad = made(whole, [CHOICE, Judge(key=True)], ["b", False])
    said = [*statements(whole, [good, bad], SENDER)]
    assert names(said) == [
        *("initialized", "answered", "answered", "completed", "passed"),
        *("initialized", "answered", "answered", "completed", "failed"),
    ]
    assert {json.dumps(one["actor"], ensure_ascii=False) for one in said} == {
        f'{{"objectType": "Agent", "account": {{"homePage": "{HOME}", "name": "甲-01"}}}}'
    }
    first, ending = said[1], said[4]
    assert first["result"] == {
        "response": "a",
        "success": True,
        "score": {"min": 0, "scaled": 1, "raw": 1, "max": 1},
    }
    assert first["object"]["definition"]["correctResponsesPattern"] == ["a"]
    assert first["object"]["definition"]["choices"][1]["description"] == {"zh-CN": "乙项"}
    assert first["context"]["contextActivities"]["parent"][0]["id"] == ending["object"]["id"]
    assert ending["result"]["score"] == {"min": 0, "scaled": 0.6667, "raw": 2, "max": 3}
    assert len({one["context"]["registration"] for one in said[:5]}) == 1


def test_same_results_are_the_same_statements_and_other_marks_are_others(whole):
    one = made(whole, [CHOICE, Judge(key=True)], ["b", True])
    said = [*statements(whole, [one], SENDER)]
    assert [*statements(whole, [one], SENDER)] == said
    other = made(whole, [replace(CHOICE, key="b"), Judge(key=True)], ["b", True])
    now = [*statements(whole, [other], SENDER)]
    changed = [a["id"] == b["id"] for a, b in zip(said, now, strict=True)]
    assert changed == [True, False, True, True, False]
    taken = [*voids(said, now, SENDER)]
    assert [one["object"]["id"] for one in taken] == [said[1]["id"], said[4]["id"]]
    assert names(taken) == ["voided", "voided"]
    assert [*voids(said, said, SENDER)] == []


def test_what_waits_for_a_person_is_not_told_yet(whole):
    waiting = made(whole, [Short(keypoints=()), CHOICE], ["一", "a"])
    assert [*statements(whole, [waiting], SENDER)] == []
    judged = made(whole, [Short(keypoints=()), CHOICE], ["一", "a"], judged={"i0": Fraction(1)})
    assert len([*statements(whole, [judged], SENDER)]) == 5


def test_reserved_items_are_told_without_question_and_key(whole):
    form = next(form for form in whole.forms if form.id == "jnr")
    one = next(script for script in scripts(whole) if script.form is form)
    closed = json.dumps([*statements(whole, [one], SENDER)], ensure_ascii=False)
    open_ = json.dumps(
        [*statements(whole, [one], replace(SENDER, reveal=True))], ensure_ascii=False
    )
    assert "correctResponsesPattern" in open_
    assert "correctResponsesPattern" not in closed
    for item in form.items:
        for option in getattr(item.interaction, "options", ()):
            if len(option.text) > 6:
                assert option.text not in closed
        assert item.asked[:12] not in closed


@pytest.mark.parametrize(
    ("received", "claimed", "zone", "told"),
    [
        ("2026-11-24T17:58", "2026-11-24T09:00:00Z", CHINA, "2026-11-24T17:58:00+08:00"),
        ("2026-11-24T17:58:01", "", UTC, "2026-11-24T17:58:01+00:00"),
        ("2026-11-24T17:58+06:00", "", CHINA, "2026-11-24T17:58:00+06:00"),
        ("", "2026-11-24T09:00:00Z", CHINA, "2026-11-24T09:00:00+00:00"),
        ("gestern", "2026-11-24T09:00:00Z", CHINA, "2026-11-24T09:00:00+00:00"),
        ("", "…", CHINA, ""),
        ("2026-11-24T17:58", "", timezone(-timedelta(hours=3)), "2026-11-24T17:58:00-03:00"),
    ],
)
def test_time_is_what_the_channel_noted_else_what_was_claimed(received, claimed, zone, told):
    assert moment(received, claimed, zone) == told


def answer(own, response):
    return [*answers("q", own, "问", response, Marker(own)(response))]


def test_answers_are_spelled_as_the_standard_has_them():
    (several,) = answer(Multi(options=CHOICE.options, key=("a", "c")), ["a", "b"])
    assert (several.response, several.right) == ("a[,]b", "a[,]c")
    rule = NumberRule(value="12.5", unit="万元")
    (number,) = answer(Numeric(rule=rule), "12")
    assert (number.type, number.response, number.right) == ("numeric", "12", "12.5[:]12.5")
    (words,) = answer(Numeric(rule=rule), "12万元")
    assert (words.type, words.right) == ("fill-in", "12.5万元")
    gap = Blank(matcher=TextMatcher(accept=(Accept(text="甲"), Accept(pattern="[乙]丙?"))))
    only = Blank(matcher=TextMatcher(accept=(Accept(pattern="[乙]丙?"),)))
    (gaps,) = answer(Blanks(blanks=(gap, gap)), ["甲 \n 乙", "丙"])
    assert (gaps.response, gaps.right) == ("甲 乙[,]丙", "甲; 甲")
    (gaps,) = answer(Blanks(blanks=(gap, only)), ["x" * 300, "丙"])
    assert gaps.right == ""
    assert len(gaps.response) == 250 + len("[,]丙")


def test_statements_come_from_the_command_line(folder, capsys):  # noqa: F811
    hand_in(folder, first_options)
    grade(folder)
    capsys.readouterr()
    target = folder / "told.jsonl"
    assert xapi(folder, "-o", str(target)) == 0
    first = target.read_bytes()
    said = [json.loads(line) for line in first.decode().splitlines()]
    assert f"3 scripts, {len(said)} statements" in capsys.readouterr().out
    assert xapi(folder, "-o", str(target)) == 0
    assert target.read_bytes() == first


def xapi(folder, *more, home=HOME):  # noqa: F811
    private = str(folder / "out/private/assignment.json")
    return main(["xapi", str(folder / "marks"), private, "--home", home, *more])


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ([], "say where to"),
        (["-o", "x", "--home", "peixun"], "--home must be"),
        (["-o", "x", "--zone", "8"], "--zone must look"),
        (["-o", "x", "--zone", "+15:00"], "--zone must look"),
        (["--lrs", "https://x.example"], "needs --user"),
        (["--lrs", "ftp://x.example", "--user", "u"], "no address of a store"),
        (["--lrs", "https://u:p@x.example", "--user", "u"], "no address of a store"),
    ],
)
def test_wrong_use_of_xapi_is_told(folder, capsys, monkeypatch, more, told):  # noqa: F811
    monkeypatch.chdir(folder)
    hand_in(folder)
    grade(folder)
    assert xapi(folder, *more) == 2
    assert told in capsys.readouterr().err
    assert not (folder / "x").exists()
