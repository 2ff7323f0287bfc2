"""On the real site, items are answered by keys alone and by taps alone, and marked right.

Of every second bank the first item of each type by keys, of the others the last by taps; with
``QUIZGEN_EVERY_ITEM=1`` every item both ways, which takes minutes.
"""

from __future__ import annotations

import os
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


EVERY = bool(os.environ.get("QUIZGEN_EVERY_ITEM"))


def chosen(bank: str, *, last: bool = False) -> list:
    """Return the graded items of a bank to answer: one of each type, or all."""
    graded = [item for item in BANKS[bank].items if item.basis != "none"]
    if EVERY:
        return graded
    return list({item.type: item for item in (graded if last else reversed(graded))}.values())


def mark(hand: Hand, items: list) -> None:
    """Answer items and look at the verdicts."""
    for item in items:
        hand.answer(item.id)
        verdict = hand.page.locator(f"#{item.id} .qg-status .qg-headline").last
        wanted = re.compile("回答正确|参考分") if item.type == "short" else "回答正确"
        expect(verdict, item.id).to_contain_text(wanted)


def test_items_of_the_course_are_of_every_type():
    assert {item.type for bank in BANKS.values() for item in bank.items} == TYPES


@pytest.mark.parametrize("bank", BANKS if EVERY else list(BANKS)[::2])
def test_items_are_answered_by_keys_alone(built, visit, bank):
    page = visit(f"{built.as_uri()}/").open(f"practice/{bank}.html#quiz-{bank}")
    mark(Keys(page), chosen(bank))
    expect(page.locator(".qg-bar__text")).to_contain_text("已答")


@pytest.mark.parametrize("bank", BANKS if EVERY else list(BANKS)[1::2])
def test_items_are_answered_by_taps_alone(built, visit, bank):
    size = {"width": 360, "height": 780}
    page = visit(f"{built.as_uri()}/", viewport=size, has_touch=True, is_mobile=True).open(
        f"practice/{bank}.html"
    )
    mark(Taps(page), chosen(bank, last=True))


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
    own = page.locator(".qg-path__module", has=page.locator("a[href*='jieneng-fa']"))
    expect(own.first).to_contain_text("已答 1/")
