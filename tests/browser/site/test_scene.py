"""On the real site, the drill is played to each of its endings, by keys alone and by taps alone."""

from __future__ import annotations

from collections import deque

import pytest
from playwright.sync_api import Page, expect

from quizgen.diagnostics import Report
from quizgen.drills.facts import spread
from quizgen.drills.machine import NODE, Machine
from quizgen.drills.program import build, world_of
from quizgen.drills.walk import replay
from quizgen.loading.project import load
from quizgen.web.scenes import CASES

from .conftest import ROOT

pytestmark = pytest.mark.browser

PROJECT = load(ROOT, Report())
SCENARIO = PROJECT.scenarios["liangzheng"]


def shortest_ways() -> dict[str, tuple[int, list[str]]]:
    """Return, for each ending, a case and the choices that lead there in the fewest steps."""
    program = build(SCENARIO, PROJECT.procedures)
    assert program is not None
    ways: dict[str, tuple[int, list[str]]] = {}
    for case, facts in enumerate(spread(SCENARIO, CASES)):
        machine = Machine(program, world_of(program, facts.values))
        first, _ = machine.begin()
        seen, queue = {first}, deque([(first, [])])
        while queue:
            state, path = queue.popleft()
            if program.nodes[state[NODE]].lawful:
                ending = replay(machine, path).ending
                if ending not in ways or len(path) < len(ways[ending][1]):
                    ways[ending] = (case, path)
                continue
            for move in machine.moves(state):
                if move.state not in seen:
                    seen.add(move.state)
                    option = machine.choices[move.choice].option.id
                    queue.append((move.state, [*path, option]))
    return ways


WAYS = shortest_ways()


def place_of(page: Page, option: str) -> int:
    """Return the number under which an option stands now."""
    shown = page.locator(".qs-stage .qs-choices button > span").all_text_contents()
    texts = page.locator(f".qg-scene__text li[data-option='{option}']").all_text_contents()
    return next(number for number, text in enumerate(shown, 1) if text in texts)


def begin(page: Page, case: int) -> None:
    page.locator(".qs-case").select_option(str(case))


def test_every_ending_can_be_reached():
    assert set(WAYS) == set(SCENARIO.endings)


@pytest.mark.parametrize("ending", SCENARIO.endings)
def test_drill_is_played_to_its_ending_by_keys_alone(address, visit, ending):
    case, choices = WAYS[ending]
    page = visit(address).open("scenarios/liangzheng.html")
    begin(page, case)
    page.get_by_role("button", name="开始办案").press("Enter")
    for choice in choices:
        if choice:
            page.keyboard.press(str(place_of(page, choice)))
        for _ in range(60):
            if page.evaluate("document.activeElement.textContent") == "继续":
                break
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
    title = SCENARIO.endings[ending].title.text
    expect(page.locator(".qs-ending [role=heading]")).to_have_text(title)
    expect(page.locator(".qs-record > li").first).to_be_visible()


@pytest.mark.parametrize("ending", SCENARIO.endings)
def test_drill_is_played_to_its_ending_by_taps_alone(built, visit, ending):
    case, choices = WAYS[ending]
    size = {"width": 360, "height": 780}
    visitor = visit(f"{built.as_uri()}/", viewport=size, has_touch=True, is_mobile=True)
    page = visitor.open("scenarios/liangzheng.html")
    begin(page, case)
    page.get_by_role("button", name="开始办案").tap()
    for choice in choices:
        if choice:
            page.locator(f".qs-choices li:nth-child({place_of(page, choice)}) button").tap()
        page.get_by_role("button", name="继续", exact=True).tap()
    title = SCENARIO.endings[ending].title.text
    expect(page.locator(".qs-ending [role=heading]")).to_have_text(title)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
