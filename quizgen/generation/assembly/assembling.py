"""Assembling: asks the solver for forms, and where there are none, what would be needed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from quizgen import rng
from quizgen.generation.assembly.pool import pool
from quizgen.generation.assembly.program import Lack, Program
from quizgen.loading.blueprints import TYPES
from quizgen.messages import message
from quizgen.model.blueprints import FormPart
from quizgen.model.forms import Paper, PaperSection

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from quizgen.diagnostics import Report
    from quizgen.generation.assembly.pool import Candidate
    from quizgen.loading.project import Project
    from quizgen.model.blueprints import Blueprint

LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembled:
    """Parallel forms, with the figures by which they are alike."""

    papers: tuple[Paper, ...]
    points: tuple[Fraction, ...]
    facility: tuple[Fraction, ...]
    """Mean expected share of the points of each form's items."""
    practice: tuple[int, ...]
    """Items of each form whose keys everybody can read."""


def assemble(
    project: Project,
    blueprint: Blueprint,
    report: Report,
    *,
    seed: int = 0,
    measured: Mapping[str, Fraction] | None = None,
) -> Assembled | None:
    """Return the forms of a blueprint; ``None``, and why in ``report``, where there are none.

    Args:
        project: The course, with its reserved banks where the blueprint wants them.
        blueprint: The rules.
        report: Takes what lacks, at the cells that ask for it (QG524-QG527).
        seed: Decides among forms that all satisfy the rules.
        measured: Facility of items, 0 to 1, by id.

    Raises:
        UsageError: If there is no solver.
    """
    candidates = pool(project, blueprint, measured or {})
    if not _anchored(blueprint, candidates, report):
        return None
    program = Program(blueprint, candidates, seed)
    found = program.solve()
    if found is None:
        _explain(blueprint, candidates, seed, report)
        return None
    forms = [
        [one for place, one in enumerate(candidates) if found.value(program.chosen[place, form])]
        for form in range(blueprint.forms)
    ]
    return Assembled(
        papers=tuple(_paper(blueprint, form, seed, place) for place, form in enumerate(forms)),
        points=tuple(sum((one.points for one in form), Fraction(0)) for form in forms),
        facility=tuple(_mean([one.facility for one in form]) for form in forms),
        practice=tuple(sum(one.item.use == "practice" for one in form) for form in forms),
    )


def _mean(values: Sequence[Fraction]) -> Fraction:
    return sum(values, Fraction(0)) / len(values)


def _anchored(blueprint: Blueprint, candidates: Sequence[Candidate], report: Report) -> bool:
    """Say whether anchors can be on one form, and that they may be asked at all."""
    there = {one.item.id for one in candidates}
    good = True
    for anchor in blueprint.anchors:
        if anchor not in there:
            hint = "anchor an item that is graded"
            text = f"anchor `{anchor}` is not graded"
            report.error("QG527", text, blueprint.span, hint=hint)
            good = False
    for group in blueprint.enemies:
        both = [id_ for id_ in group if id_ in blueprint.anchors]
        if len(both) > 1:
            text = f"anchors {', '.join(both)} must not be on one form"
            report.error("QG527", text, blueprint.span, hint="anchor one of them")
            good = False
    return good


def _explain(
    blueprint: Blueprint, candidates: Sequence[Candidate], seed: int, report: Report
) -> None:
    """Report what is missed when as little as can be is missed."""
    program = Program(blueprint, candidates, seed, slack=True)
    found = program.solve()
    before = len(report.diagnostics)
    if found is not None:
        lacks = [
            replace(lack, short=Fraction(found.value(by), unit))
            for lack, by, unit in program.missed
            if found.value(by)
        ]
        for lack in _joined(lacks):
            _report(lack, blueprint, candidates, report)
    if len(report.diagnostics) == before:
        text = "no forms were found, and no single rule is to blame"
        hint = "ask for fewer forms or items, or loosen `points`, `spread` or a cell"
        report.error("QG526", text, blueprint.span, hint=hint)


def _joined(lacks: Sequence[Lack]) -> Iterator[Lack]:
    """Add up what the forms lack by the same rule."""
    sums: dict[tuple[str, int], Lack] = {}
    for lack in lacks:
        key = (lack.rule, id(lack.cell))
        known = sums.get(key)
        sums[key] = replace(known, short=known.short + lack.short) if known else lack
    yield from sums.values()


def _report(
    lack: Lack, blueprint: Blueprint, candidates: Sequence[Candidate], report: Report
) -> None:
    short, forms = lack.short, blueprint.forms
    if lack.cell is not None:
        cell = lack.cell
        there = sum(cell.takes(one.item) for one in candidates)
        wanted = f"{cell.least}" if cell.least == cell.most else f"{cell.least} to {cell.most}"
        text = (
            f"{forms} forms with {wanted} of ({cell}) each: {short} are not to be had, "
            f"{there} may be chosen"
        )
        hint = "write more such items, let `exposure` be higher, or ask for fewer"
        report.error("QG524", text, cell.span, hint=hint)
    elif lack.rule == "items":
        text = (
            f"{forms} forms of {blueprint.items} items: {short} are not to be had, "
            f"{len(candidates)} may be chosen"
        )
        hint = "write more items, let `use` be `any`, or ask for fewer"
        report.error("QG524", text, blueprint.span, hint=hint)
    elif lack.rule == "points":
        text = f"{forms} forms of {blueprint.points} points: {short} points are off in all"
        hint = "ask for other points, or none; or mix cells so that points can add up"
        report.error("QG525", text, blueprint.span, hint=hint)
    else:
        text = f"the forms cannot be as alike as {blueprint.spread}: {float(short):.4f} is missed"
        report.error("QG525", text, blueprint.span, hint="let `spread` be higher")


def _paper(blueprint: Blueprint, form: Sequence[Candidate], seed: int, place: int) -> Paper:
    letter = LETTERS[place]
    several = blueprint.forms > 1
    return Paper(
        id=f"{blueprint.id}-{letter}" if several else blueprint.id,
        title=message("paper.form", title=blueprint.title, letter=letter.upper())
        if several
        else blueprint.title,
        span=blueprint.span,
        sections=tuple(_sections(blueprint, form, seed, letter)),
        mode="exam",
        minutes=blueprint.minutes,
        pass_percent=blueprint.pass_percent,
        seed=rng.draw(seed, f"{blueprint.id}/{letter}") % 10**9,
    )


def _sections(
    blueprint: Blueprint, form: Sequence[Candidate], seed: int, letter: str
) -> Iterator[PaperSection]:
    for part in blueprint.parts or _usual_parts():
        ids = [one.item.id for one in form if one.item.type in part.types]
        if ids:
            yield PaperSection(
                id=part.id,
                title=part.title,
                items=rng.shuffled(ids, seed, f"{blueprint.id}/{letter}/{part.id}"),
                min_percent=part.min_percent,
            )


def _usual_parts() -> Iterator[FormPart]:
    for type_ in TYPES:
        yield FormPart(id=type_, title=message(f"quiz.page.type.{type_}"), types=(type_,))
