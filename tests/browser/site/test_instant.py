"""Elements survive instant navigation, which other people's sites may turn on."""

from __future__ import annotations

import re

import pytest

from .conftest import quizgen

pytestmark = pytest.mark.browser


@pytest.fixture
def instant(tmp_path, serve):
    """Address of a small site with instant navigation, served where it says that it is."""
    course, www = tmp_path / "course", tmp_path / "www"
    www.mkdir()
    home = f"{serve(www)}/kurs/"
    quizgen("new", str(course))
    settings = course / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    text = text.replace("  features:\n", "  features:\n    - navigation.instant\n")
    settings.write_text(text.replace("  - offline\n", ""), encoding="utf-8")
    quizgen("build", str(course), "-d", str(www / "kurs"), SITE_URL=home)
    return home


def test_elements_work_on_the_second_page_reached_without_a_reload(instant, visit):
    page = visit(instant).open("index.html")
    page.wait_for_timeout(500)  # the theme reads the site map first
    page.evaluate("window.stayed = true")
    assert page.evaluate("customElements.get('qg-item')") is None
    page.locator(".md-tabs a", has_text="练习").click()
    page.wait_for_url("**/practice/index.html")
    page.locator("article a", has_text="示例条例").click()
    page.wait_for_url("**/practice/shili.html")
    item = page.locator("qg-item").first
    item.get_by_text("错误", exact=True).click()
    item.get_by_role("button", name="检查答案").click()
    assert item.get_by_text("罚款以逾期不改正为前提").is_visible()
    assert page.evaluate("window.stayed") is True


def test_elements_work_again_after_coming_back_to_a_page(instant, visit):
    page = visit(instant).open("practice/shili.html")
    page.wait_for_timeout(500)
    page.evaluate("window.stayed = true")
    page.locator(".md-tabs a", has_text="模块").click()
    page.wait_for_url(re.compile("modules"))
    page.go_back()
    page.wait_for_url("**/practice/shili.html")
    item = page.locator("qg-item").first
    item.get_by_text("正确", exact=True).click()
    item.get_by_role("button", name="检查答案").click()
    assert item.get_by_text("要先责令限期改正").is_visible()
    assert page.evaluate("window.stayed") is True
    assert page.locator("script[src*='quizgen.js']").count() == 1
