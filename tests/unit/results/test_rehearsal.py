"""Rehearsal with real files, by command line: nothing lost, every anomaly named, re-graded."""

from __future__ import annotations

import json

import pytest

from quizgen.cli import main
from tests.rehearsal import PEOPLE, assigned, course_in, hand_in


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    return course_in(tmp_path_factory.mktemp("course"))


@pytest.fixture(scope="module")
def class_(tmp_path_factory, course):
    made = assigned(tmp_path_factory.mktemp("class"), course)
    hand_in(made)
    return made


def test_forms_are_parallel_and_of_sixty(class_):
    ids = [{item["id"] for item in form["items"]} for form in class_.forms().values()]
    assert [len(one) for one in ids] == [60, 60]
    assert not ids[0] & ids[1]


def test_every_submission_is_counted_or_named(class_):
    assert class_.grade() == 1
    counted = {row["代号"] for row in class_.table("marks/gradebook.csv")}
    odd = {(row["情况"], row["代号"] or row["来源"]) for row in class_.table("marks/oddities.csv")}
    done = class_.done
    assert all(done.values())
    out = {*done["damaged"], *done["late"], *done["forged"], *done["absent"]}
    assert counted == set(PEOPLE) - out
    for who in done["damaged"]:
        assert ("打不开：损坏、不全或者密封给别人", f"{who}.txt") in odd
    for kind, text in (("late", "迟交"), ("forged", "作业票不实"), ("absent", "没有交")):
        assert {who for what, who in odd if what == text} >= set(done[kind])
    assert {who for what, who in odd if what == "同一份重复送达"} == set(done["copy"])


def test_same_input_gives_the_same_bytes(class_):
    class_.grade()
    class_.grade("again")
    for name in ("results.json", "gradebook.csv", "oddities.csv"):
        one, other = (class_.folder / folder / name for folder in ("marks", "again"))
        assert one.read_bytes() == other.read_bytes()


def test_corrected_key_moves_whom_it_must(class_, capsys):
    class_.grade("mended")
    old = class_.folder / "out/private/assignment.json"
    data = json.loads(old.read_text("utf-8"))
    form = data["forms"][0]
    item = next(one for one in form["items"] if one["interaction"]["type"] == "judge")
    item["interaction"]["key"] = not item["interaction"]["key"]
    new = class_.folder / "corrected.json"
    new.write_text(json.dumps(data), encoding="utf-8")
    capsys.readouterr()
    line = ["regrade", class_.path("mended"), str(old), str(new)]
    assert main([*line, "--dry-run"]) == 0
    takers = [r for r in class_.table("mended/gradebook.csv") if r["卷"] == "jieye-a"]
    assert f"{len(takers)} change" in capsys.readouterr().out
    assert main([*line, "--reason", "判断题答案写反了"]) == 0
    again = {r["代号"]: r[item["id"]] for r in class_.table("mended/gradebook.csv")}
    for row in takers:
        assert again[row["代号"]] != row[item["id"]]


def test_report_shows_what_so_many_people_allow(class_, capsys):
    class_.grade()
    capsys.readouterr()
    line = ["report", class_.path("marks"), class_.path("out/private/assignment.json")]
    table_ = class_.path("facility.csv")
    assert main([*line, "-o", class_.path("report.html"), "--items", table_]) == 0
    assert "shown as verdicts" in capsys.readouterr().out
    page = (class_.folder / "report.html").read_text("utf-8")
    assert page.count("<svg") > 60
    assert "http" not in page.replace("http://www.w3.org", "")
    rows = class_.table("facility.csv")
    assert len(rows) == 120
    assert all(0 <= float(row["facility"]) <= 100 for row in rows)


def test_measured_facilities_go_into_the_next_forms(class_, course, capsys):
    class_.grade()
    line = ["report", class_.path("marks"), class_.path("out/private/assignment.json")]
    main([*line, "-o", class_.path("report.html"), "--items", class_.path("facility.csv")])
    capsys.readouterr()
    again = ["paper", "make", str(course / "blueprint.yaml"), "-o", class_.path("next")]
    assert main([*again, "--root", str(course), "--facility", class_.path("facility.csv")]) == 0
    shares = [float(row.split()[3]) for row in capsys.readouterr().out.splitlines()[1:3]]
    assert abs(shares[0] - shares[1]) <= 0.002


def test_pack_of_a_blueprint_is_that_of_its_papers(course, tmp_path):
    line = ["paper", "pack", "jieye-a", "jieye-b", "--root", str(course)]
    assert main([*line, "-o", str(tmp_path / "pack.json")]) == 0
    made = (course / "pack.json").read_bytes()
    assert (tmp_path / "pack.json").read_bytes() == made
    assert len(json.loads(made)["forms"]) == 2


def test_pack_of_a_paper_that_is_not_there_is_refused(course, tmp_path, capsys):
    line = ["paper", "pack", "jieye-a", "jieye-c", "--root", str(course)]
    assert main([*line, "-o", str(tmp_path / "pack.json")]) == 1
    assert "QG501" in capsys.readouterr().err
    assert not any(tmp_path.iterdir())
