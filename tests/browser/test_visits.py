"""A virtual visit in a real browser: finished by mouse, keyboard and touch, from a file."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from quizgen.diagnostics import Report
from quizgen.loading.project import load
from quizgen.web.visits import visit_html

pytestmark = pytest.mark.browser

STEPS = ("ask", "record", "conclude")


@pytest.fixture(scope="module")
def visits(root):
    report = Report()
    found = load(root, report)
    assert report.diagnostics == []
    return found.visits


@pytest.fixture(scope="module")
def address(visits, skeleton):
    """Return a function that gives the address of a page with one visit, a local file."""

    def written(name: str, scheme: str = "default") -> str:
        html = visit_html(visits[name], course_id="specimen", link=None)
        url = skeleton(f"visit-{name}-{scheme}.html", html, scheme)
        assert url.startswith("file:")
        return url

    return written


def best(step) -> str:
    return next(option.id for option in step.options if option.grade == "best")


def spot(page, place):
    return page.locator(f".qv-spot[data-spot='{place.id}']")


def step_of(page, place, step):
    return page.locator(f"[data-place='{place.id}'] [data-step={step.kind}]")


def sheet_is_full(page, visit) -> None:
    sheet = page.locator(".qv-sheet")
    expect(sheet).to_be_visible()
    for place in visit.places:
        expect(sheet.locator(f"[data-mine='{place.id}'] p")).to_have_count(3)
        expect(sheet).to_contain_text(place.found.handling[:10])


def test_visit_is_finished_by_mouse_and_kept(visits, address, tab) -> None:
    visit = visits["qiche"]
    page = tab()
    page.goto(address("qiche"))
    for place in visit.places:
        spot(page, place).click()
        for step in place.steps:
            box = step_of(page, place, step)
            box.locator(f"[data-option='{best(step)}'] label").click()
            box.get_by_role("button", name="就这样定").click()
            expect(box.locator(f"[data-option='{best(step)}'] .qv-why")).to_contain_text("这样最好")
    expect(page.locator(".qv-progress")).to_have_text("看了8处，共8处。")
    page.get_by_role("button", name="看记录对照").click()
    sheet_is_full(page, visit)
    expect(page.locator(".qv-score")).to_have_text("问：8/8 最好；记：8/8 最好；定：8/8 最好。")
    kept = page.evaluate("Object.keys(localStorage)")
    assert "qg:specimen:visit:qiche" in kept
    page.reload()
    expect(page.locator(".qv-progress")).to_have_text("看了8处，共8处。")
    expect(page.get_by_role("button", name="1 会议室，已看完")).to_be_visible()
    page.get_by_role("button", name="看记录对照").click()
    page.emulate_media(media="print")
    page.evaluate(
        "window.print = () => { window.unprinted = document.querySelectorAll('.qv-unprinted').length }"
    )
    expect(page.locator(".qv-map")).to_be_hidden()
    expect(page.locator(".qv-sheet")).to_be_visible()
    page.emulate_media(media="screen")
    page.get_by_role("button", name="打印").click()
    assert page.evaluate("window.unprinted") > 2
    expect(page.locator(".qv-unprinted")).to_have_count(0)
    page.get_by_role("button", name="从头再来").click()
    page.get_by_role("button", name="清掉，从头再来").click()
    expect(page.locator(".qv-progress")).to_have_text("看了0处，共8处。")
    page.reload()
    expect(page.locator(".qv-progress")).to_have_text("看了0处，共8处。")


def test_visit_is_finished_by_keyboard_alone(visits, address, desk) -> None:
    visit = visits["shuini"]
    page = desk()
    page.goto(address("shuini"))
    page.press_at(f".qv-spot[data-spot='{visit.places[0].id}']", "Enter")
    for number, place in enumerate(visit.places):
        expect(page.locator(f"[data-place='{place.id}'] h3")).to_be_focused()
        for step in place.steps:
            # The first option that Space takes; arrows lead to the best one.
            page.reach(f"[data-place='{place.id}'] [data-step={step.kind}] input")
            page.keyboard.press("Space")
            ids = [option.id for option in step.options]
            for _ in range(ids.index(best(step))):
                page.keyboard.press("ArrowDown")
            page.press_at(f"[data-place='{place.id}'] [data-step={step.kind}] button", "Enter")
        if number < len(visit.places) - 1:
            expect(page.get_by_role("button", name="去下一处")).to_be_focused()
            page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="看记录对照")).to_be_focused()
    page.keyboard.press("Enter")
    sheet_is_full(page, visit)
    expect(page.locator(".qv-score")).to_contain_text("定：8/8 最好")


def test_visit_is_finished_by_touch_on_a_phone(visits, address, tab) -> None:
    visit = visits["shuini"]
    page = tab(width=390, touch=True)
    page.goto(address("shuini"))
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    for box in page.locator(".qv-spot").all():
        size = box.bounding_box()
        assert size is not None
        assert size["width"] >= 44
        assert size["height"] >= 44
    for number, place in enumerate(visit.places):
        # By turns the plan and the list below it.
        (spot(page, place) if number % 2 else page.get_by_role("link", name=place.name)).tap()
        for step in place.steps:
            box = step_of(page, place, step)
            worst = next(option.id for option in step.options if option.grade == "wrong")
            box.locator(f"[data-option='{worst}'] label").tap()
            box.get_by_role("button", name="就这样定").tap()
            expect(box.locator(".qv-why:visible")).to_have_count(2)
    page.get_by_role("button", name="看记录对照").tap()
    sheet_is_full(page, visit)
    expect(page.locator(".qv-score")).to_contain_text("问：0/8 最好")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_decision_needs_a_choice_and_storage_may_be_missing_or_foreign(address, tab) -> None:
    page = tab()
    page.add_init_script(
        "localStorage.setItem('qg:specimen:visit:qiche', "
        '\'{"v":1,"decided":{"huiyi":{"ask":"gone","record":"a"},"nowhere":{"ask":"a"}}}\')'
    )
    page.goto(address("qiche"))
    page.get_by_role("button", name="1 会议室").click()
    ask = page.locator("[data-place=huiyi] [data-step=ask]")
    ask.get_by_role("button", name="就这样定").click()
    expect(ask.get_by_role("alert")).to_have_text("先选一项。")
    expect(page.locator("[data-place=huiyi] [data-step=record]")).to_be_hidden()
    other = tab()
    other.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('no') }})")  # fmt: skip
    other.goto(address("qiche"))
    expect(other.get_by_text("这个浏览器不能保存进度")).to_be_visible()


@pytest.mark.parametrize(("width", "scheme"), [(390, "slate"), (1280, "default")])
def test_visit_is_accessible_at_every_stage(visits, address, tab, axe, width, scheme) -> None:
    page = tab(width=width)
    page.goto(address("qiche", scheme))
    place = visits["qiche"].places[6]
    spot(page, place).click()
    for step in place.steps[:2]:
        box = step_of(page, place, step)
        box.locator("label").first.click()
        box.get_by_role("button", name="就这样定").click()
    assert axe(page) == []
    page.evaluate("document.querySelector('qg-visit').show('=')")
    assert axe(page) == []


def test_address_of_a_place_opens_it(address, tab) -> None:
    page = tab()
    page.goto(address("shuini") + "#shuini-huayan-name")
    expect(page.locator("#shuini-huayan h3")).to_be_focused()
    expect(page.locator("#shuini-huayan [data-step=record]")).to_be_hidden()


def test_visit_without_script_shows_everything(visits, address, tab) -> None:
    visit = visits["qiche"]
    page = tab(java_script_enabled=False)
    page.goto(address("qiche"))
    text = page.locator("qg-visit").inner_text()
    for place in visit.places:
        assert place.name in text
        assert place.found.fact in text
        for step in place.steps:
            assert step.question in text
            assert all(option.text in text and option.why in text for option in step.options)
    page.get_by_role("link", name="总表间").click()
    assert page.url.endswith("#qiche-zongbiao")
