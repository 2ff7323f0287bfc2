"""Rehearsal with real files: 300 people of five provinces, two forms of 60, everything that happens.

Answers are generated, not given by people: each knows more or less, and errs in what items offer.
"""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from quizgen import rng
from quizgen.cli import main
from quizgen.sealing import Submission, Ticket, issued, load_keys, new_keys, sealed

ROOT = Path(__file__).parents[3]
PROVINCES = ("陕", "甘", "浙", "渝", "冀")
PEOPLE = [f"{province}-{number:02}" for province in PROVINCES for number in range(1, 61)]
CLOSES, IN_TIME, LATE = "2026-11-24T18:00", "2026-11-24T17:00", "2026-11-24T18:30"
BLUEPRINT = """\
schema: 1
blueprint: jieye
title: 结业测试
forms: 2
items: 60
use: any
minutes: 90
cells:
  - {type: [single, multi, judge], min: 30}
  - {type: short, max: 0}
  - {type: case, count: 2}
  - {level: remember, max: 25}
spread: 0.002
"""


def respond(item: dict, who: str) -> object:
    """Return what somebody answers: the key, or what a misconception leads to."""
    rule = item["interaction"]
    ability = rng.below(1, f"ability/{who}", 100)
    knows = rng.below(2, f"{who}/{item['id']}", 100) < 25 + 0.7 * ability
    match rule["type"]:
        case "single":
            wrong = [one for one in rule["options"] if one != rule["key"]]
            pick = wrong[rng.below(3, f"{who}/{item['id']}", len(wrong))]
            return rule["key"] if knows else pick
        case "multi":
            return rule["key"] if knows else rule["key"][:1]
        case "judge":
            return rule["key"] if knows else not rule["key"]
        case "numeric":
            return f"{rule['value']}{rule.get('unit', '')}" if knows else "1"
        case "order":
            return rule["key"] if knows else rule["key"][::-1]
        case "match":
            return rule["key"] if knows else None
        case _:
            return None


