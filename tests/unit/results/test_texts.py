"""Texts of items: kept beside the key, put together with it, and the same after any journey."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from quizgen.cli import main
from quizgen.diagnostics import Report, UsageError
from quizgen.generation import forms
from quizgen.loading.misconceptions import load_misconceptions
from quizgen.loading.project import load
from quizgen.model.interactions import KnownValue, Numeric, Option, Single
from quizgen.model.tags import tags_of
from quizgen.results.analysis import analyse
from quizgen.results.assignments import Assignment, assigned_form, load_assignment, to_json
from quizgen.results.texts import texts_of, with_texts
from quizgen.results.told import misconceptions, option_text
from quizgen.web.report import report_html
from tests.unit.results.test_analysis import class_of, small  # noqa: F401

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def project():
    return load(ROOT, Report(), reserved=True)


@pytest.fixture(scope="module")
def assigned(project):
    """All items of all banks, a form a bank."""
    made = tuple(assigned_form(forms.build(project, bank, mode="exam")) for bank in project.banks)
    return Assignment(id="alle", title="全部", course="jnjc", forms=made)


def kept(assignment, folder):
    path = folder / "assignment.json"
    path.write_text(json.dumps(to_json(assignment), ensure_ascii=False), encoding="utf-8")
    return load_assignment(path)


def test_assignment_of_all_items_is_the_same_after_the_way_through_a_file(assigned, tmp_path):
    read = kept(assigned, tmp_path)
    assert sum(len(form.items) for form in read.forms) > 700
    for old, new in zip(assigned.forms, read.forms, strict=True):
        for one, other in zip(old.items, new.items, strict=True):
            assert other == one, one.id
        assert new == old


def test_texts_of_an_item_stand_apart_from_what_is_graded(assigned):
    for form in to_json(assigned)["forms"]:
        for item in form["items"]:
            graded = json.dumps(item["interaction"], ensure_ascii=False)
            assert '"why"' not in graded
            assert '"text": "' not in graded or item["interaction"]["type"] in {"blank", "case"}


def test_texts_stay_with_their_options_when_a_key_is_corrected():
    options = (Option(id="a", text="甲", why="因"), Option(id="b", text="乙", why="故"))
    own = Single(options=options, key="a")
    bare = Single(options=(Option(id="b"), Option(id="c"), Option(id="a")), key="b")
    made = with_texts(bare, texts_of(own))
    assert made.key == "b"
    assert [(one.id, one.text, one.why) for one in made.options] == [
        ("b", "乙", "故"),
        ("c", "", ""),
        ("a", "甲", "因"),
    ]


def test_known_value_that_was_added_to_a_key_has_no_rationale(assigned):
    own = next(
        item.interaction
        for form in assigned.forms
        for item in form.items
        if isinstance(item.interaction, Numeric) and item.interaction.rule.also
    )
    more = replace(own.rule, also=(*own.rule.also, KnownValue(value="7")))
    made = with_texts(replace(own, rule=more), texts_of(own))
    assert made.rule.also[:-1] == own.rule.also
    assert made.rule.also[-1].why == ""


def test_assignment_without_texts_is_read_all_the_same(assigned, tmp_path):
    data = to_json(assigned)
    for form in data["forms"]:
        del form["modules"], form["misconceptions"]
        for item in form["items"]:
            for name in ("asked", "given", "feedback", "cite", "texts"):
                del item[name]
    path = tmp_path / "old.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    read = load_assignment(path)
    assert [form.hash for form in read.forms] == [form.hash for form in assigned.forms]
    assert read.forms[0].items[0].asked == ""


@pytest.mark.parametrize("texts", [{"options": 1}, {"opt": []}, [1], {"options": [["A"]]}])
def test_texts_of_another_shape_are_told(small, tmp_path, texts):  # noqa: F811
    data = to_json(small)
    data["forms"][0]["items"][0]["texts"] = texts
    path = tmp_path / "wrong.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(UsageError, match="holds no assignment"):
        load_assignment(path)


def test_form_brings_what_feedback_and_report_name(project):
    form = assigned_form(forms.build(project, "jnf", mode="exam"))
    assert form.modules == {"jieneng-fa": "节约能源法"}
    assert form.misconceptions["gov-decides"] == project.misconceptions["gov-decides"]
    assert set(form.misconceptions) == {
        tag for item in form.items for tag in tags_of(item.interaction)
    }
    first = form.items[0]
    assert first.cite
    assert all(gist for _, gist in first.cite)


def test_no_two_misconceptions_of_the_course_have_the_same_name(project):
    named = project.misconceptions
    assert len(named) > 400
    assert len(set(named.values())) == len(named)


def test_report_names_misconceptions_and_options_as_people_know_them(small):  # noqa: F811
    form = small.forms[0]
    own = form.items[0].interaction
    said = tuple(replace(one, text=f"**第{one.id}项**") for one in reversed(own.options))
    items = (replace(form.items[0], interaction=replace(own, options=said)), *form.items[1:])
    named = replace(form, items=items, misconceptions={"lane": "走错了路"})
    whole = replace(small, forms=(named,))
    (found,) = analyse(class_of(whole, [["B", True, True, True]] * 3 + [["A", None, None, None]]))
    assert list(misconceptions(found)) == [("走错了路", 3, "1")]
    assert option_text(found.items[0], "B") == "C 第B项"
    assert option_text(found.items[1], "true") == "正确"
    page = report_html("周测", [found], oddities={})
    assert "走错了路 × 3" in page
    assert "<td>走错了路</td><td>3</td><td>1</td>" in page
    assert "lane" not in page
    assert "C 第B项" in page


def test_faulty_file_of_names_is_told_and_a_course_need_not_have_one(tmp_path):
    report = Report()
    assert load_misconceptions(tmp_path, report) == {}
    assert not report.diagnostics
    (tmp_path / "course").mkdir()
    path = tmp_path / "course/misconceptions.yaml"
    path.write_text("schema: 1\nnames:\n  a: 甲\n  b: [1]\n", encoding="utf-8")
    assert load_misconceptions(tmp_path, report) == {"a": "甲"}
    (found,) = report.diagnostics
    assert (found.code, found.span.line) == ("QG117", 4)


def test_tag_without_a_name_is_a_finding_only_where_names_are_kept(tmp_path, monkeypatch, capsys):
    import shutil

    base = ROOT / "tests/corpus"
    shutil.copytree(base / "base", tmp_path / "c")
    case = base / "invalid/QG294-misconception-without-name"
    shutil.copyfile(case / "quizzes/faulty.yaml", tmp_path / "c/quizzes/faulty.yaml")
    assert main(["check", str(tmp_path / "c")]) == 0
    shutil.copyfile(case / "course/misconceptions.yaml", tmp_path / "c/course/misconceptions.yaml")
    assert main(["check", str(tmp_path / "c")]) == 1
    assert "QG294" in capsys.readouterr().out
