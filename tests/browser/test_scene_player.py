"""A drill in a real browser, opened from a file: by keys, by taps, on paper, without script."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from quizgen.diagnostics import Report
from quizgen.drills.facts import spread
from quizgen.drills.machine import Machine
from quizgen.drills.program import build, world_of
from quizgen.drills.walk import replay
from quizgen.loading.project import load
from quizgen.web.scenes import CASES, scene_html

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def project():
    return load(ROOT, Report())


@pytest.fixture(scope="module")
def address(project, skeleton):
    scenario = project.scenarios["liangzheng"]
    body = scene_html(scenario, project, link=lambda cited: (f"#{cited}", "要旨"))
    return {
        scheme: skeleton(f"scene-{scheme}.html", body, scheme) for scheme in ("default", "slate")
    }


@pytest.fixture
def begin(tab, address):
    """Open the page of the drill and start a case."""

    def run(case: int = 0, scheme: str = "default", **options):
        page = tab(**options)
        page.goto(address[scheme])
        page.locator(".qs-case").select_option(str(case))
        page.get_by_role("button", name="开始办案").click()
        return page

    return run


def best_way(project, case: int) -> tuple[list[str], str]:
    """Return the best options of a case and the ending they lead to, as Python walks it."""
    scenario = project.scenarios["liangzheng"]
    program = build(scenario, project.procedures)
    machine = Machine(program, world_of(program, spread(scenario, CASES)[case].values))
    choices: list[str] = []
    while True:
        walk = replay(machine, choices)
        if walk.ending:
            return choices, scenario.endings[walk.ending].title.text
        moves = [machine.choices[move.choice] for move in machine.moves(walk.state)]
        best = [m.option.id for m in moves if m.result.source and m.result.source.grade == "best"]
        choices.append(best[0])


def number_of(page, option: str) -> int:
    """Return the number under which an option stands now."""
    data = json.loads(page.locator("qg-scene").get_attribute("data-scene"))
    shown = page.locator(".qs-stage .qs-choices button > span").all_text_contents()
    texts = page.locator(f".qg-scene__text li[data-option='{option}']").all_text_contents()
    assert data["id"] == "liangzheng"
    return next(n for n, text in enumerate(shown, 1) if text in texts)


def focused(page) -> str:
    return page.evaluate("document.activeElement.textContent")


@pytest.mark.parametrize("case", range(CASES))
def test_best_options_by_keys_alone_lead_where_python_says(begin, project, case) -> None:
    page = begin(case)
    choices, title = best_way(project, case)
    for choice in choices:
        heading = page.locator(".qs-stage [role=heading]").first.text_content()
        assert focused(page) == heading
        page.keyboard.press(str(number_of(page, choice)))
        expect(page.locator(".qs-verdict")).to_have_text("最妥当")
        page.keyboard.press("Tab")
        while focused(page) != "继续":
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
    expect(page.locator(".qs-ending [role=heading]")).to_have_text(title)
    assert title in {"依法结案", "查清不罚，依法结案"}
    expect(page.get_by_text("到最后都没有走上绝路。")).to_be_visible()
    expect(page.locator(".qs-record > li")).to_have_count(len(choices))


def test_fault_by_taps_is_explained_with_its_law_and_reckoned_up(begin) -> None:
    page = begin(width=360, touch=True)
    for option in ("keep", "push", "sign", "seize"):
        page.locator(f".qs-choices li:nth-child({number_of(page, option)}) button").tap()
        expect(page.locator(".qs-verdict")).to_have_text("违法或有错")
        expect(page.locator(".qs-told .qs-broke a.qg-cite").first).to_be_visible()
        page.get_by_role("button", name="继续", exact=True).tap()
    for option in ("patch", "fine"):
        page.locator(f".qs-choices li:nth-child({number_of(page, option)}) button").tap()
        page.get_by_role("button", name="继续", exact=True).tap()
    expect(page.locator(".qs-ending [role=heading]")).to_have_text("办案的人被追责")
    expect(page.get_by_text("第 1 步之后，已经不可能依法结案。")).to_be_visible()
    expect(page.locator(".qs-regrets li")).to_have_count(3)
    wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    assert not wide


def test_status_says_each_new_scene_and_each_verdict(begin) -> None:
    page = begin()
    status = page.locator("qg-scene > [role=status]")
    expect(status).to_have_text("支队会议室，出发之前")
    page.keyboard.press(str(number_of(page, "alone")))
    expect(status).to_have_text("不妥")
    page.get_by_role("button", name="继续", exact=True).click()
    expect(status).to_have_text("厂区大门")


def test_undo_restart_and_another_case(begin) -> None:
    page = begin()
    page.keyboard.press(str(number_of(page, "alone")))
    page.get_by_role("button", name="继续", exact=True).click()
    page.get_by_role("button", name="撤回一步").click()
    expect(page.locator(".qs-stage [role=heading]")).to_have_text("支队会议室，出发之前")
    assert page.get_by_role("button", name="撤回一步").count() == 0
    page.keyboard.press(str(number_of(page, "swap")))
    page.get_by_role("button", name="继续", exact=True).click()
    page.get_by_role("button", name="从头再来").click()
    expect(page.locator(".qs-stage .qs-step")).to_have_text("第 1 步")
    before = page.locator(".qs-stage").inner_text()
    page.get_by_role("button", name="换一份案卷").click()
    page.locator(".qs-case").select_option("1")
    page.get_by_role("button", name="开始办案").click()
    assert page.locator(".qs-stage").inner_text() != before


def test_walk_is_taken_up_after_a_reload(begin) -> None:
    page = begin(3)
    page.keyboard.press(str(number_of(page, "swap")))
    page.get_by_role("button", name="继续", exact=True).click()
    page.reload()
    page.get_by_role("button", name="继续上次").click()
    expect(page.locator(".qs-stage [role=heading]")).to_have_text("厂区大门")
    expect(page.locator(".qs-stage .qs-step")).to_have_text("第 2 步")


def test_scene_of_one_person_shows_what_only_then_happens(begin) -> None:
    page = begin()
    page.keyboard.press(str(number_of(page, "alone")))
    page.get_by_role("button", name="继续", exact=True).click()
    expect(page.locator(".qs-stage").get_by_text("独自一人到了门口")).to_be_visible()
    expect(page.locator(".qs-stage").get_by_text("赶到门口，与主办会合")).to_be_hidden()
    assert page.locator(".qs-stage .qs-maybe").count() == 0
    page.keyboard.press(str(number_of(page, "wait")))
    page.get_by_role("button", name="继续", exact=True).click()
    expect(page.locator(".qs-stage").get_by_text("赶到门口，与主办会合")).to_be_visible()
    assert "wait" not in page.locator(".qs-stage").inner_html()


def test_forbidden_storage_does_no_harm(tab, address) -> None:
    page = tab()
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('no'); }});"
    )
    page.goto(address["default"])
    page.get_by_role("button", name="开始办案").click()
    page.keyboard.press(str(number_of(page, "swap")))
    expect(page.locator(".qs-verdict")).to_have_text("最妥当")


def test_text_is_there_without_script_and_gives_nothing_away(tab, address) -> None:
    page = tab(java_script_enabled=False)
    page.goto(address["default"])
    shown = page.locator("qg-scene").inner_text()
    assert "厂区大门" in shown
    assert "盖委托机关印章，当面宣告交付，做好送达记录" in shown
    assert "足以让人怀疑公正" not in shown
    assert "最妥当" not in shown
    assert "结论被推翻" not in shown


def test_element_survives_being_taken_out_and_put_back(begin) -> None:
    page = begin()
    page.evaluate("""() => {
        const scene = document.querySelector("qg-scene");
        const home = scene.parentElement;
        scene.remove();
        home.append(scene);
    }""")
    expect(page.get_by_role("button", name="开始办案")).to_have_count(1)
    page.get_by_role("button", name="开始办案").click()
    page.keyboard.press(str(number_of(page, "swap")))
    expect(page.locator(".qs-told")).to_have_count(1)


def test_paper_holds_the_text_before_and_the_record_afterwards(begin, tab, address) -> None:
    page = tab()
    page.goto(address["default"])
    page.emulate_media(media="print")
    expect(page.locator(".qg-scene__text [data-node='3']")).to_be_visible()
    expect(page.get_by_role("button", name="开始办案")).to_be_hidden()
    page = begin()
    for option in ("swap", "leave"):
        page.keyboard.press(str(number_of(page, option)))
        page.get_by_role("button", name="继续", exact=True).click()
    page.emulate_media(media="print")
    expect(page.locator(".qs-record")).to_be_visible()
    expect(page.locator(".qg-scene__text")).to_be_hidden()
    expect(page.get_by_role("button", name="从头再来")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_no_state_of_the_player_has_a_barrier(begin, tab, address, axe, scheme) -> None:
    page = tab()
    page.goto(address[scheme])
    assert axe(page) == []
    page = begin(scheme=scheme)
    assert axe(page) == []
    page.keyboard.press(str(number_of(page, "keep")))
    assert axe(page) == []
    page.get_by_role("button", name="继续", exact=True).click()
    page.keyboard.press(str(number_of(page, "leave")))
    page.get_by_role("button", name="继续", exact=True).click()
    assert axe(page) == []
