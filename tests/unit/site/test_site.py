from __future__ import annotations

import os

import pytest

from quizgen.diagnostics import ContentError, Report, Span
from quizgen.loading import citations
from quizgen.loading.embeds import Embed
from quizgen.loading.project import load
from quizgen.web.addresses import ROOT
from quizgen.web.page import Page
from quizgen.web.site import Site, hold, release, site_at


def cite(text: str):
    found = citations.parse(text)
    assert found is not None
    return found


@pytest.fixture
def site(course) -> Site:
    return Site(load(course, Report()))


def embed(name: str, argument: str = "", **options: object) -> Embed:
    return Embed(name=name, argument=argument, span=Span("course/a.md", 3), **options)


def test_citation_leads_to_its_anchor_on_the_page_of_its_law(site):
    href, gist = site(cite("示例条例§2"))
    assert href == f"{ROOT}law/shili-tiaoli.html#a2"
    assert "责令限期改正" in gist


def test_unknown_citation_leads_nowhere(site):
    assert site(cite("示例条例§9")) is None
    assert site(cite("别的条例§1")) is None


def test_addresses_follow_the_style_of_the_site(course):
    href, _ = Site(load(course, Report()), folders=True)(cite("示例条例§2"))
    assert href == f"{ROOT}law/shili-tiaoli/#a2"


@pytest.mark.parametrize(
    ("url", "root"), [("a.html", ""), ("b/a.html", "../"), ("./", ""), ("b/c/", "../../")]
)
def test_page_knows_its_way_to_the_root(site, url, root):
    assert Page(site, url).root == root


def test_no_page_shows_the_sign_for_the_root(site):
    page = Page(site, "b/a.html")
    html = page.fill(embed("quiz", "shili")) + page.fill(embed("law", "示例条例§2"))
    html += page.fill(embed("path")) + page.cites()
    assert not {sign for sign in html if "\ue000" <= sign <= "\uf8ff"}
    assert "../law/shili-tiaoli.html#a2" in html


def test_two_forms_of_one_bank_on_a_page_have_ids_of_their_own(site):
    page = Page(site, "a.html")
    first, second = (page.fill(embed("quiz", "shili")) for _ in range(2))
    assert 'id="quiz-shili"' in first
    assert 'id="quiz-shili-2"' in second


def test_what_questions_cite_is_listed_closed_and_apart_from_what_is_read(site):
    page = Page(site, "a.html")
    page.fill(embed("quiz", "shili"))
    page.find("依照示例条例§1报告", 0)
    read, asked = page.cites().split("<details")
    assert "示例条例§1" in read
    assert "示例条例§2" not in read
    assert "示例条例§2" in asked
    assert "示例条例§1" not in asked


def test_provisions_of_the_page_itself_are_not_listed(site):
    page = Page(site, "law/shili-tiaoli.html")
    page.find("示例条例§3", 0)
    assert page.cites() == ""


@pytest.mark.parametrize(
    ("block", "argument", "said"),
    [
        ("quiz", "nobody", "`nobody` is not a bank or a paper"),
        ("scenario", "nobody", "`nobody` is not a scenario"),
        ("law", "nobody", "`nobody` is not a citation"),
        ("law", "示例条例§9", "示例条例 has 3 articles"),
    ],
)
def test_block_that_names_nothing_is_an_error_with_its_place(site, block, argument, said):
    with pytest.raises(ContentError) as caught:
        Page(site, "a.html").fill(embed(block, argument))
    found = caught.value.diagnostic
    assert said in found.message
    assert str(found.span) == "course/a.md:3:1"
    assert found.hint


def test_course_is_read_again_when_a_file_has_changed(course, edit):
    before = site_at(course)
    assert site_at(course) is before
    bank = course / "quizzes" / "shili.yaml"
    edit(bank, "title: 示例条例：报告与责任", "title: 新的题目")
    os.utime(bank, ns=(1, 1))
    assert site_at(course).project.banks["shili"].title == "新的题目"


def test_course_that_is_held_stays_as_it_is(course, edit):
    hold(course, load(course, Report()))
    try:
        edit(course / "quizzes" / "shili.yaml", "title: 示例条例：报告与责任", "title: 新的题目")
        assert site_at(course).project.banks["shili"].title == "示例条例：报告与责任"
    finally:
        release(course)
    assert site_at(course).project.banks["shili"].title == "新的题目"


def test_course_that_cannot_be_read_names_its_first_error(course, edit):
    edit(course / "quizzes" / "shili.yaml", "type: judge", "type: jugde")
    with pytest.raises(ContentError, match=r"shili\.yaml"):
        site_at(course)
