"""Marking: what Python's engine says, from raw responses, again and again; people decide texts."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction

import pytest

from quizgen.diagnostics import UsageError
from quizgen.grading.engine import grade
from quizgen.model.interactions import Judge, KeyPoint, Short
from quizgen.model.outcomes import Verdict
from quizgen.results import records, tables
from quizgen.results.assignments import load_assignment, to_json
from quizgen.results.journal import entry, whole
from quizgen.results.marking import Marking, Script, changes, pending


def script(form, responses=(), **fields) -> Script:
    given = {"who": "甲-01", "form": form.hash, "receipt": "AAAAA-BBBBB"}
    return Script(responses=tuple(responses), **(given | fields))


@pytest.fixture
def judging(assignment):
    """The assignment with a first form of one judgement and one free text."""
    form = assignment.forms[0]
    text = Short(max="4", keypoints=(KeyPoint(id="a", any=("责令",), points="2"),), auto=False)
    items = (
        replace(form.items[0], id="j", interaction=Judge(max="2", key=True)),
        replace(form.items[1], id="s", interaction=text),
    )
    return replace(assignment, forms=(replace(form, items=items, pass_percent="60"),))


def test_marks_are_those_of_the_engine(assignment):
    form = assignment.forms[1]
    answers = ["A", ["A", "B"], True, "1万元以上5万元以下", None, {"甲": "1"}] * 3
    graded = Marking(assignment)(script(form, answers))
    for item, answer, outcome in zip(form.items, answers, graded.outcomes, strict=True):
        assert outcome == grade(item.interaction, answer)
    assert graded.paper.score == max(0, sum(one.score for one in graded.outcomes))


def test_responses_that_are_missing_are_unanswered(assignment):
    graded = Marking(assignment)(script(assignment.forms[0]))
    assert {one.verdict for one in graded.outcomes} == {Verdict.UNANSWERED}


def test_free_text_waits_for_a_person_whose_points_count(judging):
    one = script(judging.forms[0], [True, "责令改正"])
    graded = Marking(judging)(one)
    assert graded.paper.status == "pending"
    assert [(item.script.who, place) for item, place in pending([graded])] == [("甲-01", 1)]
    sheet = tables.marking_sheet([graded])
    assert sheet[1] == ["AAAAA-BBBBB", "s", "责令改正", "2", "4", ""]
    again = Marking(judging)(replace(one, judged={"s": Fraction(3)}))
    assert (again.paper.score, again.paper.status) == (5, "pass")
    too_many = replace(one, judged={"s": Fraction(9)})
    assert Marking(judging)(too_many).paper.score == 6


def test_corrected_key_changes_whom_it_concerns_and_is_told_once(judging, tmp_path):
    form = judging.forms[0]
    mended = replace(form.items[0], interaction=Judge(max="2", key=False))
    after = replace(judging, forms=(replace(form, items=(mended, form.items[1])),))
    scripts = [
        script(form, [answer, "x"], who=who, receipt=who)
        for who, answer in (("甲", True), ("乙", False), ("丙", None))
    ]
    was, now = ([Marking(one)(each) for each in scripts] for one in (judging, after))
    found = {one.who: (one.before.score, one.after.score, one.items) for one in changes(was, now)}
    assert found == {"甲": (2, 0, ("j",)), "乙": (0, 2, ("j",))}
    path = tmp_path / "journal.jsonl"
    path.write_text(entry(path, "改了", changes(was, now)), encoding="utf-8", newline="")
    assert entry(path, "再改一次", changes(was, now)) == ""
    assert entry(path, "改回来", changes(now, was))


def test_journal_shows_a_line_that_was_changed(judging, tmp_path):
    path = tmp_path / "journal.jsonl"
    for reason in ("第一次", "第二次", "第三次"):
        line = entry(path, reason, ())
        with path.open("a", encoding="utf-8", newline="") as file:
            file.write(line)
    assert whole(path)
    text = path.read_text(encoding="utf-8")
    for changed in (text.replace("第二次", "第二回"), "".join(text.splitlines(keepends=True)[1:])):
        path.write_text(changed, encoding="utf-8", newline="")
        assert not whole(path)


def test_results_are_read_as_written(assignment, tmp_path):
    form = assignment.forms[0]
    one = script(form, ["A"] * len(form.items), received="2026-11-24T10:00", late=True)
    one = replace(one, judged={form.items[0].id: Fraction(5, 2)})
    graded = Marking(assignment)(one)
    path = tmp_path / "results.json"
    path.write_text(json.dumps(records.to_json(assignment, [graded], [])), encoding="utf-8")
    assert records.load_scripts(path) == (one,)


def test_results_say_by_what_each_item_was_marked(assignment):
    def marked_by(assigned):
        return [one for form in records.to_json(assigned, [], [])["forms"] for one in form["items"]]

    first, *others = assignment.forms
    at = next(n for n, item in enumerate(first.items) if isinstance(item.interaction, Judge))
    mended = replace(first.items[at].interaction, key=not first.items[at].interaction.key)
    items = [*first.items]
    items[at] = replace(items[at], interaction=mended)
    before, after = (
        marked_by(assignment),
        marked_by(replace(assignment, forms=(replace(first, items=tuple(items)), *others))),
    )
    changed = [n for n, pair in enumerate(zip(before, after, strict=True)) if pair[0] != pair[1]]
    assert changed == [at]
    assert before[at]["hash"] == after[at]["hash"] == first.items[at].content_hash
    assert {one["policy"] for one in before} >= {"", "cn_half"}


def test_assignment_is_read_as_written_and_marks_alike(assignment, tmp_path):
    path = tmp_path / "assignment.json"
    path.write_text(json.dumps(to_json(assignment)), encoding="utf-8")
    read = load_assignment(path)
    assert to_json(read) == to_json(assignment)
    form = assignment.forms[1]
    one = script(form, ["A", "5万元", True, ["B"]] * 4)
    ours, theirs = Marking(assignment)(one), Marking(read)(one)
    assert (ours.outcomes, ours.paper) == (theirs.outcomes, theirs.paper)


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"quizgen": "assignment", "schema": 9}', "x"])
def test_file_that_is_no_assignment_is_wrong_use(tmp_path, text):
    path = tmp_path / "a.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=r"not? assignment"):
        load_assignment(path)
    with pytest.raises(UsageError, match=r"not? results"):
        records.load_scripts(path)


def test_cells_never_become_formulas():
    text = tables.to_csv([["=1+1", "-5", "+甲", "@b", "甲=1"]])
    assert text == "\ufeff'=1+1,'-5,'+甲,'@b,甲=1\r\n"


def test_numbers_are_shown_half_up():
    wanted = {Fraction(1, 3): "0.33", Fraction(5, 2): "2.5", Fraction(10): "10"}
    assert {value: tables.shown(value) for value in wanted} == wanted
    assert tables.shown(Fraction(1005, 1000)) == "1.01"
