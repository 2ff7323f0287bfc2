"""A mock exam in a real browser: clock, sheet, handing in, marks and review."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
RIGHT = {
    "t-single": "B", "t-multi": ["A", "B", "C"], "t-judge": "false", "t-order": ["a", "b", "c", "d"],
    "t-walk": ["order", "fine"],
}  # fmt: skip


def test_exam_waits_for_its_start(desk, exam) -> None:
    page = desk()
    page.goto(exam)
    expect(page.locator("#t-single")).to_be_hidden()
    expect(page.locator(".qg-panel")).to_contain_text("限时 30 分钟，到时自动交卷")
    page.get_by_role("button", name="开始答题").click()
    expect(page.locator("#t-single")).to_be_visible()
    expect(page.get_by_role("timer")).to_have_text(re.compile("^(30:00|29:5\\d)$"))
    expect(page.get_by_role("button", name="检查答案")).to_have_count(0)


def test_exam_sheet_shows_what_is_answered_and_flagged(desk, exam) -> None:
    page = desk()
    page.start(exam)
    page.pick("t-single", "B")
    page.item("t-judge").get_by_role("button", name="标记此题").click()
    page.get_by_role("button", name="答题卡").click()
    sheet = page.get_by_role("navigation", name="答题卡")
    for name in ("第 1 题，已答", "第 2 题，未答，有标记", "第 3 题，未答"):
        expect(sheet.get_by_role("link", name=name, exact=True)).to_be_visible()
    sheet.get_by_role("link", name="第 5 题，未答").click()
    expect(page.locator("#t-numeric")).to_be_in_viewport()


def test_exam_goes_on_after_a_reload(desk, exam) -> None:
    page = desk()
    page.start(exam)
    page.pick("t-single", "B")
    for one in ("b", "a"):
        page.locator(f"#t-order [data-id='{one}'] .qg-take").click()
    page.item("t-judge").get_by_role("button", name="标记此题").click()
    page.reload()
    expect(page.locator("#t-single input[value='B']")).to_be_checked()
    expect(page.locator("#t-order .qg-seq .qg-entry")).to_have_count(2)
    expect(page.locator(".qg-bar__text")).to_have_text("已答 2/5")
    expect(page.item("t-judge").locator(".qg-flag")).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("timer")).to_have_text(re.compile("^(30:00|29:5\\d)$"))


def test_exam_asks_before_it_is_handed_in(desk, exam) -> None:
    page = desk()
    page.start(exam)
    page.pick("t-single", "B")
    page.item("t-judge").get_by_role("button", name="标记此题").click()
    page.get_by_role("button", name="交卷").click()
    expect(page.locator(".qg-panel")).to_contain_text("还有 4 题未答，1 题有标记")
    page.keyboard.press("Escape")
    expect(page.locator(".qg-panel")).to_be_hidden()
    expect(page.get_by_role("button", name="交卷")).to_be_focused()
    expect(page.locator(".qg-verdict")).to_have_count(0)


def test_exam_handed_in_is_marked_and_reviewed(desk, exam, axe) -> None:
    page = desk()
    page.start(exam)
    page.pick("t-single", "B")
    page.pick("t-judge", "false")
    page.item("t-interval").get_by_role("textbox").fill("10-30万元")
    for one in RIGHT["t-order"]:
        page.locator(f"#t-order [data-id='{one}'] .qg-take").click()
    page.hand_in()
    panel = page.locator(".qg-panel")
    expect(panel).to_contain_text("通过")
    expect(panel).to_contain_text("得 8 分，满分 11 分（72.73%）")
    expect(page.headline("t-numeric")).to_contain_text("未作答")
    expect(page.item("t-numeric").locator(".qg-key")).to_contain_text("kgce")
    expect(page.get_by_role("link", name="第 1 题：回答正确")).to_be_visible()
    assert axe(page) == []
    page.reload()
    expect(panel).to_contain_text("得 8 分")


def test_exam_left_open_does_not_undo_what_was_practised(desk, practice, exam) -> None:
    page = desk()
    page.goto(practice)
    page.pick("t-judge", "false")
    page.submit("t-judge")
    page.start(exam)
    page.hand_in()
    expect(page.headline("t-judge")).to_contain_text("未作答")
    page.goto(practice)
    expect(page.headline("t-judge")).to_contain_text("回答正确")


def test_exam_section_below_its_limit_fails(desk, exam) -> None:
    page = desk()
    page.start(exam)
    for one in RIGHT["t-order"]:
        page.locator(f"#t-order [data-id='{one}'] .qg-take").click()
    page.item("t-numeric").get_by_role("textbox").fill(page.number())
    page.pick("t-judge", "false")
    page.hand_in()
    expect(page.locator(".qg-result__status")).to_have_text("未通过")
    expect(page.locator(".qg-panel")).to_contain_text("“一、法律责任”部分未达到 50%")


def test_exam_hands_itself_in_when_time_is_up(desk, exam) -> None:
    page = desk()
    page.add_init_script(
        "{const now = Date.now; let gone = 0; window.pass = (m) => { gone += m * 60000 };"
        "Date.now = () => now() + gone}"
    )
    page.start(exam)
    page.pick("t-single", "B")
    page.evaluate("pass(29)")
    expect(page.locator(".qg-clock [role='status']")).to_have_text("还剩 1 分钟")
    page.evaluate("pass(1)")
    expect(page.locator(".qg-panel")).to_contain_text("时间到，已自动交卷")
    expect(page.headline("t-single")).to_contain_text("回答正确")


def test_exam_whose_time_ran_out_elsewhere_is_handed_in_when_opened(desk, exam) -> None:
    page = desk()
    page.start(exam)
    page.pick("t-single", "B")
    page.evaluate(
        "localStorage.setItem('qg:specimen:record', localStorage.getItem('qg:specimen:record')"
        '.replace(/"e":\\d+/, \'"e":1\'))'
    )
    page.reload()
    expect(page.locator(".qg-panel")).to_contain_text("时间到，已自动交卷")


def test_exam_sat_again_asks_other_figures(desk, exam) -> None:
    page = desk()
    page.start(exam)
    before = page.item("t-numeric").locator(".qg-stem").inner_text()
    page.hand_in()
    page.get_by_role("button", name="再考一次").click()
    expect(page.locator(".qg-verdict")).to_have_count(0)
    assert page.item("t-numeric").locator(".qg-stem").inner_text() != before
    expect(page.locator(".qg-bar__text")).to_have_text("已答 0/5")
    expect(page.locator("#t-single input").first).to_be_enabled()
