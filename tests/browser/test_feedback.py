"""Feedback pages in a real Chromium: on a phone, for people who use other senses, and printed."""

from __future__ import annotations

import io
import re

import pypdf
import pytest

from quizgen.diagnostics import Report
from quizgen.generation import forms
from quizgen.loading.project import load
from quizgen.model.interactions import Judge, Single
from quizgen.results.assignments import Assignment, assigned_form
from quizgen.results.marking import Marking, Script
from quizgen.web.feedback import feedback_html

from .conftest import AXE, ROOT

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """Give the address of the page of somebody who knows half of two banks."""
    project = load(ROOT, Report(), reserved=True)
    form = assigned_form(forms.build(project, "jnf", mode="exam"))
    assignment = Assignment(id="z", title="训前测验", course="jnjc", forms=(form,))
    responses = [answer(item.interaction, n) for n, item in enumerate(form.items)]
    script = Script(who="甲-01", form=form.hash, receipt="GTWSA-OXYPG", responses=tuple(responses))
    path = tmp_path_factory.mktemp("feedback") / "fankui.html"
    path.write_text(feedback_html(Marking(assignment)(script), "训前测验"), encoding="utf-8")
    return path.as_uri()


def answer(own, number):
    match own:
        case Single(options=options):
            return own.key if number % 2 else options[0].id
        case Judge(key=key):
            return key if number % 3 else not key
        case _:
            return None


@pytest.fixture
def page(tab, address):
    made = tab()
    made.goto(address)
    return made


def test_page_fits_a_phone_and_hides_what_was_right_on_demand(page):
    page.set_viewport_size({"width": 360, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    right = page.locator("article.v-correct")
    assert right.first.is_visible()
    page.get_by_label("只看没有全对的").check()
    assert not right.first.is_visible()
    assert page.locator("article.v-incorrect").first.is_visible()


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed in tests/js")
def test_page_has_no_serious_barrier(page):
    # The policy of the page keeps scripts out; the test may come in another way.
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("axe.run(document).then(r => r.violations.map(v => [v.impact, v.id]))")
    assert [one for one in found if one[0] in {"serious", "critical"}] == []


def test_print_holds_every_item_or_only_what_was_not_right(page):
    assert shown(page) == page.locator("article").count()
    page.get_by_label("只看没有全对的").check()
    assert shown(page) == page.locator("article:visible").count() > 5


def shown(page) -> int:
    """Return how many items a print holds: each says its points."""
    reader = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    assert float(reader.pages[0].mediabox.width) == pytest.approx(595, abs=1)
    text = "".join(one.extract_text() for one in reader.pages)
    return len(re.findall(r"\d/\d+分", re.sub(r"\s", "", text)))
