"""The gist of a citation on hover, focus and tap."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_cite_shows_its_gist_on_focus_and_escape_closes_it(desk, practice) -> None:
    page = desk()
    page.goto(practice)
    cite = page.locator("#text .qg-cite")
    cite.focus()
    tip = page.get_by_role("tooltip")
    expect(tip).to_contain_text("先责令改正，逾期不改正的处以罚款。")
    expect(cite).to_have_attribute("aria-describedby", "qg-tip")
    page.keyboard.press("Escape")
    expect(tip).to_have_count(0)
    expect(cite).not_to_have_attribute("aria-describedby", "qg-tip")


def test_cite_in_a_rationale_shows_its_gist_under_the_mouse(desk, practice) -> None:
    page = desk()
    page.goto(practice)
    page.pick("t-single", "B")
    page.submit("t-single")
    page.item("t-single").locator(".qg-basis .qg-cite").hover()
    tip = page.get_by_role("tooltip")
    expect(tip).to_be_visible()
    tip.hover()
    page.wait_for_timeout(400)
    expect(tip).to_be_visible()
    page.mouse.move(2, 2)
    expect(tip).to_have_count(0)


def test_cite_first_tap_tells_and_its_link_leads_there(desk, practice) -> None:
    page = desk(width=360, touch=True)
    page.goto(practice)
    page.eval_on_selector("#text", "node => { node.style.textAlign = 'right' }")
    page.locator("#text .qg-cite").tap()
    tip = page.get_by_role("tooltip")
    expect(tip).to_be_visible()
    box = tip.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["width"] >= 240
    assert box["x"] + box["width"] <= 360
    assert page.url.endswith("practice.html")
    expect(tip.get_by_role("link", name="打开条文")).to_have_attribute(
        "href", re.compile("law.html")
    )


def test_cite_without_a_gist_is_a_plain_link(desk, practice) -> None:
    page = desk()
    page.goto(practice)
    page.locator("#t-multi .qg-stem .qg-cite").focus()
    expect(page.get_by_role("tooltip")).to_have_count(0)
