"""Scene papers: the documents of each case of a scenario, filled in, as pages to open and print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.documents import sets
from quizgen.documents.kinds import word
from quizgen.documents.scenes import dossier_of
from quizgen.drills.facts import spread
from quizgen.printing.html import to_html
from quizgen.web.addresses import CASES, papers_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.drills.facts import Case
    from quizgen.loading.project import Project
    from quizgen.model.scenario import Scenario


def files(project: Project) -> dict[str, str]:
    """Return a page for each case of each scenario that has documents, by its path on the site.

    Raises:
        ContentError: Where a text or formula has no value for a case.
    """
    made = {}
    for scenario in project.scenarios.values():
        if not scenario.documents:
            continue
        for case in spread(scenario, CASES):
            dossier = dossier_of(scenario, case, project.register)
            title = scenario.title
            mark = word("stamp").format(title=title, seed=case.seed, version=scenario.content_hash)
            sheets = sets.model(dossier, mark)
            made[papers_file(scenario.id, case.seed)] = to_html(sheets, title)
    return made


def made_by(
    scenario: Scenario, project: Project, cases: tuple[Case, ...], numbers: dict[str, int]
) -> Iterator[tuple[str, str, str]]:
    """Yield by which choice a document comes about, its address and its title.

    The choice is written as place of the case, node and option, the latter "" for any.
    """
    for place, case in enumerate(cases):
        page = papers_file(scenario.id, case.seed)
        for document in dossier_of(scenario, case, project.register).documents:
            paper = scenario.documents[document.id]
            option = paper.option.id if paper.option else ""
            choice = f"{place}:{numbers[paper.at.id]}/{option}"
            yield choice, f"{page}#{document.id}", document.title
