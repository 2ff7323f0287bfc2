"""Scenario papers: each has fields that its kind knows, and every one can be filled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding
from quizgen.diagnostics import ContentError, Severity, nearest
from quizgen.documents.kinds import kinds
from quizgen.drills.clock import spread_of
from quizgen.drills.facts import drawn
from quizgen.drills.proof import complete_walks
from quizgen.drills.routes import states_at, step
from quizgen.drills.texts import fill

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.drills.explore import Exploration
    from quizgen.drills.facts import Case
    from quizgen.loading.project import Project
    from quizgen.model.classroom import Paper
    from quizgen.model.scenes import Passage


def _project(project: Project) -> Iterator[Finding]:
    for scenario in project.scenarios.values():
        if scenario.broken:
            continue
        walks = complete_walks(scenario, project.procedures)
        cases = spread_of(drawn(scenario), 1)
        for paper in scenario.documents.values():
            kind = kinds()[paper.kind]
            for name, text in paper.fields.items():
                if name not in kind.fields:
                    message = f"`{name}` is not a field of {kind.title}"
                    hint = nearest(name, kind.fields) or f"fields: {', '.join(kind.fields)}"
                    yield Finding(message, hint, span=text.span)
                yield from _filled(text, cases)
            if walks and not any(_made(paper, walk) for walk in walks):
                message = f"`{paper.id}` is never made"
                hint = "correct `at`, `option` or `when`"
                yield Finding(message, hint, span=paper.span)
        for exhibit in scenario.exhibits.values():
            cells = (cell for row in exhibit.rows for cell in row)
            for text in (*exhibit.fields.values(), *cells):
                yield from _filled(text, cases)


def _filled(text: Passage, cases: list[Case]) -> Iterator[Finding]:
    try:
        for case in cases:
            if not fill(text, case.values).strip():
                yield Finding("this is empty", "write it, or leave it out", span=text.span)
                return
    except ContentError as error:
        found = error.diagnostic
        yield Finding(found.message, found.hint, span=found.span)


def _made(paper: Paper, walk: Exploration) -> bool:
    if paper.when is not None and not walk.machine.settled(paper.when.text):
        return False
    states = states_at(walk, paper.at.id)
    if paper.decision is None or paper.option is None:
        return bool(states)
    wanted = f"{paper.decision.id}={paper.option.id}"
    return any(step(walk, edge) == wanted for state in states for edge in walk.edges(state))


CHECK = Check(
    name="scenario-papers",
    code="QG480",
    severity=Severity.ERROR,
    summary="Papers have the fields of their kind, can be made, and have no empty holes.",
    bad="""\
documents: [{id: D1, kind: xianchang-bilu, at: gate, fields: {wheather: 晴}}]
""",
    good="""\
documents: [{id: D1, kind: xianchang-bilu, at: gate, fields: {place: 厂门}}]
""",
    project=_project,
)
