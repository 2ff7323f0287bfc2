"""The 讲师工作台 from file://: the same files as `quizgen grade` writes, and people decide texts."""

from __future__ import annotations

import csv
import io
import json
import os
import zipfile
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import expect

from quizgen.cli import main
from quizgen.diagnostics import Report
from quizgen.generation import forms
from quizgen.loading.project import load
from quizgen.model.contract import interaction_to_json
from quizgen.model.interactions import KeyPoint, Short
from quizgen.results.assignments import Assignment, assigned_form, to_json
from quizgen.sealing import Submission, Ticket, issued, load_keys, new_keys, sealed
from quizgen.sealing.canonical import canonical
from quizgen.sealing.keys import keys_text
from tests.unit.sealing.boxes import unlocked_box

from .conftest import AXE, ROOT

pytestmark = pytest.mark.browser
OPENS, CLOSES = "2026-11-23T08:00", "2026-11-24T18:00"
TIMES = {"on-time": "2026-11-24T17:00", "late": "2026-11-24T18:30", "early": "2026-11-22T09:00"}
FILES = ("gradebook.csv", "oddities.csv", "results.json", "marking-sheet.csv")
PEOPLE = [f"甲-{number:02}" for number in range(1, 35)]


@dataclass
class Class:
    """The folder of a class: what the instructor has, and what came in, by batch."""

    folder: Path
    batches: dict[str, list[Path]]

    def path(self, name: str) -> str:
        return str(self.folder / name)


@pytest.fixture(scope="module")
def assignment():
    """Two forms of eight, one with a text that only a person can judge."""
    project = load(ROOT, Report(), reserved=True)
    found = {}
    for item in sorted(project.items.values(), key=lambda one: (one.use != "reserved", one.id)):
        if item.basis != "none":
            found.setdefault(item.type, []).append(item)
    made = []
    for at in range(2):
        picked = [items[at % len(items)] for items in found.values()]
        banks = sorted({item.bank for item in picked})
        parts = [
            forms.build(project, bank, items=[one.id for one in picked if one.bank == bank])
            for bank in banks
        ]
        items = tuple(item for part in parts for item in part.items)
        made.append(assigned_form(replace(parts[0], id=f"juan-{at}", items=items, mode="exam")))
    text = Short(max="4", keypoints=(KeyPoint(id="a", any=("责令",), points="2"),), auto=False)
    first = made[0]
    judged = replace(first.items[0], id="wenzi", interaction=text, stem="说明处理步骤")
    made[0] = replace(first, items=(*first.items, judged))
    return Assignment(
        id="zhou", title="周测", course="jnjc", opens=OPENS, closes=CLOSES, forms=tuple(made)
    )


def answer(item, place: int) -> object:
    """Return an answer: right, wrong, odd or none, by turns."""
    rule = interaction_to_json(item.interaction)
    if item.id == "wenzi":
        return ['责令改正\n=再复查, “引号"', "不知道", None][place % 3]
    if place % 5 == 4:
        return None
    match rule["type"]:
        case "single":
            return rule["options"][place % len(rule["options"])]
        case "judge":
            return place % 2 == 0
        case "multi":
            return rule["key"][: 1 + place % 3]
        case "numeric":
            return f"{rule['value']}{rule.get('unit', '')}" if place % 2 else "１２．５"
        case "order":
            return rule["key"] if place % 2 else rule["key"][::-1]
        case "match":
            return rule["key"] if place % 2 else {"10": "a", "9": "b", "甲": "c"}
        case "case":
            return {"10": "x", "2": "y", rule["parts"][0]["id"]: "A"}
        case _:
            return "责令限期改正" if place % 2 else 3


