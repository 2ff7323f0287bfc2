"""The rehearsal in Chromium from file://: people answer, the 讲师工作台 grades and re-grades.

Every file that it saves is that of the command line.
"""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import expect

from quizgen.cli import main
from quizgen.results.journal import whole
from tests.rehearsal import IN_TIME, PEOPLE, Class, assigned, course_in, hand_in, knows

from .site.answering import Keys, Taps

pytestmark = pytest.mark.browser
CHAT = "paste-1.txt"
REASON = "判断题“答案”写反了 <1>"
REGRADED = ("results.json", "gradebook.csv", "journal.jsonl")


@dataclass
class Person:
    """Somebody who answers on the page itself."""

    who: str
    form: str
    phone: bool
    chat: bool
    """Whether the submission goes into the chat as text, instead of as a file."""


# Neighbours on the roster have different forms, one of each kind of them in each province.
SAMPLE = [
    Person(PEOPLE[2], "jieye-a", phone=False, chat=False),
    Person(PEOPLE[63], "jieye-b", phone=False, chat=True),
    Person(PEOPLE[124], "jieye-a", phone=True, chat=True),
    Person(PEOPLE[185], "jieye-b", phone=True, chat=False),
]


def meant(rule: dict, right: bool) -> dict | None:
    """Return the rule that an answer follows: the true one, or what somebody takes for it."""
    if right:
        return rule
    match rule["type"]:
        case "single":
            return rule | {"key": next(one for one in rule["options"] if one != rule["key"])}
        case "multi":
            return rule | {"key": rule["key"][:1]}
        case "judge":
            return rule | {"key": not rule["key"]}
        case "numeric":
            return rule | {"value": "1", "precision": None}
        case _:
            return None


def class_in(folder: Path, browser) -> Class:
    """Make the class of the rehearsal: four answer in Chromium, the others are generated."""
    for name in ("course", "class"):
        (folder / name).mkdir()
    made = assigned(folder / "class", course_in(folder / "course"))
    tickets = {row["who"]: row for row in made.table("out/private/tickets.csv")}
    chat = []
    for person in SAMPLE:
        assert tickets[person.who]["form"] == person.form
        word = _answered(browser, made, person, tickets[person.who]["ticket"])
        if person.chat:
            chat.append(f"{person.who}: 老师，交作业\n{word[:40]}\n{word[40:]}\n")
        else:
            made.put(f"{person.form}-{person.who}.qgs.txt", word, IN_TIME)
    # Nobody knows when the chat took what was pasted.
    (made.folder / "in" / CHAT).write_text("收到\n".join(chat), encoding="utf-8")
    hand_in(made, [person.who for person in SAMPLE])
    assert main(["workbench", "-o", made.path("workbench.html")]) == 0
    return made


def _answered(browser, made: Class, person: Person, ticket: str) -> str:
    """Return what comes out of the assigned page when somebody has answered it."""
    size = {"width": 390 if person.phone else 1280, "height": 800}
    context = browser.new_context(viewport=size, has_touch=True, is_mobile=person.phone)
    page = context.new_page()
    page.goto((made.folder / f"out/public/{person.form}.html").as_uri() + f"#t={ticket}")
    taps, keys = Taps(page), Keys(page)
    left = 0
    for place, item in enumerate(made.forms()[person.form]["items"]):
        root = f'.qg-body[data-id="{item["id"]}"] > fieldset'
        rule = meant(item["interaction"], knows(item, person.who))
        # Keys now and then: all of them are tried elsewhere.
        hand = taps if person.phone or place % 12 else keys
        if hand is keys:
            page.evaluate("id => { location.hash = id; document.activeElement.blur() }", item["id"])
        if rule is None:
            left += 1
        elif rule["type"] == "case":
            for part in rule["parts"]:
                hand.fill(f'{root} [data-part="{part["id"]}"]', part)
        else:
            hand.fill(root, rule)
    page.locator(".qa-hand").click()
    if left:
        expect(page.locator(".qa-out")).to_contain_text(f"还有 {left} 题没有作答")
        page.locator(".qa-hand").click()
    if person.chat:
        word = page.locator(".qa-word").input_value()
    else:
        with page.expect_download() as found:
            page.get_by_role("button", name="保存成文件").click()
        assert found.value.suggested_filename == f"{person.form}-{person.who}.qgs.txt"
        word = Path(found.value.path()).read_text("utf-8")
    context.close()
    return word


