"""A form as HTML: no answer is seen, the same bytes twice, safe, small."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from quizgen.diagnostics import Report
from quizgen.generation import forms
from quizgen.loading.project import load
from quizgen.model.forms import Form, FormItem
from quizgen.model.interactions import Multi, Option, Policy, Single
from quizgen.web.items import form_html

SPECIMEN = Path(__file__).parents[2] / "browser" / "specimen"
MOST_BYTES = 60_000


class Seen(HTMLParser):
    """Collects what a reader sees, and the data that only a script reads."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.data: list[dict] = []
        self.tags: list[tuple[str, dict]] = []

    def handle_starttag(self, tag, attrs) -> None:
        known = dict(attrs)
        self.tags.append((tag, known))
        if "data-item" in known:
            self.data.append(json.loads(known["data-item"]))
        shown = {k: v for k, v in known.items() if k not in {"data-item", "data-form", "data-o"}}
        self.texts += [v for v in shown.values() if v]

    def handle_data(self, data) -> None:
        self.texts.append(data)


def seen(html: str) -> Seen:
    reader = Seen()
    reader.feed(html)
    reader.close()
    return reader


def link(citation):
    return (f"law/jieneng-fa.html#{citation.article}", "")


@pytest.fixture(scope="module")
def project():
    report = Report()
    found = load(SPECIMEN, report)
    assert report.diagnostics == []
    return found


@pytest.fixture(scope="module")
def form(project) -> Form:
    return forms.build(project, "types")


@pytest.fixture(scope="module")
def html(form) -> str:
    return form_html(form, link=link, course_id="specimen")


def plain(html_text: str) -> str:
    return re.sub(r"<[^>]*>", "", html_text)


def secrets(view: dict) -> list[str]:
    """All texts of a view that must not be seen before an answer, without their markup."""
    held = [*view.get("why", {}).values(), *view.get("hints", []), view.get("fb", "")]
    for part in view.get("parts", {}).values():
        held += part.get("why", {}).values()
    return [plain(text) for text in held if plain(text)]


def test_form_shows_no_rationale_hint_or_feedback(html) -> None:
    page = seen(html)
    visible = "\n".join(page.texts)
    held = [text for data in page.data for view in data["views"] for text in secrets(view)]
    assert len(held) > 40
    assert [text for text in held if text in visible] == []


def test_form_marks_no_option_as_the_key(html) -> None:
    page = seen(html)
    choices = [known for tag, known in page.tags if tag == "input" and known.get("value")]
    extra = {"type", "name", "value", "autocomplete"}
    assert len(choices) > 10
    assert [known for known in choices if set(known) - extra] == []


def test_form_order_entries_do_not_stand_in_the_order_of_the_key(form, html) -> None:
    (item,) = [one for one in form.items if one.item.id == "t-order"]
    body = html.partition('id="t-order"')[2].partition("</qg-item>")[0]
    shown = re.findall(r'<li class="qg-entry" data-id="(\w+)"', body)
    assert sorted(shown) == ["a", "b", "c", "d", "x"]
    assert [one for one in shown if one != "x"] != list(item.item.interaction.key)


def test_form_twice_is_the_same_bytes(form, html) -> None:
    assert form_html(form, link=link, course_id="specimen") == html


def test_form_has_one_field_of_its_kind_for_every_type(html) -> None:
    kinds = re.findall(r'data-type="(\w+)"', html.replace("\\", ""))
    assert set(kinds) == {
        "single", "multi", "judge", "blank", "numeric", "interval", "order", "match", "short",
        "scenario",
    }  # fmt: skip


def test_form_every_field_has_a_name_for_those_who_do_not_see(html) -> None:
    page = seen(html)
    ids = {known.get("id") for _, known in page.tags}
    fields = [
        known
        for tag, known in page.tags
        if tag in {"textarea", "select"} or known.get("type") == "text"
    ]
    named = [
        known.get("aria-label") or set(known["aria-labelledby"].split()) <= ids for known in fields
    ]
    assert len(fields) > 10
    assert all(named)


def test_form_ids_are_unique(html) -> None:
    ids = [known["id"] for _, known in seen(html).tags if "id" in known]
    assert len(ids) == len(set(ids))


def test_form_of_ten_items_is_small(form) -> None:
    ten = replace(form, items=tuple(replace(one, variants=()) for one in form.items[:10]))
    shown = form_html(ten, link=link, course_id="specimen")
    assert len(shown.encode()) <= MOST_BYTES


def test_form_variants_come_whole_with_their_own_keys(html) -> None:
    (data,) = [one for one in seen(html).data if one["id"] == "t-numeric"]
    first, *others = data["views"]
    assert "body" not in first
    assert len(others) == 7
    assert all("qg-answer" in view["body"] for view in others)
    assert len({view["item"]["value"] for view in data["views"]}) == 8