@pytest.fixture(scope="module")
def class_(tmp_path_factory, assignment):
    """41 words: fit ones, and every oddity at least once."""
    folder = tmp_path_factory.mktemp("class")
    assert main(["keys", "-o", str(folder / "keys.json")]) == 0
    keys = load_keys(folder / "keys.json")
    text = json.dumps(to_json(assignment), ensure_ascii=False, indent=1)
    (folder / "assignment.json").write_text(text, encoding="utf-8")
    rows = "\n".join(f'{who},"{who}, 学员"' for who in PEOPLE)
    (folder / "roster.csv").write_text(f"who,name\n{rows}\n", encoding="utf-8-sig")
    made = Class(folder, {name: [] for name in (*TIMES, "paste")})

    def word(place: int, to=keys, signer=keys, ticket="own", **changed) -> str:
        form = assignment.forms[place % 2]
        who = changed.get("who", PEOPLE[place % len(PEOPLE)])
        fields = {
            "assignment": "zhou",
            "form": form.hash,
            "who": who,
            "claimed": "2026-11-24T08:00:00Z",
            "responses": tuple(answer(item, place + n) for n, item in enumerate(form.items)),
        }
        if ticket == "own":
            own = Ticket(assignment="zhou", form=form.hash, who=who, opens=OPENS, closes=CLOSES)
            ticket = issued(own, signer)
        fields["ticket"] = ticket
        return sealed(Submission(**(fields | changed)), to.public.seal)

    def put(batch: str, name: str, text: str) -> None:
        path = folder / "in" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
        if batch in TIMES:
            at = datetime.fromisoformat(TIMES[batch]).timestamp()
            os.utime(path, (at, at))
        made.batches[batch].append(path)

    for place in range(24):
        put("on-time", f"{PEOPLE[place]}.qgs.txt", f"老师好\n{word(place)}\n")
    fit = word(1)
    other = Ticket(assignment="zhou", form=assignment.forms[0].hash, who=PEOPLE[5])
    odd = {
        "damaged": fit[:90] + ("A" if fit[90] != "A" else "B") + fit[91:],
        "cut": fit[:150],
        "empty": "",
        "greeting": "老师，作业在附件里 😀" * 40,
        "other-instructor": word(25, to=new_keys()),
        "unknown": word(26, who="乙-99"),
        "forged": word(26, signer=new_keys()),
        "borrowed": word(28, ticket=issued(other, keys)),
        "no-ticket": word(29, ticket=""),
        "wrong-assignment": word(26, assignment="qita"),
        "other-form": word(26, form="0" * 20),
        "length": word(26, responses=("A",)),
        "copy": f"转发\n{fit[:60]}\n{word(0)}",
        "superseded": word(2, responses=(None,) * len(assignment.forms[0].items)),
    }
    form = assignment.forms[1]
    wire = {"a": "zhou", "c": "", "f": form.hash, "r": [None] * len(form.items), "t": ""}
    plain = canonical(wire | {"w": PEOPLE[27]})
    # Anybody can seal it so, and without the secret key anybody can open it.
    odd["no-secret"] = unlocked_box(bytes(32), plain, keys.public.seal)
    for name, text in odd.items():
        put("on-time", f"{name}.txt", text)
    put("on-time", "甲-02-again.txt", (folder / "in" / "甲-02.qgs.txt").read_text("utf-8"))
    put("late", "甲-31.txt", word(30))
    put("early", "甲-32.txt", word(31))
    put("paste", "paste-1.txt", f"甲:\n{word(32)}\n乙: 收到\n{word(33)[:120]}\n再见")
    names = [("file", "received")]
    names += [(p.name, time) for batch, time in TIMES.items() for p in made.batches[batch]]
    (folder / "times.csv").write_text("\n".join(map(",".join, names)) + "\n", encoding="utf-8")
    assert main(["workbench", "-o", str(folder / "workbench.html")]) == 0
    return made


def grade(made: Class, output: str, *more: str) -> None:
    main(
        [
            *("grade", made.path("assignment.json"), made.path("in")),
            *("--keys", made.path("keys.json"), "--roster", made.path("roster.csv")),
            *("--received", made.path("times.csv"), "-o", made.path(output), *more),
        ]
    )


def show(page, made: Class, keys: str = "keys.json"):
    """Open the page and give it everything of a class."""
    page.goto((made.folder / "workbench.html").as_uri())
    page.locator("[name=assignment]").set_input_files(made.path("assignment.json"))
    page.locator("[name=keys]").set_input_files(made.path(keys))
    page.locator("[name=roster]").set_input_files(made.path("roster.csv"))
    page.locator("[data-tab=grade]").click()
    return page


def take_in(page, made: Class) -> None:
    for number, (batch, time) in enumerate(TIMES.items(), 1):
        page.locator("[name=submissions]").first.set_input_files(made.batches[batch])
        expect(page.locator(".qw-batch")).to_have_count(number)
        # When the files were changed is what the page proposes.
        expect(page.locator(".qw-batch label > input").last).to_have_value(time)
    (chat,) = made.batches["paste"]
    page.locator("[name=paste]").fill(chat.read_text("utf-8"))
    page.locator(".qw-paste").click()
    expect(page.locator(".qw-batch")).to_have_count(4)
    expect(page.locator(".qw-sum")).to_contain_text("收到 45 份")


