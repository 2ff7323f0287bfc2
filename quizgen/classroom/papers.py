"""Papers: the enforcement documents of a group in three sets: right, blank, and with faults."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quizgen.diagnostics import ContentError
from quizgen.documents import sets
from quizgen.documents.scenes import dossier_of, setting_of

if TYPE_CHECKING:
    from quizgen.classroom.context import Context
    from quizgen.documents.defects import Defect
    from quizgen.documents.dossier import Document, Dossier
    from quizgen.model.classroom import Paper
    from quizgen.model.law import Register
    from quizgen.model.scenario import Scenario
    from quizgen.model.sheets import Sheet

FAULTS = 12
"""Faults that are looked for in a set: half an hour of reading; short cases take fewer."""


@dataclass(frozen=True, slots=True)
class Papers:
    """The sets that are made of the case of a group, and what is wrong in the second."""

    model: tuple[Sheet, ...] = ()
    faulty: tuple[Sheet, ...] = ()
    key: tuple[Sheet, ...] = ()
    defects: tuple[Defect, ...] = ()


def formed(context: Context) -> tuple[tuple[Paper, Document], ...]:
    """Return the documents that the best way of the case brings about, as the scenario says.

    Raises:
        ContentError: Where a text or formula has no value for this case.
    """
    scenario = context.scenario
    taken = {
        (visit.decision.id, visit.best.option.id)
        for visit in context.story.visits
        if visit.decision and visit.best
    }
    found = []
    for document in _dossier(context).documents:
        paper = scenario.documents[document.id]
        chosen = (paper.decision.id, paper.option.id) if paper.decision and paper.option else None
        if context.story.visit(paper.at.id) is not None and (chosen is None or chosen in taken):
            found.append((paper, document))
    return tuple(found)


def _dossier(context: Context) -> Dossier:
    return dossier_of(context.scenario, context.group.case, context.project.register)


def papers(context: Context) -> Papers:
    """Return the sets of a group that are filled in.

    Raises:
        ContentError: Where a text has no value, or a document that is to be right is not.
    """
    scenario, mark = context.scenario, context.mark
    if not scenario.documents:
        return Papers()
    whole = _dossier(context)
    dossier = replace(whole, documents=tuple(document for _, document in formed(context)))
    try:
        faulty, key, defects = sets.faults(dossier, context.group.case.seed, mark, FAULTS)
    except ValueError as error:
        hint = "see `quizgen drill documents`"
        raise ContentError("QG495", str(error), scenario.span, hint) from None
    return Papers(
        model=sets.model(dossier, mark),
        faulty=faulty,
        key=key,
        defects=defects,
    )


def blanks(scenario: Scenario, register: Register, mark: str) -> tuple[Sheet, ...]:
    """Return empty documents of all kinds of the scenario: to choose among them is the task."""
    wanted = sorted({paper.kind for paper in scenario.documents.values()})
    return sets.blank(setting_of(scenario, register), mark, wanted) if wanted else ()
