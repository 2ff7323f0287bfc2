"""Corrected keys in the 讲师工作台: each kind of item, on every form, as `quizgen regrade` does."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from playwright.sync_api import expect

from quizgen.cli import main
from quizgen.model.interactions import Judge, Multi, NumberRule, Numeric, Option, Single, Tolerance
from quizgen.results.assignments import AssignedForm, AssignedItem, Assignment, to_json
from quizgen.results.marking import Marking, Script
from quizgen.results.records import to_json as results_to_json

pytestmark = pytest.mark.browser
OPTIONS = tuple(Option(id=one, text=f"**选项** {one} <b>") for one in "ABCD")
ITEMS = {
    "dan": Single(options=OPTIONS, key="A"),
    "duo": Multi(options=OPTIONS, key=("A", "B"), max="2"),
    "pan": Judge(key=True),
    "shu": Numeric(rule=NumberRule(value="5", tol=Tolerance(abs="0.5"), unit="t")),
}
ANSWERS = [
    ("A", ["A", "B"], True, "5"),
    ("B", ["A"], False, "5.4t"),
    ("C", ["C", "D"], None, "7t"),
    (None, ["A", "B", "C"], True, "五吨"),
]


@dataclass
class Bench:
    """The page, and the folder where the command line does the same."""

    page: object
    folder: Path

    def select(self, form: int, place: int) -> None:
        self.page.locator(".qw-item select").select_option(index=form * len(ITEMS) + place)

    def apply(self, reason: str) -> None:
        self.page.locator(".qw-put").click()
        self.page.locator("[name=reason]").fill(reason)
        self.page.get_by_role("button", name="按更正后的答案重判").click()
        expect(self.page.locator("[data-for=apply]")).to_contain_text("日志已加一行")

    def saved(self) -> dict[str, bytes]:
        with self.page.expect_download() as found:
            self.page.locator("[data-save='results.zip']:visible").click()
        with zipfile.ZipFile(found.value.path()) as archive:
            return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture
def bench(tab, tmp_path):
    items = tuple(
        AssignedItem(id=name, interaction=rule, content_hash=name, stem=f"题 {name}")
        for name, rule in ITEMS.items()
    )
    form = AssignedForm(id="juan-a", title="甲卷", hash="a" * 20, items=items)
    other = replace(form, id="juan-b", title="乙卷", hash="b" * 20)
    assignment = Assignment(id="zhou", title="周测", course="jnjc", forms=(form, other))
    marking = Marking(assignment)
    graded = [
        marking(Script(who=f"甲-{n}", form=one.hash, receipt=f"R-{n}", responses=responses))
        for n, (one, responses) in enumerate(
            (one, responses) for one in (form, other) for responses in ANSWERS
        )
    ]
    data = {"assignment": to_json(assignment), "results": results_to_json(assignment, graded, ())}
    (tmp_path / "marks").mkdir()
    for name, path in (("assignment", "assignment.json"), ("results", "marks/results.json")):
        text = json.dumps(data[name], ensure_ascii=False, indent=1) + "\n"
        (tmp_path / path).write_text(text, encoding="utf-8")
    assert main(["workbench", "-o", str(tmp_path / "workbench.html")]) == 0
    page = tab(width=1280)
    page.goto((tmp_path / "workbench.html").as_uri())
    page.locator("[name=assignment]").set_input_files(tmp_path / "assignment.json")
    page.locator("[name=results]").set_input_files(tmp_path / "marks/results.json")
    page.locator("[data-tab=mend]").click()
    return Bench(page, tmp_path)


def points(gradebook: bytes, item: str) -> list[str]:
    rows = csv.DictReader(io.StringIO(gradebook.decode("utf-8-sig")))
    return [row[item] for row in rows]


def both(bench: Bench, reason: str) -> dict[str, bytes]:
    """Return what the page saves, which the command line makes of the corrected file too."""
    ours = bench.saved()
    own = bench.folder / "assignment.json"
    after = bench.folder / "corrected.json"
    after.write_bytes(ours["corrected.json"])
    line = ["regrade", str(bench.folder / "marks"), str(own), str(after), "--reason", reason]
    assert main(line) == 0
    for name in ("results.json", "gradebook.csv", "journal.jsonl"):
        assert ours[name] == (bench.folder / "marks" / name).read_bytes(), name
    return ours


def test_second_right_option_counts_on_every_form(bench):
    bench.select(0, 0)
    labels = bench.page.locator(".qw-options label").all_inner_texts()
    assert labels == [f"{one} 选项 {one} <b>" for one in "ABCD"]
    bench.page.locator(".qw-options input[value=B]").check()
    marked = (bench.folder / "marks/results.json").read_bytes()
    bench.apply("B 也对")
    made = both(bench, "B 也对")
    assert points(made["gradebook.csv"], "dan") == ["1", "1", "0", "0"] * 2
    # These marks by the key before would tell the same changes once more.
    page = bench.page
    page.locator("[name=assignment]").set_input_files(bench.folder / "assignment.json")
    page.locator("[name=results]").set_input_files(bench.folder / "marks/results.json")
    expect(page.locator("[data-for=results]")).to_contain_text("corrected.json")
    page.locator("[name=assignment]").set_input_files(bench.folder / "corrected.json")
    expect(page.locator("[data-for=results]")).to_contain_text("已打开 results.json：8 份")
    told = page.locator("[data-for=apply]")
    page.locator("[name=corrected]").set_input_files(bench.folder / "corrected.json")
    expect(page.locator(".qw-changes")).to_have_text("没有人的分数变动。")
    page.get_by_role("button", name="按更正后的答案重判").click()
    expect(told).to_contain_text("日志没有加行")
    assert bench.saved()["journal.jsonl"] == made["journal.jsonl"]
    # Marked anew by the old key and corrected once more: the journal tells it already.
    old = {"name": "old.json", "mimeType": "application/json", "buffer": marked}
    page.locator("[name=assignment]").set_input_files(bench.folder / "assignment.json")
    page.locator("[name=results]").set_input_files(old)
    page.locator("[name=corrected]").set_input_files(bench.folder / "corrected.json")
    page.locator("[name=reason]").fill("B 也对")
    page.get_by_role("button", name="按更正后的答案重判").click()
    expect(told).to_contain_text("没有再加")
    assert bench.saved()["journal.jsonl"] == made["journal.jsonl"]


def test_other_set_of_options_is_right(bench):
    bench.select(1, 1)
    for one, act in (("A", "uncheck"), ("B", "uncheck"), ("C", "check"), ("D", "check")):
        getattr(bench.page.locator(f".qw-options input[value={one}]"), act)()
    bench.apply("应为 CD")
    assert points(both(bench, "应为 CD")["gradebook.csv"], "duo") == ["0", "0", "2", "0"] * 2


def test_number_is_corrected_in_its_rule(bench):
    bench.select(0, 3)
    field = bench.page.locator(".qw-rule textarea")
    rule = json.loads(field.input_value())
    for text in ("{", '{"type": "judge", "key": true}', '{"type": "numeric", "value": "x"}'):
        field.fill(text)
        bench.page.locator(".qw-put").click()
        expect(bench.page.locator("[data-for=rule]")).to_contain_text("读不懂")
        expect(bench.page.locator(".qw-trial")).to_be_hidden()
    field.fill(json.dumps(rule | {"value": "7"}))
    bench.apply("算错了")
    assert points(both(bench, "算错了")["gradebook.csv"], "shu") == ["0", "0", "1", "0"] * 2


def test_item_that_cannot_be_mended_is_dropped(bench):
    bench.select(0, 2)
    bench.page.locator(".qw-void select").select_option("drop")
    bench.apply("没有答案")
    rows = both(bench, "没有答案")["gradebook.csv"]
    assert points(rows, "满分") == ["4"] * 8


def test_nothing_ticked_is_no_key_and_what_is_discarded_changes_nothing(bench):
    page = bench.page
    bench.select(0, 0)
    page.locator(".qw-options input[value=A]").uncheck()
    page.locator(".qw-put").click()
    expect(page.locator("[data-for=rule]")).to_have_text("至少选一个答案。")
    page.locator(".qw-options input[value=C]").check()
    page.locator(".qw-put").click()
    expect(page.locator(".qw-trial__sum")).to_have_text("8 份里有 4 份会变。")
    page.get_by_role("button", name="不改了").click()
    expect(page.locator(".qw-trial")).to_be_hidden()
    assert page.locator(".qw-options input[value=A]").is_checked()
    ours = bench.saved()
    assert "journal.jsonl" not in ours
    assert ours["results.json"] == (bench.folder / "marks/results.json").read_bytes()


def test_file_that_asks_other_items_is_refused(bench):
    data = json.loads((bench.folder / "assignment.json").read_text("utf-8"))
    data["forms"][0]["items"][0]["id"] = "bie"
    file = {"name": "x.json", "mimeType": "text/plain", "buffer": json.dumps(data).encode()}
    bench.page.locator("[name=corrected]").set_input_files(file)
    expect(bench.page.locator("[data-for=corrected]")).to_contain_text("只能改答案，不能换题")
    expect(bench.page.locator(".qw-trial")).to_be_hidden()
