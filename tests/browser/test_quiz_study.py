"""The learner's own pages in a real browser: mistakes, progress, the way through the course."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_mistake_is_listed_answered_again_and_comes_back_later(desk, practice, own) -> None:
    page = desk()
    page.goto(practice)
    page.pick("t-single", "C")
    page.submit("t-single")
    page.pick("t-judge", "false")
    page.submit("t-judge")
    page.goto(own)
    board = page.locator("qg-mistakes")
    expect(board.locator(".qg-count")).to_contain_text("今天该复习 1 题")
    board.get_by_role("link", name="重点用能单位未报送报告").click()
    expect(page.page).to_have_url(re.compile(r"practice\.html#t-single$"))
    expect(page.item("t-single")).to_contain_text("到期复习")
    expect(page.item("t-single").locator(".qg-verdict")).to_have_count(0)
    page.pick("t-single", "B")
    page.submit("t-single")
    page.goto(own)
    expect(board.locator(".qg-count")).to_contain_text("今天没有该复习的错题。以后复习的有 1 题")
    board.locator("summary").click()
    expect(board).to_contain_text("1 天后")


def test_mistake_of_an_exam_is_listed_from_another_folder(desk, exam, own) -> None:
    page = desk()
    page.start(exam)
    page.pick("t-single", "C")
    page.hand_in()
    page.goto(own)
    page.locator("qg-mistakes").get_by_role("link", name="重点用能单位未报送报告").click()
    expect(page.page).to_have_url(re.compile(r"exam/mock\.html#t-single$"))
    expect(page.item("t-single")).to_contain_text("到期复习")
    page.pick("t-single", "B")
    page.submit("t-single")
    expect(page.headline("t-single")).to_contain_text("回答正确")


def test_mistake_is_taken_out_by_hand(desk, practice, own) -> None:
    page = desk()
    page.goto(practice)
    page.pick("t-single", "C")
    page.submit("t-single")
    page.goto(own)
    page.locator("qg-mistakes").get_by_role("button", name="移出").click()
    expect(page.locator("qg-mistakes .qg-count")).to_contain_text("今天没有该复习的错题")


def test_path_shows_how_far_each_module_is(desk, practice, own) -> None:
    page = desk()
    page.goto(own)
    expect(page.locator("qg-path .qg-next")).to_have_count(1)
    page.goto(practice)
    page.pick("t-single", "B")
    page.submit("t-single")
    page.pick("t-judge", "true")
    page.submit("t-judge")
    page.goto(own)
    modules = page.locator("qg-path li")
    expect(modules).to_contain_text(["已答 2/2 题，答对 1 题", "已答 0/1 题，答对 0 题"])
    expect(modules.nth(1)).to_have_class(re.compile("qg-next"))


def test_progress_travels_as_a_file(desk, practice, own, tmp_path) -> None:
    page = desk()
    page.goto(practice)
    page.pick("t-single", "C")
    page.submit("t-single")
    page.goto(own)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="导出进度").click()
    kept = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(kept)
    assert kept.name == "specimen-progress.json"
    assert json.loads(kept.read_text(encoding="utf-8"))["course"] == "specimen"

    other = desk()
    other.goto(own)
    expect(other.locator("qg-progress")).to_contain_text("已答 0 题")
    other.locator("qg-progress input[type=file]").set_input_files(kept)
    expect(other.locator("qg-progress")).to_contain_text("已导入")
    expect(other.locator("qg-progress")).to_contain_text("已答 1 题")
    expect(other.locator("qg-mistakes .qg-count")).to_contain_text("今天该复习 1 题")


def test_progress_file_that_is_none_changes_nothing(desk, own, tmp_path) -> None:
    page = desk()
    page.goto(own)
    (tmp_path / "x.json").write_text("{}", encoding="utf-8")
    page.locator("qg-progress input[type=file]").set_input_files(tmp_path / "x.json")
    expect(page.locator("qg-progress")).to_contain_text("这不是进度文件")


def test_progress_is_forgotten_only_after_asking(desk, practice, own) -> None:
    page = desk()
    page.goto(practice)
    page.pick("t-single", "C")
    page.submit("t-single")
    page.goto(own)
    page.get_by_role("button", name="清空记录").click()
    page.get_by_role("button", name="不清空").click()
    expect(page.locator("qg-progress")).to_contain_text("已答 1 题")
    page.get_by_role("button", name="清空记录").click()
    page.get_by_role("button", name="清空", exact=True).click()
    expect(page.locator("qg-progress")).to_contain_text("已清空")
    page.goto(practice)
    expect(page.locator(".qg-bar__text")).to_contain_text("已答 0/11")


def test_own_pages_and_questions_on_one_page_speak_one_language(
    desk, practice, own, folder
) -> None:
    quiz = (folder / "practice.html").read_text(encoding="utf-8")
    board = '<qg-progress class="qg-progress" data-course="specimen"></qg-progress>'
    script = '<script src="quizgen-study.js"></script>'
    both = quiz.replace("<h1>样题</h1>", board).replace("</body>", f"{script}</body>")
    (folder / "both.html").write_text(both, encoding="utf-8")
    page = desk()
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw Error() }})")
    page.goto(practice.replace("practice.html", "both.html"))
    page.pick("t-judge", "false")
    page.submit("t-judge")
    page.get_by_role("button", name="English").click()
    expect(page.locator("qg-progress")).to_contain_text("1 answered, 1 right")
    page.get_by_role("button", name="中文").click()
    expect(page.locator("qg-progress")).to_contain_text("已答 1 题，答对 1 题")


def test_own_page_is_read_in_english_when_that_was_chosen(desk, practice, own) -> None:
    page = desk()
    page.goto(practice)
    page.get_by_role("button", name="English").click()
    expect(page.locator("#t-single .qg-button--main")).to_have_text("Check")
    page.goto(own)
    expect(page.locator("qg-mistakes")).to_contain_text("Nothing to review today")


def test_own_pages_have_no_barrier(desk, practice, own, axe) -> None:
    page = desk()
    page.goto(practice)
    page.pick("t-single", "C")
    page.submit("t-single")
    page.goto(own)
    assert axe(page) == []