def saved(page, name: str) -> bytes:
    with page.expect_download() as found:
        page.locator(f"[data-save='{name}']:visible").click()
    return Path(found.value.path()).read_bytes()


def unzipped(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def cells(data: bytes) -> dict[str, list]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return {sheet.title: [*sheet.iter_rows(values_only=True)] for sheet in book}


def graded(class_: Class) -> Path:
    """Return what the command line makes of the class, beside a copy to grade again."""
    class_.grade("marks", "--xlsx")
    class_.grade("again")
    line = ["report", class_.path("marks"), class_.path("out/private/assignment.json")]
    line += ["-o", class_.path("marks/report.html"), "--items", class_.path("marks/facility.csv")]
    line += ["--xlsx", class_.path("marks/report.xlsx")]
    assert main(line) == 0
    return class_.folder / "marks"


def regraded(class_: Class, before: str, after: Path, reason: str) -> Path:
    """Grade the copy again by command line."""
    line = ["regrade", class_.path("again"), class_.path(before), str(after)]
    assert main([*line, "--reason", reason]) == 0
    return class_.folder / "again"


def look_at_sample(class_: Class, marks: Path) -> None:
    """Who answered in the browser has the marks that they should."""
    results = json.loads((marks / "results.json").read_text("utf-8"))
    scripts = {one["who"]: one for one in results["scripts"]}
    for person in SAMPLE:
        items = class_.forms()[person.form]["items"]
        for item, outcome in zip(items, scripts[person.who]["outcomes"], strict=True):
            if knows(item, person.who):
                assert outcome["class"] == "correct", item["id"]
            elif meant(item["interaction"], right=False) is None:
                assert outcome["class"] == "unanswered", item["id"]
            else:
                assert outcome["class"] in {"incorrect", "partial"}, item["id"]


def take_in(page, class_: Class) -> None:
    """Give the workbench everything that came in."""
    for name in ("keys.json", "roster.csv", "out/private/assignment.json"):
        page.locator(f"[name={Path(name).stem}]").set_input_files(class_.path(name))
    page.locator("[data-tab=grade]").click()
    page.locator("[name=tickets]").check()
    files = [one for one in sorted((class_.folder / "in").iterdir()) if one.name != CHAT]
    page.locator("[name=submissions]").first.set_input_files(files)
    expect(page.locator(".qw-sum")).to_contain_text(f"收到 {len(files)} 份，", timeout=60_000)
    page.locator("[name=paste]").fill((class_.folder / "in" / CHAT).read_text("utf-8"))
    page.locator(".qw-paste").click()
    expect(page.locator(".qw-sum")).to_contain_text(f"收到 {len(files) + 2} 份，")


def compare_files(page, class_: Class, marks: Path) -> None:
    """All that is saved is what the command line has written."""
    ours = unzipped(saved(page, "results.zip"))
    assert ours.pop(f"submissions/{CHAT}") == (class_.folder / "in" / CHAT).read_bytes()
    times = dict(row.split(",") for row in ours.pop("received.csv").decode("utf-8-sig").split())
    known = {row["file"]: row["received"] for row in class_.table("times.csv")}
    assert times == {"file": "received"} | known
    for name in ("gradebook.xlsx", "report.xlsx"):
        assert cells(ours.pop(name)) == cells((marks / name).read_bytes()), name
    assert sorted(ours) == [
        *("facility.csv", "gradebook.csv", "oddities.csv", "report.html", "results.json")
    ]
    for name, data in ours.items():
        assert data.decode("utf-8") == (marks / name).read_bytes().decode("utf-8"), name
    page.locator("[data-tab=report]").click()
    takers = sum(row["卷"] == "jieye-a" for row in class_.table("marks/gradebook.csv"))
    frame = page.frame_locator(".qw-report iframe")
    expect(frame.locator(".facts dd").first).to_have_text(str(takers))


def correct(page, class_: Class) -> Path:
    """Correct a key in the page; return where what it saves then is."""
    items = class_.forms()["jieye-a"]["items"]
    at = next(n for n, one in enumerate(items) if one["interaction"]["type"] == "judge")
    right = items[at]["interaction"]["key"]
    page.locator("[data-tab=mend]").click()
    page.locator(".qw-item select").select_option(index=at)
    page.locator(f".qw-rule input[value={str(not right).lower()}]").check()
    page.locator(".qw-put").click()
    marks = {row["代号"]: row for row in class_.table("marks/gradebook.csv")}
    takers = [who for who, row in marks.items() if row["卷"] == "jieye-a"]
    expect(page.locator(".qw-trial__sum")).to_contain_text(f"有 {len(takers)} 份会变")
    button = page.get_by_role("button", name="按更正后的答案重判")
    button.click()
    expect(page.locator("[data-for=apply]")).to_have_text("先写理由，再重判。")
    page.locator("[name=reason]").fill(REASON)
    button.click()
    expect(page.locator("[data-for=apply]")).to_contain_text(f"{len(takers)} 人有变动")
    own = class_.folder / "first"
    own.mkdir()
    for name, data in unzipped(saved(page, "results.zip")).items():
        if "/" not in name:
            (own / name).write_bytes(data)
    after = {row["代号"]: row for row in class_.table("first/gradebook.csv")}
    moved = {who for who in marks if after[who][items[at]["id"]] != marks[who][items[at]["id"]]}
    assert moved == set(takers)
    return own


def go_on(page, class_: Class, own: Path) -> dict[str, bytes]:
    """Give everybody the points of an item, from what was saved and without the keys."""
    page.goto((class_.folder / "workbench.html").as_uri())
    page.locator("[name=assignment]").set_input_files(own / "corrected.json")
    page.locator("[name=results]").set_input_files(own / "results.json")
    page.locator("[data-tab=mend]").click()
    page.locator("[name=journal]").set_input_files(own / "journal.jsonl")
    page.locator(".qw-item select").select_option(index=0)
    page.locator(".qw-void select").select_option("full")
    page.locator(".qw-put").click()
    page.locator("[name=reason]").fill("有争议")
    page.get_by_role("button", name="按更正后的答案重判").click()
    expect(page.locator("[data-for=apply]")).to_contain_text("日志已加一行")
    return unzipped(saved(page, "results.zip"))


def test_rehearsal_in_the_workbench_is_that_of_the_command_line(tmp_path, browser, tab):
    class_ = class_in(tmp_path, browser)
    marks = graded(class_)
    look_at_sample(class_, marks)
    page = tab(width=1280)
    page.goto((class_.folder / "workbench.html").as_uri())
    take_in(page, class_)
    compare_files(page, class_, marks)
    own = correct(page, class_)
    again = regraded(class_, "out/private/assignment.json", own / "corrected.json", REASON)
    for name in REGRADED:
        assert (own / name).read_bytes() == (again / name).read_bytes(), name
    ours = go_on(tab(width=390), class_, own)
    after = class_.folder / "second.json"
    after.write_bytes(ours["corrected.json"])
    regraded(class_, "first/corrected.json", after, "有争议")
    for name in REGRADED:
        assert ours[name] == (again / name).read_bytes(), name
    assert len(ours["journal.jsonl"].splitlines()) == 2
    assert whole(again / "journal.jsonl")
