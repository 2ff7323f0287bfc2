"""Scene papers: each case of the drama has its documents, by the choices that bring them about."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from quizgen.diagnostics import Report
from quizgen.documents.kinds import word
from quizgen.drills.facts import spread
from quizgen.loading.project import load
from quizgen.web.addresses import CASES, papers_file
from quizgen.web.scene_papers import files
from quizgen.web.scenes import scene_html

ROOT = Path(__file__).parent.parent.parent.parent


@pytest.fixture(scope="module")
def project():
    return load(ROOT, Report())


def test_each_case_has_one_page_of_documents_with_its_own_facts(project) -> None:
    made = files(project)
    for scenario in project.scenarios.values():
        for case in spread(scenario, CASES):
            path = papers_file(scenario.id, case.seed)
            assert (path in made) == bool(scenario.documents)
            if path in made:
                assert str(case.values["firm"]) in made[path]
                stamp = word("stamp").format(
                    title=scenario.title, seed=case.seed, version=scenario.content_hash
                )
                assert stamp in made[path]
    assert made == files(project)


def test_page_links_documents_of_the_choices_that_make_them(project) -> None:
    scenario = project.scenarios["yifa"]
    root = html.fromstring(scene_html(scenario, project, root="../"))
    (end,) = root.xpath("//template[@data-after='=']")
    numbers = {name: str(number) for number, name in enumerate(scenario.scenes)}
    wanted = {
        (numbers[paper.at.id], paper.option.id if paper.option else "", name)
        for name, paper in scenario.documents.items()
    }
    found = set()
    for entry in end.xpath(".//*[@data-made]"):
        place, _, choice = entry.get("data-made").partition(":")
        node, _, option = choice.partition("/")
        address, _, anchor = entry.find("a").get("href").partition("#")
        assert address.startswith("../scenarios/papers/yifa-")
        assert 0 <= int(place) < CASES
        found.add((node, option, anchor))
    assert found == wanted


def test_page_that_stands_alone_links_no_documents(project) -> None:
    assert "data-made" not in scene_html(project.scenarios["yifa"], project)
