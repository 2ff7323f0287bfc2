"""Axe finds nothing serious on the main pages, whole, in light and dark, wide and narrow."""

from __future__ import annotations

import pytest

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

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_serious_on_main_pages(built, visit, scheme, width):
    if not AXE.exists():
        pytest.skip("axe-core is not installed in tests/js")
    size = {"width": width, "height": 900}
    page = (visitor := visit(f"{built.as_uri()}/", viewport=size, color_scheme=scheme)).open()
    found = []
    for name in PAGES:
        page.goto(visitor.home + name)
        page.add_script_tag(path=str(AXE))
        violations = page.evaluate(
            "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}, "
            "preload: false, resultTypes: ['violations']}).then(found => found.violations.map("
            "v => [v.impact, v.id, v.nodes.map(n => n.html.slice(0, 100)).slice(0, 3).join(' | ')]))",
            TAGS,
        )
        found += [
            (name, *rest) for impact, *rest in violations if impact in {"serious", "critical"}
        ]
        found += [(name, *rest) for _, *rest in violations if rest[0] == "aria-dialog-name"]
    assert found == []


@pytest.mark.parametrize("width", [360, 390])
def test_no_page_is_wider_than_a_phone(built, visit, width):
    size = {"width": width, "height": 780}
    page = (visitor := visit(f"{built.as_uri()}/", viewport=size)).open()
    wide = []
    for name in PAGES:
        page.goto(visitor.home + name)
        over = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        if over > 0:
            wide.append((name, over))
    assert wide == []
