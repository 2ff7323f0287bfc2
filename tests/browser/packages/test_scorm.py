"""SCORM packages in scorm-again: what arrives of a paper, a module and a scenario, and resume."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from fractions import Fraction
from typing import Any

import pytest

from quizgen.grading.engine import grade
from quizgen.model.outcomes import Verdict
from tests.lms.receipts import check

from .conftest import tool
from .systems import RIGHT, SYSTEM, System

pytestmark = pytest.mark.browser

NAMES = {"scorm12": "API", "scorm2004": "API_1484_11"}
VERSIONS = pytest.mark.parametrize("version", NAMES)


@pytest.fixture
def system(browser, serve, packed):
    """Return a function that packs something and gives a system that serves it."""

    def start(version: str, ref: str, page: str):
        runtime = tool("scorm") / "scorm-again" / "dist" / f"{version}.min.js"
        files = {"runtime.js": runtime.read_bytes(), "system.html": SYSTEM.encode()}
        address = serve(packed(version, ref), files)
        return lambda: System(browser, address, NAMES[version], page)

    return start


def respond(frame, places: list[int]) -> dict[str, Any]:
    """Answer items of an exam, each third one wrongly; return the responses by id."""
    return frame.evaluate(
        """([places, right]) => {
          const make = eval(right), given = {};
          const items = [...document.querySelectorAll("qg-item")];
          for (const place of places) {
            const item = items[place], { item: rule } = item.shown;
            let response = make(rule);
            if (place % 3 === 2 && rule.type === "single") {
              response = rule.options.find(id => id !== rule.key && !(rule.also_key || []).includes(id));
            }
            item.response = response;
            given[item.data.id] = item.response;
            item.dispatchEvent(new CustomEvent("qg-changed", { bubbles: true }));
          }
          return given;
        }""",
        [places, RIGHT],
    )


@VERSIONS
def test_scorm_paper_of_sixty_resumes_elsewhere_and_arrives_whole(version, system, paper) -> None:
    start = system(version, "sixty", "paper-sixty.html")
    first = start()
    first.open()
    given = respond(first.pages, list(range(30)))
    kept = first.close()
    core = kept["core"] if version == "scorm12" else kept
    assert core["exit"] == "suspend"
    limit = 4096 if version == "scorm12" else 64_000
    assert 100 < len(kept["suspend_data"]) <= limit

    second = start()
    second.open(kept)
    frame = second.pages
    there = "() => Object.fromEntries([...document.querySelectorAll('qg-item')].map(i => [i.data.id, i.response]))"
    restored = frame.evaluate(there)
    assert {id_: restored[id_] for id_ in given} == given
    given |= respond(frame, list(range(30, 60)))
    frame.get_by_role("button", name="交卷").first.click()
    frame.locator(".qg-panel .qg-button--main").click()
    frame.locator(".qg-result").wait_for()
    done = second.close()

    # The Python engine is the referee.
    outcomes = {
        place.item.id: grade(place.item.interaction, given[place.item.id])
        for place in paper.forms[0].items
    }
    score = sum(one.score for one in outcomes.values())
    most = sum(one.max for one in outcomes.values())
    rows = rows_of(done)
    kinds = {row["type"] for row in rows}
    assert len(rows) > 60
    assert {row["id"].partition(".")[0] for row in rows} == set(outcomes)
    assert kinds >= {"choice", "true-false", "matching", "sequencing", "numeric", "fill-in"}
    right = {row["id"] for row in rows if row["result"] == "correct"}
    parts = {id_ for id_ in outcomes if not any(row["id"].startswith(f"{id_}.") for row in rows)}
    assert right & parts == {id_ for id_ in parts if outcomes[id_].verdict == "correct"}
    assert len(done["suspend_data"]) <= limit
    if version == "scorm12":
        assert done["core"]["lesson_status"] == "passed"
        assert float(done["core"]["score"]["raw"]) == pytest.approx(
            float(score / most * 100), abs=0.01
        )
    else:
        assert (done["completion_status"], done["success_status"]) == ("completed", "passed")
        assert Fraction(done["score"]["raw"]) == score
        assert float(done["score"]["scaled"]) == pytest.approx(float(score / most), abs=0.0001)

    third = start()
    third.open(done)
    third.pages.locator(".qg-result").wait_for()
    again = third.close()
    assert again["suspend_data"] == done["suspend_data"]


@VERSIONS
def test_scorm_receipt_of_the_sample_is_fresh(version, system, sample, update_golden) -> None:
    start = system(version, "sample-paper", "paper-sample-paper.html")
    own = start()
    own.open()
    items = [place.item for place in sample.forms[0].items]
    image = own.pages.locator("img").first
    assert image.evaluate("image => image.naturalWidth") == 16
    given = respond(own.pages, list(range(len(items))))
    own.pages.get_by_role("button", name="交卷").first.click()
    own.pages.locator(".qg-panel .qg-button--main").click()
    own.pages.locator(".qg-result").wait_for()
    rows = rows_of(own.close())
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    told = {row["id"]: row["result"] for row in rows}
    for item in items:
        kinds[item.type]["items"] += 1
        outcome = grade(item.interaction, given[item.id])
        outcomes = {f"{item.id}.{id_}": one for id_, one in outcome.parts.items()}
        for id_, one in (outcomes or {item.id: outcome}).items():
            assert result(told.pop(id_)) == RESULTS.get(one.verdict, "wrong"), id_
            kinds[item.type]["marks"] += 1
    assert told == {}
    lock = tool("scorm") / "scorm-again" / "package.json"
    number = json.loads(lock.read_text(encoding="utf-8"))["version"]
    seen = ("schema", "score", "interactions", "resume", "module", "drill")
    check(version, "scorm-again", number, kinds, update=update_golden, seen=seen)


RESULTS = {Verdict.CORRECT: "correct", Verdict.PARTIAL: "partial", Verdict.PENDING: "neutral"}


def result(told: str) -> str:
    """Return what a result says: a share is one that is part-right."""
    if told in {"correct", "neutral"}:
        return told
    return "wrong" if told in {"wrong", "incorrect"} else "partial"


def rows_of(cmi: dict[str, Any]) -> list[dict[str, Any]]:
    rows = cmi["interactions"]
    rows = rows.get("childArray", rows) if isinstance(rows, dict) else rows
    return list(rows.values()) if isinstance(rows, dict) else rows


@VERSIONS
def test_scorm_module_counts_pages_and_items_and_returns_to_the_page(version, system) -> None:
    start = system(version, "jiancha-chengxu", "module-jiancha-chengxu.html")
    first = start()
    launch = first.open()
    outer = first.page.frame_locator("iframe")
    assert outer.locator(".lms-nav a").count() == 9
    for _ in range(8):
        before = first.pages.url
        outer.get_by_role("button", name="下一页").click()
        launch.locator("h1").first.wait_for()
        first.page.wait_for_function(
            "before => frames[0].frames[0].location.href !== before && frames[0].frames[0].document.querySelector('qg-item, h1')",
            arg=before,
        )
    first.pages.locator("qg-item").first.wait_for()
    last = first.pages.url
    halfway = first.close()
    core = halfway["core"] if version == "scorm12" else halfway
    status = core["lesson_status"] if version == "scorm12" else core["completion_status"]
    assert status == "incomplete"

    second = start()
    second.open(halfway)
    assert second.pages.url == last
    frame = second.pages
    respond(frame, list(range(frame.locator("qg-item").count())))
    frame.get_by_role("button", name="交卷").first.click()
    frame.locator(".qg-panel .qg-button--main").click()
    frame.locator(".qg-result").wait_for()
    for place in range(8):
        outer = second.page.frame_locator("iframe")
        outer.locator(".lms-nav a").nth(place).click()
        second.page.wait_for_function(
            "place => frames[0].document.querySelectorAll('.lms-nav a')[place].matches('[aria-current]')",
            arg=place,
        )
        second.pages.locator("qg-item .qg-button:visible").first.wait_for()
        second.pages.evaluate(
            """right => {
              const make = eval(right);
              for (const item of document.querySelectorAll("qg-item")) {
                const check = item.querySelector(".qg-button--main");
                if (check.hidden) continue;  // answered in the exam
                item.response = make(item.shown.item);
                check.click();
              }
            }""",
            RIGHT,
        )
    done = second.close()
    core = done["core"] if version == "scorm12" else done
    status = core["lesson_status"] if version == "scorm12" else core["completion_status"]
    assert status == "completed"
    assert float(core["score"]["raw"]) > 10
    assert len(rows_of(done)) > 20
    if version == "scorm2004":
        assert (done["progress_measure"], done["success_status"]) == ("1", "unknown")


@VERSIONS
def test_scorm_scenario_tells_decisions_and_a_lawful_ending(version, system) -> None:
    start = system(version, "yifa", "scenario-yifa.html")
    first = start()
    first.open()
    frame = first.pages
    frame.locator("qg-scene .qg-button--main").click()
    steps = 0
    while not frame.locator(".qs-ending").count():
        frame.evaluate(
            """() => {
              const scene = document.querySelector("qg-scene");
              const getters = Object.values(Object.getOwnPropertyDescriptors(Object.getPrototypeOf(scene)));
              const machine = getters.filter(one => one.get).map(one => one.get.call(scene)).find(one => one.begin);
              let row = machine.begin().row;
              for (const id of scene.saved.choices) row = machine.moves(row).find(m => (m.option.id || "") === id).row;
              const open = machine.moves(row);
              const best = open.find(m => m.result.grade === "best") || open[0];
              const shown = [...document.querySelectorAll(".qs-choices button")];
              const order = scene.scene.cases[scene.saved.case].order[machine.node(row).decision] || [];
              const texts = order.filter(id => open.some(m => m.option.id === id));
              (shown[texts.indexOf(best.option.id)] || shown[0]).click();
              const go = document.querySelector(".qs-go");
              if (go) go.click();
            }"""
        )
        steps += 1
        assert steps < 200
        if steps == 3:
            kept = first.close()
            first = start()
            first.open(kept)
            frame = first.pages
            frame.locator("qg-scene .qg-button--main").click()
    done = first.close()
    rows = rows_of(done)
    assert len(rows) > 5
    assert {row["type"] for row in rows} == {"choice"}
    assert {row["id"].partition(".")[0] for row in rows} == {"yifa"}
    assert "correct" in {row["result"] for row in rows}
    if version == "scorm12":
        assert done["core"]["lesson_status"] == "passed"
        assert float(done["core"]["score"]["raw"]) == 100
    else:
        assert (done["completion_status"], done["success_status"]) == ("completed", "passed")
        assert float(done["score"]["scaled"]) == 1
