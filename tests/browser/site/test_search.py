"""Search finds every page that holds a word, and no other: the pages themselves are the truth."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html
from playwright.sync_api import Page

from .conftest import names

pytestmark = pytest.mark.browser


def truth(site: Path, *words: str) -> set[str]:
    """Return the pages whose article holds all words; slides and documents hold nothing else."""
    found = set()
    for name in names(site):
        root = html.parse(str(site / name)).getroot()
        alone = name.startswith(("scenarios/papers/", "slides/"))
        for article in root.iter("body" if alone else "article"):
            for hidden in [*article.iter("script", "style", "noscript")]:
                hidden.drop_tree()
            text = re.sub(r"\s+", " ", article.text_content())
            if all(word in text for word in words):
                found.add(name)
    return found


def search(page: Page, home: str, words: str) -> set[str]:
    """Return the pages that the site's own search shows for words."""
    page.goto(home + "index.html")
    page.locator(".md-search__input").first.click()
    page.keyboard.insert_text(words)
    page.keyboard.press("End")  # the theme listens for keys
    said = page.locator(".md-search-result__meta")
    page.wait_for_function(
        "document.querySelector('.md-search-result__meta').textContent.includes('符合条件')"
    )  # until then it still starts, or asks to type
    if "没有" in said.inner_text():
        page.wait_for_timeout(1000)  # it may have said so before the index was read
    count = (
        int((re.match(r"\d+", said.inner_text()) or ["1"])[0])
        if "没有" not in said.inner_text()
        else 0
    )
    items = page.locator(".md-search-result__item")
    for turn in range(200):  # the theme adds four results whenever one comes to the end again
        if items.count() >= count:
            break
        page.locator(".md-search__scrollwrap").evaluate(
            "(list, turn) => list.scrollTo(0, turn % 2 ? list.scrollHeight : 0)", turn
        )
        page.wait_for_timeout(60)
    links = items.evaluate_all("all => all.map(item => item.querySelector('a').href)")
    assert len(links) == count
    base = urlsplit(home).path
    return {unquote(urlsplit(link).path).removeprefix(unquote(base)) for link in links}


@pytest.mark.parametrize(
    ("address", "word"),
    [("file", "限期改正"), ("http", "重点用能单位"), ("file", "罚款"), ("http", "送达")],
    indirect=["address"],
)
def test_search_finds_every_page_that_holds_a_word_and_no_other(address, built, visit, word):
    wanted = truth(built, word)
    assert wanted
    assert search(visit(address).open(), address, word) == wanted


def test_search_for_two_words_finds_pages_that_hold_both(address, built, visit):
    wanted = truth(built, "计量", "听证")
    assert wanted < truth(built, "听证")
    assert wanted < truth(built, "计量")
    assert search(visit(address).open(), address, "听证 计量") == wanted


def test_search_for_a_word_that_no_page_holds_finds_nothing(address, visit):
    assert search(visit(address).open(), address, "限改期正") == set()


def test_search_for_an_article_shows_it_first_and_marks_it_on_the_page(address, visit):
    page = visit(address).open()
    assert "law/jieneng-fa.html" in search(page, address, "节约能源法第82条")
    first = page.locator(".md-search-result__item").first.locator("a").nth(1)
    assert first.locator("h2").inner_text().startswith("第八十二条")
    first.click()
    page.wait_for_url("**/law/jieneng-fa.html?h=*#a82")


def test_search_marks_the_word_in_what_it_shows(address, visit):
    page = visit(address).open()
    search(page, address, "限期改正")
    marked = page.locator(".md-search-result__item mark").all_text_contents()
    assert set(marked) == {"限期改正"}