def table(made: Class, name: str) -> list[dict[str, str]]:
    with (made.folder / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def cells(data: bytes) -> dict[str, list]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return {
        sheet.title: [[(cell.value, cell.quotePrefix) for cell in row] for row in sheet.rows]
        for sheet in book
    }


def saved(page, name: str) -> bytes:
    with page.expect_download() as found:
        page.locator(f"[data-save='{name}']").click()
    return Path(found.value.path()).read_bytes()


def test_files_are_those_of_the_command_line(class_, tab):
    page = show(tab(), class_)
    take_in(page, class_)
    for rule, more in (("", []), ("tickets", ["--tickets"]), ("late", ["--accept-late"])):
        grade(class_, f"marks{rule}", "--xlsx", *more)
        if rule:
            page.locator(f"[name={rule}]").check()
        # A browser asks back before it saves more than ten files.
        for name in ("gradebook.csv", "results.json") if rule else FILES:
            ours = (class_.folder / f"marks{rule}" / name).read_bytes()
            assert saved(page, name).decode("utf-8") == ours.decode("utf-8"), (rule, name)
        if rule:
            page.locator(f"[name={rule}]").uncheck()
            continue
        ours = (class_.folder / "marks" / "gradebook.xlsx").read_bytes()
        assert cells(saved(page, "gradebook.xlsx")) == cells(ours)
    rows = table(class_, "marks/oddities.csv")
    kinds = {row["情况"] for row in rows}
    assert len(kinds) == 12
    (box,) = (row for row in rows if row["来源"] == "no-secret.txt")
    assert box["情况"].startswith("打不开")
    assert {"没有交"} == {row["情况"] for row in rows if row["代号"] == PEOPLE[27]}
    assert [row["情况"] for row in rows] == page.locator(".qw-odd tbody th").all_inner_texts()
    told = " ".join(page.locator(".qw-odd tbody td:nth-child(4)").all_inner_texts())
    assert told == " ".join(row["说明"] for row in rows)
    shown = page.locator(".qw-book tbody td:nth-child(4)").all_inner_texts()
    assert shown == [row["百分比"] for row in table(class_, "marks/gradebook.csv")]


def test_pages_of_feedback_are_those_of_the_command_line(class_, tab, capsys):
    grade(class_, "returned")
    page = tab()
    page.goto((class_.folder / "workbench.html").as_uri())
    page.locator("[data-tab=return]").click()
    expect(page.locator(".qw-return")).to_be_hidden()
    own = class_.path("assignment.json")
    page.locator("[name=assignment]").set_input_files(own)
    page.locator("[name=results]").set_input_files(class_.path("returned/results.json"))
    expect(page.locator(".qw-unjudged")).to_contain_text("待评")
    for more in ([], ["--reveal"]):
        output = class_.folder / f"pages{more}"
        assert main(["feedback", class_.path("returned"), own, "-o", str(output), *more]) == 0
        if more:
            page.locator("[name=reveal]").check()
        button = page.locator(".qw-all-pages")
        # What is scrolled to and clicked at once may be missed beside a frame.
        button.scroll_into_view_if_needed()
        with page.expect_download() as found:
            button.click()
        with zipfile.ZipFile(found.value.path()) as archive:
            theirs = {name: archive.read(name).decode() for name in archive.namelist()}
        assert theirs == {path.name: path.read_bytes().decode() for path in output.iterdir()}
    page.locator(".qw-person select").select_option(label=PEOPLE[1])
    with page.expect_download() as found:
        page.locator(".qw-one-page").click()
    assert found.value.suggested_filename == f"fankui-{PEOPLE[1]}.html"
    assert Path(found.value.path()).read_bytes().decode() == theirs[f"fankui-{PEOPLE[1]}.html"]
    expect(page.frame_locator(".qw-preview iframe").locator(".who")).to_contain_text(PEOPLE[1])


def test_points_of_people_count_and_both_ways_read_what_is_saved(class_, tab, capsys):
    page = show(tab(), class_)
    take_in(page, class_)
    first = page.locator(".qw-points").first
    who = page.locator(".qw-text__head b").first.inner_text()
    row = page.locator(".qw-book tbody tr").filter(has_text=who)
    expect(row).to_contain_text("待评")
    page.locator(".qw-text summary").first.click()
    expect(page.locator(".qw-keypoints li").first).to_have_text("责令 2 分")
    first.fill("九")
    first.blur()
    expect(first).to_have_attribute("aria-invalid", "true")
    expect(row).to_contain_text("待评")
    for field in page.locator(".qw-points").all():
        field.fill("３.5")
        field.blur()
    expect(page.locator(".qw-sum")).to_contain_text("待评 0 处")
    expect(row).not_to_contain_text("待评")
    sheet = class_.folder / "sheet.csv"
    sheet.write_bytes(saved(page, "marking-sheet.csv"))
    grade(class_, "judged", "--marks", str(sheet))
    for name in ("gradebook.csv", "results.json"):
        assert saved(page, name) == (class_.folder / "judged" / name).read_bytes()
    own = class_.path("assignment.json")
    assert main(["report", class_.path("judged"), own, "-o", class_.path("report.html")]) == 0
    capsys.readouterr()
    assert main(["regrade", class_.path("judged"), own, own, "--dry-run"]) == 0
    assert "0 change" in capsys.readouterr().out
    first.fill("")
    first.blur()
    expect(page.locator(".qw-sum")).to_contain_text("待评 1 处")
    page.locator("[name=sheet]").set_input_files(sheet)
    expect(page.locator(".qw-sum")).to_contain_text("待评 0 处")


def test_locked_keys_open_with_their_password(class_, tab):
    locked = class_.folder / "locked.json"
    locked.write_text(keys_text(load_keys(class_.folder / "keys.json"), "口令 1"), encoding="utf-8")
    page = show(tab(), class_, "locked.json")
    page.locator("[name=submissions]").first.set_input_files(class_.batches["on-time"][0])
    expect(page.locator(".qw-sum")).to_contain_text("先打开")
    page.locator("[name=password]").fill("口令 1")
    page.locator("[name=password]").press("Enter", no_wait_after=True)
    expect(page.locator("[data-for=keys]")).to_contain_text("密钥已解锁")
    expect(page.locator(".qw-sum")).to_contain_text("收到 1 份，计入 1 份")


def test_dropped_files_are_known_by_their_content(class_, tab):
    page = tab()
    page.goto((class_.folder / "workbench.html").as_uri())
    paths = [class_.folder / name for name in ("roster.csv", "keys.json", "assignment.json")]
    paths += class_.batches["on-time"][:3]
    files = [[p.name, p.read_text("utf-8"), 1000 * p.stat().st_mtime] for p in paths]
    page.evaluate(
        """files => {
          const data = new DataTransfer();
          for (const [name, text, lastModified] of files) {
            data.items.add(new File([text], name, { lastModified }));
          }
          document.dispatchEvent(new DragEvent("drop", { dataTransfer: data, cancelable: true }));
        }""",
        files,
    )
    expect(page.locator(".qw-sum")).to_contain_text("收到 3 份，计入 3 份")
    expect(page.locator("[data-for=roster]")).to_contain_text("34 人")


WRONG = [
    ("assignment", "{}", "这不是本版本的作业文件"),
    ("assignment", '{"quizgen": "assignment", "schema": 1}', "这不是本版本的作业文件"),
    ("keys", '{"quizgen": "keys", "schema": 1, "keys": "AAAA"}', "这不是密钥文件"),
    ("roster", "name\n甲\n", "没有 who 这一列"),
    ("roster", "who\n甲\n甲\n", "出现了两次"),
    ("roster", "who\n", "一个人也没有"),
    ("roster", b"who\n\xff\xff\n", "认不出的字"),
    ("sheet", "who\n甲\n", "这不是评分表"),
    ("times", "who\n甲\n", "这不是收到时间表"),
    ("forms", '{"quizgen": "forms", "schema": 1, "forms": [{}]}', "这不是本版本的试卷包"),
    ("results", '{"quizgen": "results", "schema": 1, "scripts": []}', "这不是本版本的成绩记录"),
    ("journal", '{"previous": "0"}\n', "这份日志被改过"),
    ("sheet", "收据码,题号,评定得分\nA,b,九\n", "不是分数"),
]


def test_wrong_file_is_told_and_nothing_is_graded(class_, tab):
    page = tab()
    page.goto((class_.folder / "workbench.html").as_uri())
    for field, text, told in WRONG:
        data = text if isinstance(text, bytes) else text.encode()
        page.locator(f"[name={field}]").set_input_files(
            {"name": "x", "mimeType": "text/plain", "buffer": data}
        )
        expect(page.locator(f"[data-for={field}]")).to_contain_text(told)
    assert page.locator("[data-save]:enabled").count() == 0
    old = {
        "name": "x.csv",
        "mimeType": "text/csv",
        "buffer": "who,name\n甲-1,学员\n".encode("gb18030"),
    }
    page.locator("[name=roster]").set_input_files(old)
    expect(page.locator("[data-for=roster]")).to_have_text("已打开 x.csv：1 人")


def test_page_is_sound_wide_and_narrow_and_stores_nothing(class_, tab):
    page = show(tab(width=1280), class_)
    take_in(page, class_)
    for tab_ in ("assign", "grade", "report", "return", "mend"):
        page.locator(f"[data-tab={tab_}]").click()
        for width in (1280, 390):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width
        _is_sound(page)
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def _is_sound(page) -> None:
    if AXE.exists():
        # The policy of the page keeps foreign scripts out; the test may come in another way.
        page.evaluate(AXE.read_text("utf-8"))
        found = page.evaluate(
            "axe.run(document).then(r => r.violations.map(v => [v.impact, v.id, v.nodes[0].html]))"
        )
        assert [one for one in found if one[0] in {"serious", "critical"}] == []