@dataclass
class Class:
    """The folder of a class, and what was done to it on purpose."""

    folder: Path
    done: dict[str, list[str]]

    def path(self, name: str) -> str:
        return str(self.folder / name)


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A course that holds the two forms: real banks, and papers made for them."""
    folder = tmp_path_factory.mktemp("course")
    (folder / "course").symlink_to(ROOT / "course")
    (folder / "scenarios").symlink_to(ROOT / "scenarios")
    (folder / "quizzes").mkdir()
    for bank in (ROOT / "quizzes").iterdir():
        (folder / "quizzes" / bank.name).symlink_to(bank)
    (folder / "blueprint.yaml").write_text(BLUEPRINT, encoding="utf-8")
    # Beside the course, then into it: a paper with reserved items is none of the course's own.
    papers = folder / "papers"
    line = ["paper", "make", str(folder / "blueprint.yaml"), "-o", str(papers)]
    assert main([*line, "--root", str(folder)]) == 0
    if (folder / "quizzes/papers").is_symlink():
        (folder / "quizzes/papers").unlink()
    papers.rename(folder / "quizzes" / "papers")
    return folder


@pytest.fixture(scope="module")
def class_(tmp_path_factory, course):
    """300 submissions, 5 % of them damaged, late, doubled or forged, and five people missing."""
    folder = tmp_path_factory.mktemp("class")
    rows = "\n".join(f"{who},{who[0]}" for who in PEOPLE)
    (folder / "roster.csv").write_text(f"who,province\n{rows}\n", encoding="utf-8")
    assert main(["keys", "-o", str(folder / "keys.json")]) == 0
    assigned = [
        *("assign", "jieye-a", "jieye-b", "--id", "jieye", "--closes", CLOSES),
        *("--keys", str(folder / "keys.json"), "--roster", str(folder / "roster.csv")),
        *("--root", str(course), "-o", str(folder / "out")),
    ]
    assert main(assigned) == 0
    made = Class(folder, {name: [] for name in ("damaged", "late", "copy", "forged", "absent")})
    _hand_in(made)
    return made


def _hand_in(made: Class) -> None:
    keys = load_keys(made.folder / "keys.json")
    data = json.loads((made.folder / "out/private/assignment.json").read_text("utf-8"))
    forms = {form["id"]: form for form in data["forms"]}
    box = made.folder / "in"
    box.mkdir()
    times = [("file", "received")]
    with (made.folder / "out/private/tickets.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for place, row in enumerate(rows):
        who, form = row["who"], forms[row["form"]]
        submission = Submission(
            assignment="jieye",
            form=form["hash"],
            who=who,
            ticket=row["ticket"],
            responses=tuple(respond(item, who) for item in form["items"]),
        )
        kind = {0: "damaged", 20: "late", 40: "copy", 60: "forged"}.get(place % 80)
        if place % 61 == 60:
            kind = "absent"
        if kind:
            made.done[kind].append(who)
        if kind == "absent":
            continue
        if kind == "forged":
            ticket = Ticket(assignment="jieye", form=form["hash"], who=who)
            submission = replace(submission, ticket=issued(ticket, new_keys()))
        word = sealed(submission, keys.public.seal)
        if kind == "damaged":
            word = word[:200] + ("A" if word[200] != "A" else "B") + word[201:]
        (box / f"{who}.txt").write_text(f"{word}\n", encoding="utf-8")
        times.append((f"{who}.txt", LATE if kind == "late" else IN_TIME))
        if kind == "copy":
            (box / f"{who}-again.txt").write_text(f"{word}\n", encoding="utf-8")
            times.append((f"{who}-again.txt", IN_TIME))
    text = "\n".join(",".join(row) for row in times)
    (made.folder / "times.csv").write_text(f"{text}\n", encoding="utf-8")


def grade(made: Class, output: str = "marks") -> int:
    return main(
        [
            *("grade", made.path("out/private/assignment.json"), made.path("in")),
            *("--keys", made.path("keys.json"), "--roster", made.path("roster.csv")),
            *("--received", made.path("times.csv"), "--tickets", "-o", made.path(output)),
        ]
    )


def table(made: Class, name: str) -> list[dict[str, str]]:
    with (made.folder / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_forms_are_parallel_and_of_sixty(class_):
    data = json.loads((class_.folder / "out/private/assignment.json").read_text("utf-8"))
    ids = [{item["id"] for item in form["items"]} for form in data["forms"]]
    assert [len(one) for one in ids] == [60, 60]
    assert not ids[0] & ids[1]


def test_every_submission_is_counted_or_named(class_):
    assert grade(class_) == 1
    counted = {row["代号"] for row in table(class_, "marks/gradebook.csv")}
    odd = {(row["情况"], row["代号"] or row["来源"]) for row in table(class_, "marks/oddities.csv")}
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
    grade(class_)
    grade(class_, "again")
    for name in ("results.json", "gradebook.csv", "oddities.csv"):
        one, other = (class_.folder / folder / name for folder in ("marks", "again"))
        assert one.read_bytes() == other.read_bytes()


def test_corrected_key_moves_whom_it_must(class_, capsys):
    grade(class_, "mended")
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
    takers = [r for r in table(class_, "mended/gradebook.csv") if r["卷"] == "jieye-a"]
    assert f"{len(takers)} change" in capsys.readouterr().out
    assert main([*line, "--reason", "判断题答案写反了"]) == 0
    again = {r["代号"]: r[item["id"]] for r in table(class_, "mended/gradebook.csv")}
    for row in takers:
        assert again[row["代号"]] != row[item["id"]]


def test_report_shows_what_so_many_people_allow(class_, capsys):
    grade(class_)
    capsys.readouterr()
    line = ["report", class_.path("marks"), class_.path("out/private/assignment.json")]
    table_ = class_.path("facility.csv")
    assert main([*line, "-o", class_.path("report.html"), "--items", table_]) == 0
    assert "shown as verdicts" in capsys.readouterr().out
    page = (class_.folder / "report.html").read_text("utf-8")
    assert page.count("<svg") > 60
    assert "http" not in page.replace("http://www.w3.org", "")
    rows = table(class_, "facility.csv")
    assert len(rows) == 120
    assert all(0 <= float(row["facility"]) <= 100 for row in rows)


def test_measured_facilities_go_into_the_next_forms(class_, course, capsys):
    grade(class_)
    line = ["report", class_.path("marks"), class_.path("out/private/assignment.json")]
    main([*line, "-o", class_.path("report.html"), "--items", class_.path("facility.csv")])
    capsys.readouterr()
    again = ["paper", "make", str(course / "blueprint.yaml"), "-o", class_.path("next")]
    assert main([*again, "--root", str(course), "--facility", class_.path("facility.csv")]) == 0
    shares = [float(row.split()[3]) for row in capsys.readouterr().out.splitlines()[1:3]]
    assert abs(shares[0] - shares[1]) <= 0.002
