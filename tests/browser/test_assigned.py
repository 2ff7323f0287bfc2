"""An assigned form from file://: answered, sealed, opened and marked; drafts, tickets, no leaks."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from quizgen.diagnostics import Report
from quizgen.generation import forms
from quizgen.loading.project import load
from quizgen.model.contract import interaction_to_json
from quizgen.results.assignments import Assignment, assigned_form
from quizgen.results.intake import Incoming, Rules, take_in
from quizgen.results.marking import Marking, scripts
from quizgen.sealing import Ticket, issued, new_keys, opened, receipt
from quizgen.web.assigned import assigned_html

from .conftest import AXE, ROOT
from .site.answering import Keys, Taps

pytestmark = pytest.mark.browser
HANDS = {"keys": Keys, "taps": Taps}


@pytest.fixture(scope="module")
def keys():
    return new_keys()


@pytest.fixture(scope="module")
def form():
    """One item of each type, reserved where there is one."""
    project = load(ROOT, Report(), reserved=True)
    found = {}
    for item in sorted(project.items.values(), key=lambda one: (one.use != "reserved", one.id)):
        if item.basis != "none":
            found.setdefault(item.type, item)
    banks = sorted({item.bank for item in found.values()})
    made = [
        forms.build(project, bank, items=[one.id for one in found.values() if one.bank == bank])
        for bank in banks
    ]
    (first, *others) = made
    items = [*first.items, *(item for other in others for item in other.items)]
    numbered = tuple(replace(item, number=n) for n, item in enumerate(items, 1))
    return replace(first, items=numbered, title="周测", mode="exam")


@pytest.fixture(scope="module")
def assignment(form):
    asked = assigned_form(form)
    return Assignment(id="zhou", title="周测", course="jnjc", forms=(asked,))


@pytest.fixture
def page_of(tmp_path, form, assignment, keys, tab):
    def show(ticket="", **options):
        path = tmp_path / "form.html"
        mark = "ABCDE-FGHIJ"
        text = assigned_html(form, assignment.forms[0], assignment, keys.public, mark)
        path.write_text(text, encoding="utf-8")
        page = tab(**options)
        page.goto(path.as_uri() + (f"#t={ticket}" if ticket else ""))
        return page

    return show


def ticket_for(who, assignment, keys):
    return issued(Ticket(assignment="zhou", form=assignment.forms[0].hash, who=who), keys)


def hand_in(page) -> str:
    page.locator(".qa-hand").click()
    return page.locator(".qa-word").input_value()


@pytest.mark.parametrize("hand", HANDS)
def test_every_type_is_answered_sealed_and_marked_full(page_of, assignment, keys, hand):
    touch = hand == "taps"
    page = page_of(ticket_for("甲-01", assignment, keys), width=390 if touch else 1000, touch=touch)
    expect(page.locator("[name=who]")).to_have_value("甲-01")
    hands = HANDS[hand](page)
    asked = assignment.forms[0]
    for item in asked.items:
        rule = interaction_to_json(item.interaction)
        root = f'.qg-body[data-id="{item.id}"] > fieldset'
        # As a link to the item would: from there the next Tab goes on.
        page.evaluate("id => { location.hash = id; document.activeElement.blur() }", item.id)
        if rule["type"] == "case":
            for part in rule["parts"]:
                hands.fill(f'{root} [data-part="{part["id"]}"]', part)
        else:
            hands.fill(root, rule)
    expect(page.locator(".qa-count")).to_have_text(
        f"已答 {len(asked.items)} / {len(asked.items)} 题"
    )
    word = hand_in(page)
    assert page.locator(".qa-receipt").inner_text() == receipt(word)
    taken = take_in([Incoming(word=word, source="a")], assignment, keys, Rules(tickets=True))
    assert taken.anomalies == []
    graded = Marking(assignment)(*scripts(taken.taken))
    short = {
        item.id: outcome
        for item, outcome in zip(asked.items, graded.outcomes, strict=True)
        if outcome.score != outcome.max and outcome.verdict != "pending"
    }
    assert short == {}


def test_draft_is_there_again_and_what_is_left_out_is_told(page_of, keys, assignment):
    page = page_of()
    page.locator(".qg-choice input").first.check()
    page.locator("[name=who]").fill("甲-02")
    page.reload()
    assert page.locator(".qg-choice input").first.is_checked()
    page.locator(".qa-hand").click()
    expect(page.locator(".qa-out")).to_contain_text("没有作答")
    submission = opened(hand_in(page), keys)
    assert (submission.who, submission.ticket) == ("甲-02", "")
    assert sum(one is not None for one in submission.responses) == 1


def test_without_a_code_nothing_is_sealed(page_of):
    page = page_of()
    page.locator(".qa-hand").click()
    expect(page.locator(".qa-told")).to_have_text("先填代号，再交卷。")
    assert page.locator(".qa-word").count() == 0


def test_ticket_that_is_cut_or_of_another_form_is_told(page_of, assignment, keys):
    word = ticket_for("甲-01", assignment, keys)
    page = page_of()
    page.locator("[name=ticket]").fill(word[:-1] + ("A" if word[-1] != "A" else "B"))
    expect(page.locator(".qa-told")).to_contain_text("作业票不对")
    other = issued(Ticket(assignment="zhou", form="x", who="甲-01"), keys)
    page.locator("[name=ticket]").fill(other)
    expect(page.locator(".qa-told")).to_contain_text("另一份卷子")


def test_texts_of_any_signs_arrive_as_they_were_written(page_of, assignment, keys):
    page = page_of()
    page.locator("[name=who]").fill("甲\u2028😀")
    text = '"\\ \u0001\u007f\u2028 😀\ud800 甲'
    place = next(
        n
        for n, one in enumerate(assignment.forms[0].items)
        if one.interaction.__class__.__name__ == "Short"
    )
    page.locator("textarea").first.evaluate(
        "(field, text) => { field.value = text }", text.replace("\ud800", "")
    )
    page.locator("textarea").first.evaluate("field => { field.value += '\\ud800' }")
    page.locator(".qa-hand").click()
    submission = opened(hand_in(page), keys)
    assert submission.who == "甲\u2028😀"
    assert submission.responses[place] == text.replace("\ud800", "") + "\ufffd"


def test_page_is_sound_on_a_phone(page_of):
    page = page_of(width=390, touch=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    if AXE.exists():
        page.add_script_tag(path=str(AXE))
        found = page.evaluate(
            "axe.run(document).then(r => r.violations.map(v => [v.impact, v.id]))"
        )
        assert [one for one in found if one[0] in {"serious", "critical"}] == []


def test_page_holds_no_key(page_of, assignment):
    page = page_of()
    text = page.content().partition("<script")[0]
    assert "data-item=" not in text
    assert json.dumps("key") not in text
