"""Slides and handouts in a real browser: nothing runs over, keys turn, paper is as it should be."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

pytestmark = pytest.mark.browser

MODULES = ["jieneng-fa", "jiancha-chengxu"]

OVER = """() => [...document.querySelectorAll('section.slide')].map(slide => {
  const body = slide.querySelector('.body'), frame = body.getBoundingClientRect();
  const title = slide.querySelector('h1,h2');
  let down = 0, right = 0;
  for (const one of body.querySelectorAll('*')) {
    const box = one.getBoundingClientRect();
    down = Math.max(down, box.bottom - frame.bottom);
    right = Math.max(right, box.right - frame.right);
  }
  return [slide.id, Math.round(down), Math.round(right), title.scrollWidth - title.clientWidth];
}).filter(([, ...over]) => over.some(most => most > 1))"""


def opened(visit, built, name, **options):
    options = {"viewport": {"width": 1280, "height": 720}, **options}
    return visit(f"{built.as_uri()}/", **options).open(f"slides/{name}.html")


def here(page) -> str:
    return page.locator("section.slide.on .number").inner_text()


@pytest.mark.parametrize("module", MODULES)
def test_nothing_on_a_slide_runs_over(built, visit, module):
    page = opened(visit, built, module)
    page.keyboard.press("Escape")  # all slides at once
    assert page.locator("section.slide").count() > 20
    assert page.evaluate(OVER) == []


def test_keys_turn_the_slides(built, visit):
    page = opened(visit, built, "jieneng-fa")
    total = page.locator("section.slide").count()
    assert here(page) == f"1 / {total}"
    page.keyboard.press("ArrowRight")
    page.keyboard.press(" ")
    assert here(page) == f"3 / {total}"
    page.keyboard.press("ArrowLeft")
    assert here(page) == f"2 / {total}"
    page.keyboard.press("End")
    assert here(page) == f"{total} / {total}"
    page.keyboard.press("ArrowRight")
    assert here(page) == f"{total} / {total}"
    page.keyboard.press("Home")
    page.keyboard.press("b")
    assert page.locator(".black").is_visible()
    page.keyboard.press("b")
    assert page.locator(".black").is_hidden()
    assert page.locator("section.slide:visible").count() == 1
    page.reload()
    assert here(page) == f"1 / {total}"


def test_swipe_turns_the_slides(built, visit):
    page = opened(visit, built, "jieneng-fa", has_touch=True)
    page.evaluate(
        """() => { const touch = x => new Touch({identifier: 1, target: document.body, clientX: x, clientY: 300});
        const send = (kind, x) => document.dispatchEvent(new TouchEvent(kind, {bubbles: true,
          touches: kind === 'touchstart' ? [touch(x)] : [], changedTouches: [touch(x)]}));
        send('touchstart', 800); send('touchend', 500); }"""
    )
    assert here(page).startswith("2 / ")


def test_slides_read_without_script(built, visit):
    page = opened(visit, built, "jiancha-chengxu", java_script_enabled=False)
    assert page.locator("section.slide").last.is_visible()
    assert page.locator(".bar").is_hidden()


def test_slides_print_one_a_page(built, visit):
    page = opened(visit, built, "jiancha-chengxu")
    total = page.locator("section.slide").count()
    pdf = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, print_background=True)))
    assert len(pdf.pages) == total
    box = pdf.pages[0].mediabox
    assert float(box.width) / float(box.height) == pytest.approx(16 / 9, rel=0.01)


@pytest.mark.parametrize("module", MODULES)
def test_handout_is_two_sheets_of_a4_and_nothing_is_cut(built, visit, module):
    page = opened(visit, built, f"{module}-handout")
    pdf = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, print_background=True)))
    assert len(pdf.pages) == 2
    assert float(pdf.pages[0].mediabox.width) == pytest.approx(595, abs=2)
    page.emulate_media(media="print")
    over = page.evaluate(
        """() => [...document.querySelectorAll('.sheet')].map(sheet => {
        const flow = sheet.querySelector('.flow'), foot = sheet.querySelector('footer');
        const limit = foot.getBoundingClientRect().top, right = flow.getBoundingClientRect().right;
        return [...flow.querySelectorAll('*')].filter(one => { const box = one.getBoundingClientRect();
          return box.bottom > limit + 1 || box.right > right + 1; }).length; })"""
    )
    assert over == [0, 0]
    assert page.locator("ol.quiz > li").count() == 5


@pytest.mark.parametrize("name", [*MODULES, "jieneng-fa-handout"])
def test_phone_is_not_scrolled_sideways(built, visit, name):
    page = opened(visit, built, name, viewport={"width": 390, "height": 780})
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