def test_form_blank_gets_an_input_where_its_gap_stands(html) -> None:
    body = html.partition('id="t-blank"')[2].partition("</fieldset>")[0]
    stem = body.partition('data-type="blank">')[2]
    order = [piece for piece in re.split(r"(<input[^>]*>)", stem) if piece.strip()]
    assert "主管部门" in order[0]
    assert 'data-gap="1"' in order[1]
    assert "逾期不改正的，处" in order[2]
    assert 'data-gap="2"' in order[3]
    assert "[[" not in stem


def test_form_discussion_item_is_not_counted(html) -> None:
    (data,) = [one for one in seen(html).data if one["id"] == "t-open"]
    assert data["open"] is True
    assert "讨论题，不计分" in html


def test_form_gives_an_item_its_home_when_it_has_one(form) -> None:
    shown = form_html(form, link=None, home=lambda item: "p.html" if item.bank else "")
    assert all(data["home"] == "p.html" for data in seen(shown).data)
    assert all("home" not in data for data in seen(form_html(form, link=None)).data)


def test_form_in_english_carries_the_chinese_beside(form) -> None:
    shown = form_html(form, link=link, language="en")
    assert '<span data-o="单选题">Single choice</span>' in shown


def test_form_exam_tells_its_rules_and_keeps_its_limits(project) -> None:
    shown = form_html(forms.build(project, "mock"), link=link, course_id="specimen")
    (known,) = [known for tag, known in seen(shown).tags if tag == "qg-quiz"]
    data = json.loads(known["data-form"])
    assert known["data-mode"] == "exam"
    assert (data["minutes"], data["pass"], data["sections"]) == (30, "60", {"law": "50"})
    assert "限时 30 分钟" in shown
    assert "60% 及格" in shown


def test_form_hash_changes_with_an_item_and_only_then(form) -> None:
    def mark(one: Form) -> str:
        (known,) = [k for t, k in seen(form_html(one, link=None)).tags if t == "qg-quiz"]
        return json.loads(known["data-form"])["hash"]

    first = form.items[0]
    changed = replace(first.item, content_hash="0" * 12)
    other = replace(form, items=(FormItem(item=changed, number=1), *form.items[1:]))
    assert mark(form) == mark(replace(form, title="别的题名"))
    assert mark(form) != mark(other)


def choice(form: Form, interaction, **fields) -> str:
    item = replace(form.items[0].item, interaction=interaction, **fields)
    return form_html(replace(form, items=(FormItem(item=item, number=1),)), link=None)


def test_form_text_of_a_bank_stays_text(form) -> None:
    evil = "<script>alert(1)</script>' onclick='x\" &"
    options = (Option(id="A", text=evil, why=evil), Option(id="B", text="b"))
    shown = choice(form, Single(options=options, key="A"), stem=evil, feedback=evil)
    page = seen(shown)
    assert {tag for tag, _ in page.tags} <= {
        "qg-quiz", "qg-item", "div", "p", "span", "fieldset", "legend", "label", "input",
    }  # fmt: skip
    assert not [known for _, known in page.tags if any(k.startswith("on") for k in known)]
    (data,) = page.data
    assert "<script" not in json.dumps(data)
    assert evil in "".join(page.texts)


def test_form_title_and_unit_stay_text(form) -> None:
    evil = "<b onclick='x'>"
    (number,) = [one for one in form.items if one.item.id == "t-numeric"]
    rule = replace(number.item.interaction.rule, unit=evil)
    item = replace(number.item, interaction=replace(number.item.interaction, rule=rule))
    made = FormItem(item=item, number=1, section=evil)
    shown = form_html(
        replace(form, items=(made,), title=evil, sections={evil: evil}), link=None, course_id=evil
    )
    page = seen(shown)
    assert "b" not in {tag for tag, _ in page.tags}
    assert page.texts.count(evil) == 4


def test_form_multi_that_may_be_empty_has_a_way_to_say_so(form) -> None:
    options = (Option(id="A", text="a"), Option(id="B", text="b"))
    shown = choice(form, Multi(options=options, key=(), allow_empty=True))
    assert "以上都不选" in seen(shown).texts
    assert '"key":"<span data-o=\\"None of these\\">以上都不选</span>"' in shown


def test_form_policy_of_another_distribution_is_left_unexplained(form) -> None:
    options = (Option(id="A", text="a"), Option(id="B", text="b"))
    shown = choice(form, Multi(options=options, key=("A",), policy=Policy(name="theirs")))
    assert "qg-how" not in shown
