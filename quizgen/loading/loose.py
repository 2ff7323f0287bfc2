"""Loose texts: those outside of items: titles, objectives, and what scenarios show."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from quizgen.model.visits import texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.diagnostics import Span
    from quizgen.loading.project import Project


class Loose(NamedTuple):
    """A text with its place: where ``at`` begins, or the text itself."""

    span: Span
    at: tuple[str, ...]
    text: str


def loose_texts(project: Project) -> Iterator[Loose]:
    """Yield every such text of a project."""
    course = project.course
    yield Loose(course.span, ("title",), course.title)
    for number, module in enumerate(course.modules):
        here = ("modules", str(number))
        yield Loose(course.span, (*here, "title"), module.title)
        for place, objective in enumerate(module.objectives):
            at = (*here, "objectives", str(place), "text")
            yield Loose(course.span, at, objective.text)
    for bank in project.banks.values():
        yield Loose(bank.span, ("title",), bank.title)
    for paper in project.papers.values():
        yield Loose(paper.span, ("title",), paper.title)
        for number, section in enumerate(paper.sections):
            yield Loose(paper.span, ("sections", str(number), "title"), section.title)
    for tool in project.calculators.values():
        yield Loose(tool.span, ("title",), tool.title)
        yield Loose(tool.span, ("lead",), tool.lead)
        for given in tool.inputs:
            for text in (given.note, given.unverified):
                yield Loose(given.span, (), text)
        for part in tool.steps:
            yield Loose(part.span, (), part.note)
    for visit in project.visits.values():
        for span, text in texts(visit):
            yield Loose(span, (), text)
    if project.scenarios:
        yield from _shown_in_scenes(project)


def _shown_in_scenes(project: Project) -> Iterator[Loose]:
    # Late: a course without scenarios does not wait for what reads them.
    from quizgen.loading.scenario_formulas import texts  # noqa: PLC0415

    for scenario in project.scenarios.values():
        for passage in texts(scenario):
            yield Loose(passage.span, (), passage.text)
