from __future__ import annotations

import pytest

from quizgen.web.addresses import relative, url_of


@pytest.mark.parametrize(
    ("source", "plain", "folder"),
    [
        ("index.md", "index.html", "./"),
        ("learn.md", "learn.html", "learn/"),
        ("law/index.md", "law/index.html", "law/"),
        ("law/jnf.md", "law/jnf.html", "law/jnf/"),
    ],
)
def test_address_of_a_page_follows_the_style_of_the_site(source, plain, folder):
    assert url_of(source, folders=False) == plain
    assert url_of(source, folders=True) == folder


@pytest.mark.parametrize(
    ("start", "target", "link"),
    [
        ("index.html", "law/jnf.html#a82", "law/jnf.html#a82"),
        ("modules/jnf/index.html", "law/jnf.html#a82", "../../law/jnf.html#a82"),
        ("law/jnf.html", "law/jnf.html#a3", "jnf.html#a3"),
        ("./", "law/jnf/", "law/jnf/"),
        ("learn/", "law/jnf/#a82", "../law/jnf/#a82"),
        ("law/jnf/", "./", "../../"),
        ("a/b.html", "assets/quizgen/quizgen.js", "../assets/quizgen/quizgen.js"),
    ],
)
def test_link_leads_from_one_page_to_another(start, target, link):
    assert relative(start, target) == link
