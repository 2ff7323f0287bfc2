"""Axe finds nothing serious on the main pages, whole, in light and dark, wide and narrow."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from .conftest import ROOT

pytestmark = pytest.mark.browser

AXE = ROOT / "tests" / "js" / "node_modules" / "axe-core" / "axe.min.js"
PAGES = [
    "index.html",
    "learn.html",
    "mistakes.html",
    "progress.html",
    "teach.html",
    "maintain.html",
    "admin.html",
    "about.html",
    "practice/index.html",
    "practice/jnf.html",
    "scenarios/index.html",
    "scenarios/liangzheng.html",
    "law/index.html",
    "law/jieneng-fa.html",
    "modules/jieneng-fa/zeren.html",
]
CLASSROOM = [
    f"slides/{module}{kind}.html"
    for module in ("jieneng-fa", "jiancha-chengxu")
    for kind in ("", "-handout")
]

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations_of(page: Page) -> list[list[str]]:
    """Return what axe finds on a page: how bad, which rule, and where."""
    page.add_script_tag(path=str(AXE))
    # A long list of pages scrolls under its title: what is hidden there is no target.
    page.evaluate(
        "document.querySelectorAll('.md-sidebar__scrollwrap').forEach(one => one.scrollTo(0, 0))"
    )
    return page.evaluate(
        "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}, "
        "preload: false, resultTypes: ['violations']}).then(found => found.violations.map("
        "v => [v.impact, v.id, v.nodes.map(n => n.html.slice(0, 100)).slice(0, 3).join(' | ')]))",
        TAGS,
    )


@pytest.mark.parametrize(("name", "width"), [*zip(CLASSROOM, [390, 1280, 1280, 390], strict=True)])
def test_axe_finds_nothing_serious_on_slides_and_handouts(built, visit, name, width):
    if not AXE.exists():
        pytest.skip("axe-core is not installed in tests/js")
    size = {"width": width, "height": 900}
    page = visit(f"{built.as_uri()}/", viewport=size).open(name)
    if not name.endswith("-handout.html"):
        found = violations_of(page)  # one slide on the screen
        page.keyboard.press("Escape")  # all slides at once
        page.wait_for_function(
            "document.querySelectorAll('section.slide:not([hidden])').length > 9"
        )
        found += violations_of(page)
    else:
        found = violations_of(page)
    assert [one for one in found if one[0] in {"serious", "critical"}] == []


# Colours do not depend on widths: each is looked at once with either.
@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_axe_finds_nothing_serious_on_main_pages(built, visit, scheme, width):
    if not AXE.exists():
        pytest.skip("axe-core is not installed in tests/js")
    size = {"width": width, "height": 900}
    page = (visitor := visit(f"{built.as_uri()}/", viewport=size, color_scheme=scheme)).open()
    found = []
    for name in PAGES:
        page.goto(visitor.home + name)
        violations = violations_of(page)
        found += [
            (name, *rest) for impact, *rest in violations if impact in {"serious", "critical"}
        ]
        found += [(name, *rest) for _, *rest in violations if rest[0] == "aria-dialog-name"]
    assert found == []


def test_no_page_is_wider_than_a_phone(built, visit):
    size = {"width": 360, "height": 780}
    page = (visitor := visit(f"{built.as_uri()}/", viewport=size)).open()
    wide = []
    for name in PAGES:
        page.goto(visitor.home + name)
        over = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        if over > 0:
            wide.append((name, over))
    assert wide == []
