"""Visit basis: the best option of a visit rests on a text that was read, or on a printed rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding
from quizgen.diagnostics import Severity
from quizgen.loading import citations
from quizgen.model.law import Evidence, Provision
from quizgen.model.visits import texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.loading.project import Project
    from quizgen.model.law import Register
    from quizgen.model.visits import Choice, Place

NOTE = "待核原文"


def _project(project: Project) -> Iterator[Finding]:
    register = project.register
    for visit in project.visits.values():
        for place in visit.places:
            for step in place.steps:
                for option in step.options:
                    yield from _option(option, place, register)
        for span, text in texts(visit):
            if NOTE not in text and any(
                _grade(text[start:end], register) is Evidence.F
                for start, end, _ in citations.find(text, register)
            ):
                said = f"a text cites a fragment (F) and does not say {NOTE}"
                yield Finding(said, f"add the words {NOTE} beside it", span=span)


def _option(option: Choice, place: Place, register: Register) -> Iterator[Finding]:
    if option.basis == "given" and not place.given:
        said = f"option `{option.id}` rests on a given rule, and the place prints none"
        yield Finding(said, "print the rule in `given:` of the place", span=option.span)
    if option.basis != "law" or option.grade == "ok":
        return
    grades = [_grade(cited, register) for cited in option.cite]
    if option.grade == "best" and not grades:
        said = f"option `{option.id}` is the best by law and cites nothing"
        yield Finding(said, "add `cite: […]`, or set `basis: given`", span=option.span)
    if Evidence.F in grades:
        said = f"option `{option.id}` rests on a fragment (F)"
        hint = "print the rule in `given:` and set `basis: given`"
        yield Finding(said, hint, span=option.span)


def _grade(cited: str, register: Register) -> Evidence | None:
    citation = citations.parse(cited)
    found = citation and citations.resolve(citation, register)
    return found.evidence if isinstance(found, Provision) else None


CHECK = Check(
    name="visit-basis",
    code="QG732",
    severity=Severity.ERROR,
    summary="Best options of a visit cite provisions of evidence V or V1, or use a printed rule.",
    bad="{id: a, text: …, grade: best, why: …}",
    good="{id: a, text: …, grade: best, why: …, cite: [节约能源法§71]}",
    project=_project,
)
