"""Rehearsal: 300 people of five provinces, two forms of 60 from the real banks, what can happen.

Answers are generated: each knows more or less, and errs in what items offer. Where there is a
browser, some of these people answer on the assigned page instead.
"""

from __future__ import annotations

import csv
import json
import os
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from quizgen import rng
from quizgen.cli import main
from quizgen.sealing import Submission, Ticket, issued, load_keys, new_keys, sealed

if TYPE_CHECKING:
    from collections.abc import Collection

ROOT = Path(__file__).parents[1]
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


def knows(item: dict, who: str) -> bool:
    """Say whether somebody knows the answer."""
    ability = rng.below(1, f"ability/{who}", 100)
    return rng.below(2, f"{who}/{item['id']}", 100) < 25 + 0.7 * ability


def respond(item: dict, who: str) -> object:
    """Return what somebody answers: the key, or what a misconception leads to."""
    rule = item["interaction"]
    right = knows(item, who)
    match rule["type"]:
        case "single":
            wrong = [one for one in rule["options"] if one != rule["key"]]
            pick = wrong[rng.below(3, f"{who}/{item['id']}", len(wrong))]
            return rule["key"] if right else pick
        case "multi":
            return rule["key"] if right else rule["key"][:1]
        case "judge":
            return rule["key"] if right else not rule["key"]
        case "numeric":
            return f"{rule['value']}{rule.get('unit', '')}" if right else "1"
        case "order":
            return rule["key"] if right else rule["key"][::-1]
        case "match":
            return rule["key"] if right else None
        case _:
            return None


@dataclass
class Class:
    """The folder of a class, and what was done to it on purpose."""

    folder: Path
    done: dict[str, list[str]] = field(
        default_factory=lambda: {
            kind: [] for kind in ("damaged", "late", "copy", "forged", "absent")
        }
    )

    def path(self, name: str) -> str:
        """Return where a file of the class is."""
        return str(self.folder / name)

    def table(self, name: str) -> list[dict[str, str]]:
        """Return the rows of a table."""
        with (self.folder / name).open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    def forms(self) -> dict[str, dict]:
        """Return the forms as the instructor keeps them, by id."""
        path = self.folder / "out/private/assignment.json"
        return {form["id"]: form for form in json.loads(path.read_text("utf-8"))["forms"]}

    def put(self, name: str, text: str, received: str) -> None:
        """Write what came in, changed when the channel took it."""
        path = self.folder / "in" / name
        path.write_text(text, encoding="utf-8")
        at = datetime.fromisoformat(received).timestamp()
        os.utime(path, (at, at))
        with (self.folder / "times.csv").open("a", encoding="utf-8") as times:
            times.write(f"{name},{received}\n")

    def grade(self, output: str = "marks", *more: str) -> int:
        """Grade everything by command line."""
        line = ["grade", self.path("out/private/assignment.json"), self.path("in")]
        line += ["--keys", self.path("keys.json"), "--roster", self.path("roster.csv")]
        line += ["--received", self.path("times.csv"), "--tickets", "-o", self.path(output)]
        return main([*line, *more])


def course_in(folder: Path) -> Path:
    """Make a course that holds the two forms: real banks, and papers made for them."""
    (folder / "course").symlink_to(ROOT / "course")
    (folder / "scenarios").symlink_to(ROOT / "scenarios")
    (folder / "quizzes").mkdir()
    for bank in (ROOT / "quizzes").iterdir():
        (folder / "quizzes" / bank.name).symlink_to(bank)
    (folder / "blueprint.yaml").write_text(BLUEPRINT, encoding="utf-8")
    # Beside the course, then into it: a paper with reserved items is none of the course's own.
    papers = folder / "papers"
    line = ["paper", "make", str(folder / "blueprint.yaml"), "-o", str(papers)]
    line += ["--pack", str(folder / "pack.json")]
    assert main([*line, "--root", str(folder)]) == 0
    if (folder / "quizzes/papers").is_symlink():
        (folder / "quizzes/papers").unlink()
    papers.rename(folder / "quizzes" / "papers")
    return folder


def assigned(folder: Path, course: Path) -> Class:
    """Assign both forms to 300 people."""
    rows = "\n".join(f"{who},{who[0]}" for who in PEOPLE)
    (folder / "roster.csv").write_text(f"who,province\n{rows}\n", encoding="utf-8")
    assert main(["keys", "-o", str(folder / "keys.json")]) == 0
    line = [
        *("assign", "jieye-a", "jieye-b", "--id", "jieye", "--closes", CLOSES),
        *("--keys", str(folder / "keys.json"), "--roster", str(folder / "roster.csv")),
        *("--root", str(course), "-o", str(folder / "out")),
    ]
    assert main(line) == 0
    (folder / "in").mkdir()
    (folder / "times.csv").write_text("file,received\n", encoding="utf-8")
    return Class(folder)


def hand_in(made: Class, others: Collection[str] = ()) -> None:
    """Write the submissions of all but some: 5 % damaged, late, doubled or forged, five missing.

    Args:
        made: The class.
        others: Who hands in otherwise.
    """
    keys, forms = load_keys(made.folder / "keys.json"), made.forms()
    for place, row in enumerate(made.table("out/private/tickets.csv")):
        who, form = row["who"], forms[row["form"]]
        if who in others:
            continue
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
        made.put(f"{who}.txt", f"{word}\n", LATE if kind == "late" else IN_TIME)
        if kind == "copy":
            made.put(f"{who}-again.txt", f"{word}\n", IN_TIME)
