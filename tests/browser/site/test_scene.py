"""On the real site, each drill is played to each of its endings, by keys alone and by taps alone."""

from __future__ import annotations

import re
from collections import deque
from functools import cache

import pytest
from playwright.sync_api import Page, expect

from quizgen.diagnostics import Report
from quizgen.drills.facts import spread
from quizgen.drills.machine import NODE, Machine
from quizgen.drills.program import build, world_of
from quizgen.loading.project import load
from quizgen.web.addresses import CASES, papers_file

from .conftest import ROOT

pytestmark = pytest.mark.browser

PROJECT = load(ROOT, Report())
TAPPED = "yifa"
"""All of its endings are reached by taps too; of the others one."""
ENDINGS = [(name, end) for name, scenario in PROJECT.scenarios.items() for end in scenario.endings]


@cache
def shortest_ways(name: str) -> dict[str, tuple[int, list[str]]]:
    """Return, for each ending, a case and the choices that lead there in the fewest steps."""
    scenario = PROJECT.scenarios[name]
    program = build(scenario, PROJECT.procedures)
    assert program is not None
    ways: dict[str, tuple[int, list[str]]] = {}
    for case, facts in enumerate(spread(scenario, CASES)):
        machine = Machine(program, world_of(program, facts.values))
        first, _ = machine.begin()
        seen, queue = {first}, deque([(first, [])])
        while queue:
            state, path = queue.popleft()
            if program.nodes[state[NODE]].lawful:
                ending = program.nodes[state[NODE]].id
                if ending not in ways or len(path) < len(ways[ending][1]):
                    ways[ending] = (case, path)
                continue
            for move in machine.moves(state):
                if move.state not in seen:
                    seen.add(move.state)
                    option = machine.choices[move.choice].option.id
                    queue.append((move.state, [*path, option]))
    return ways


def place_of(page: Page, option: str) -> int:
    """Return the number under which an option stands now."""
    shown = page.locator(".qs-stage .qs-choices button > span").all_text_contents()
    texts = page.locator(f".qg-scene__text li[data-option='{option}']").all_text_contents()
    return next(number for number, text in enumerate(shown, 1) if text in texts)


def _by_turns() -> list[tuple[str, str, str]]:
    """Each ending from a folder or from a server: the player knows no difference, paths do."""
    return [(("file", "http")[number % 2], *ending) for number, ending in enumerate(ENDINGS)]


def begin(page: Page, case: int) -> None:
    page.locator(".qs-case").select_option(str(case))


@pytest.mark.parametrize("name", PROJECT.scenarios)
def test_every_ending_can_be_reached(name):
    assert set(shortest_ways(name)) == set(PROJECT.scenarios[name].endings)


@pytest.mark.parametrize(("address", "name", "ending"), _by_turns(), indirect=["address"])
def test_drill_is_played_to_its_ending_by_keys_alone(address, visit, name, ending):
    case, choices = shortest_ways(name)[ending]
    page = visit(address).open(f"scenarios/{name}.html")
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
    written = PROJECT.scenarios[name].endings[ending]
    expect(page.locator(".qs-ending [role=heading]")).to_have_text(written.title.text)
    expect(page.locator(".qs-record > li").first).to_be_visible()
    turned = page.locator(".qs-record .qs-turned")
    expect(turned).to_have_count(0 if written.lawful == "true" else 1)
    expect(page.locator(".qs-map .qs-here")).to_have_count(1)
    for link in page.locator(".qs-papers a").all():
        assert link.get_attribute("href").partition("#")[0].startswith("../scenarios/papers/")


def _tapped() -> list[tuple[str, str]]:
    firsts = dict(reversed(ENDINGS))
    return [(name, end) for name, end in ENDINGS if name == TAPPED or firsts[name] == end]


@pytest.mark.parametrize(("name", "ending"), _tapped())
def test_drill_is_played_to_its_ending_by_taps_alone(built, visit, name, ending):
    case, choices = shortest_ways(name)[ending]
    size = {"width": 360, "height": 780}
    visitor = visit(f"{built.as_uri()}/", viewport=size, has_touch=True, is_mobile=True)
    page = visitor.open(f"scenarios/{name}.html")
    begin(page, case)
    page.get_by_role("button", name="开始办案").tap()
    for choice in choices:
        if choice:
            page.locator(f".qs-choices li:nth-child({place_of(page, choice)}) button").tap()
        page.get_by_role("button", name="继续", exact=True).tap()
    title = PROJECT.scenarios[name].endings[ending].title.text
    expect(page.locator(".qs-ending [role=heading]")).to_have_text(title)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_each_case_of_a_drill_has_the_documents_that_its_page_links(built):
    for name, scenario in PROJECT.scenarios.items():
        text = (built / f"scenarios/{name}.html").read_text(encoding="utf-8")
        linked = set(re.findall(r'href="([^"]*/papers/[^"]+)"', text))
        assert bool(linked) == bool(scenario.documents)
        for link in linked:
            path, _, anchor = link.partition("#")
            page = (built / "scenarios" / path).resolve()
            assert f'id="{anchor}"' in page.read_text(encoding="utf-8")
        if scenario.documents:
            pages = {papers_file(name, case.seed) for case in spread(scenario, CASES)}
            assert all((built / page).is_file() for page in pages)


def test_summary_tells_of_the_case_that_is_chosen_before_it_is_played(built, visit):
    page = visit(f"{built.as_uri()}/").open("scenarios/yifa.html")
    for number, case in enumerate(spread(PROJECT.scenarios["yifa"], CASES)):
        begin(page, number)
        expect(page.locator(".qg-scene__summary")).to_contain_text(str(case.values["firm"]))
