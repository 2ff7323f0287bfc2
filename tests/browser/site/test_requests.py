"""No page of the site asks another host for anything, nor complains, wherever it is put."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from .conftest import ROOT, SUB_PATH, names

pytestmark = pytest.mark.browser
PAPERS = "scenarios/papers/"


@pytest.mark.parametrize(("address", "every"), [("file", 1), ("http", 8)], indirect=["address"])
def test_no_page_asks_another_host_or_complains(address, built, visit, every):
    page = (visitor := visit(address)).open()
    for place, name in enumerate(names(built)[::every]):
        if name.startswith(PAPERS) and place % 4:
            continue  # a hundred documents of one make, which have no scripts
        page.goto(visitor.home + name)
        page.wait_for_timeout(50)
        visitor.wrong[:] = [line if name in line else f"{name}: {line}" for line in visitor.wrong]


def test_no_page_names_another_host_in_its_tags(built):
    found = [
        f"{name}: {tag}"
        for name in names(built)
        for tag in re.findall(
            r"""<(?:script|link|img|iframe|source)\b[^>]*(?:https?:)?//[^>]*>""",
            (built / name).read_text(encoding="utf-8"),
        )
    ]
    assert found == []


def test_site_keeps_the_policy_that_the_page_for_administrators_names(www, built, serve, visit):
    text = (ROOT / "course" / "admin.md").read_text(encoding="utf-8")
    policy = re.search(r'Content-Security-Policy "([^"]+)"', text).group(1)
    page = (visitor := visit(f"{serve(www, policy)}/{SUB_PATH}/")).open()
    for name in ("index.html", "learn.html", "progress.html", "practice/jnf.html"):
        page.goto(visitor.home + name)
        page.wait_for_timeout(150)
    page.locator(".md-search__input").first.focus()
    page.keyboard.type("限期改正")
    page.keyboard.press("End")  # the theme listens for keys
    page.wait_for_selector(".md-search-result__link")


def test_page_for_what_is_not_found_needs_nothing_at_any_depth(www, built, serve, visit):
    (www / "404.html").write_bytes((built / "404.html").read_bytes())
    page = visit(f"{serve(www)}/").open("404.html?/a/b/c")
    assert page.locator("h1").inner_text() == "没有这个页面"


def test_site_holds_no_source_of_the_course(built: Path):
    assert [path.name for path in built.rglob("*") if path.suffix in {".yaml", ".yml", ".md"}] == []
