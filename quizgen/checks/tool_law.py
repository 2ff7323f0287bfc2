"""Tool law: what calculators and visits cite exists and is in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding
from quizgen.diagnostics import Severity, nearest
from quizgen.loading import citations
from quizgen.model.visits import texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.diagnostics import Span
    from quizgen.loading.project import Project


def _project(project: Project) -> Iterator[Finding]:
    for tool in project.calculators.values():
        for step in tool.steps:
            if step.source and step.source not in project.register.instruments:
                hint = nearest(step.source, project.register.instruments)
                hint = hint or "write the title of an instrument in course/law/"
                yield Finding(f"`{step.source}` is not in the law register", hint, span=step.span)
    for span, cited in _cited(project):
        citation = citations.parse(cited)
        if citation is None:
            yield Finding(f"`{cited}` is not a citation", citations.FORM, span=span)
        elif wrong := citations.problem(citation, project.register):
            yield Finding(*wrong, span=span)
        else:
            instrument = citations.instrument_of(citation, project.register)
            if instrument and (why := citations.in_force(instrument, project.register.asof)):
                hint = f"cite {instrument.successor or 'what is in force'} instead"
                yield Finding(f"{cited}: {why}", hint, span=span)


def _cited(project: Project) -> Iterator[tuple[Span, str]]:
    for tool in project.calculators.values():
        for one in tool.inputs:
            yield from ((one.span, cited) for pick in one.picks for cited in pick.cite)
        yield from ((step.span, cited) for step in tool.steps for cited in step.cite)
        yield from ((one.span, cited) for one in tool.verdicts for cited in one.cite)
    for visit in project.visits.values():
        for place in visit.places:
            yield from ((place.found.span, cited) for cited in place.found.cite)
            for step in place.steps:
                yield from ((one.span, cited) for one in step.options for cited in one.cite)
        for span, text in texts(visit):
            for start, end, _ in citations.find(text, project.register):
                yield span, text[start:end]


CHECK = Check(
    name="tool-law",
    code="QG722",
    severity=Severity.ERROR,
    summary="What a calculator or a visit cites is in the law register and in force.",
    bad="cite: [节约能源法§99]",
    good="cite: [节约能源法§52.2]",
    project=_project,
)
