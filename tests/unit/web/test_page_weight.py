"""What questions add to a page: of each bank of the course, without extra sets of figures."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from quizgen.diagnostics import Report, Span
from quizgen.generation import forms
from quizgen.loading.embeds import Embed
from quizgen.loading.project import load
from quizgen.web import page as pages
from quizgen.web.site import Site

if TYPE_CHECKING:
    from pathlib import Path

    from quizgen.loading.project import Project

TEN = 10
MOST_BYTES = 60_000
"""Of ten items as they follow each other in a bank, with the list of what they cite."""

HEAVIEST_BYTES = 71_000
"""Of the ten heaviest of a bank: cases and procedures with a rationale for each step."""


@pytest.fixture(scope="module")
def project(root: Path) -> Project:
    return load(root, Report())


@pytest.fixture
def weight(project: Project, monkeypatch: pytest.MonkeyPatch):
    """Return a function that gives the bytes that items add to a page."""
    build = forms.build

    def plain(*arguments, **options):
        form = build(*arguments, **options)
        return replace(form, items=tuple(replace(one, variants=()) for one in form.items))

    monkeypatch.setattr(pages.forms, "build", plain)
    site = Site(project)

    def measure(bank: str, ids: list[str]) -> int:
        page = pages.Page(site, "modules/deep/page.html")
        embed = Embed(name="quiz", argument=bank, items=tuple(ids), span=Span("page.md", 1))
        return len((page.fill(embed) + page.cites()).encode())

    return measure


def test_ten_items_in_a_row_add_little_to_a_page(project: Project, weight) -> None:
    heavy = {}
    for bank in project.banks.values():
        ids = [item.id for item in bank.items]
        for start in range(0, len(ids), TEN):
            ten = ids[start : start + TEN]
            heavy[f"{bank.id} {start}"] = weight(bank.id, ten)
    assert len(heavy) > TEN
    assert {place: size for place, size in heavy.items() if size > MOST_BYTES} == {}


def test_ten_heaviest_items_of_a_bank_stay_bounded(project: Project, weight) -> None:
    heavy = {}
    for bank in project.banks.values():
        ids = sorted((item.id for item in bank.items), key=lambda one: -weight(bank.id, [one]))
        heavy[bank.id] = weight(bank.id, ids[:TEN])
    assert {bank: size for bank, size in heavy.items() if size > HEAVIEST_BYTES} == {}
