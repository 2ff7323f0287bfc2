"""On the real site, every item is answered by keys alone and by taps alone, and marked right."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from quizgen.diagnostics import Report
from quizgen.loading.project import load

from .answering import Hand, Keys, Taps
from .conftest import ROOT

pytestmark = pytest.mark.browser

BANKS = load(ROOT, Report()).banks
TYPES = {"single", "multi", "judge", "blank", "numeric", "interval", "short", "order", "match"}
TYPES |= {"case", "scenario"}


def mark(hand: Hand, bank: str) -> None:
    """Answer every graded item of a bank and look at the verdict."""
    for item in BANKS[bank].items:
        if item.basis == "none":
            continue
        hand.answer(item.id)
        verdict = hand.page.locator(f"#{item.id} .qg-status .qg-headline").last
        wanted = re.compile("回答正确|参考分") if item.type == "short" else "回答正确"
        expect(verdict, item.id).to_contain_text(wanted)


def test_items_of_the_course_are_of_every_type():
    assert {item.type for bank in BANKS.values() for item in bank.items} == TYPES


@pytest.mark.parametrize("bank", BANKS)
def test_every_item_is_answered_by_keys_alone(built, visit, bank):
    page = visit(f"{built.as_uri()}/").open(f"practice/{bank}.html#quiz-{bank}")
    mark(Keys(page), bank)
    expect(page.locator(".qg-bar__text")).to_contain_text("已答")


@pytest.mark.parametrize("bank", BANKS)
def test_every_item_is_answered_by_taps_alone(built, visit, bank):
    size = {"width": 360, "height": 780}
    page = visit(f"{built.as_uri()}/", viewport=size, has_touch=True, is_mobile=True).open(
        f"practice/{bank}.html"
    )
    mark(Taps(page), bank)


def test_mistake_on_a_page_is_found_in_the_book_and_leads_back(address, visit):
    visitor = visit(address)
    page = visitor.open("modules/jieneng-fa/index.html")
    item = page.locator("qg-item").first
    name = item.get_attribute("id")
    wrong = page.evaluate(
        "id => { const { key, options } = document.getElementById(id).shown.item;"
        " return options.find(one => one !== key) }",
        name,
    )
    item.locator(f'.qg-choice[data-id="{wrong}"] label').click()
    item.get_by_role("button", name="检查答案").click()
    page.goto(visitor.home + "mistakes.html")
    page.locator(".qg-list a").click()
    page.wait_for_url(f"**/modules/jieneng-fa/index.html#{name}")
    page.goto(visitor.home + "learn.html")
    expect(page.locator(".qg-path__module").first).to_contain_text("已答 1/")
