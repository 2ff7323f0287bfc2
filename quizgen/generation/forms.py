"""Forms: a bank or a paper to a fixed test, the same for the same seed on every machine."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from quizgen import rng
from quizgen.diagnostics import ContentError, Span, nearest
from quizgen.generation.variants import variants
from quizgen.loading import citations
from quizgen.model.forms import Form, FormItem, Paper, PaperSection
from quizgen.model.kinds import KINDS, kind_of
from quizgen.model.law import Provision

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from quizgen.loading.project import Project
    from quizgen.model.law import Register

MODES = ("practice", "exam")


def build(
    project: Project,
    ref: str,
    *,
    items: Sequence[str] = (),
    mode: str = "",
    seed: int = 0,
    count: int = 0,
    span: Span | None = None,
) -> Form:
    """Return the form of the bank or paper ``ref``.

    An exam asks the items of a section by type, as paper does, so that its twelfth item is the
    same one wherever it is shown; items that are named keep the order in which they are. An exam
    of a bank leaves out what is only discussed, for which nobody could ever be marked.

    Args:
        project: Where banks, papers and items are.
        ref: Id of a bank or a paper.
        items: Only these of its items, in this order.
        mode: practice or exam, instead of what the paper says.
        seed: Decides values, orders and choice; 0 takes the paper's own.
        count: So many of the items, chosen by the seed; 0 for all.
        span: Where the form is asked for, for findings.

    Raises:
        ContentError: If something named is not there (QG501-QG503), or a variant has no value.
    """
    where = span or Span(ref)
    paper = _paper(project, ref, items, where, graded=mode == "exam")
    if mode and mode not in MODES:
        hint = nearest(mode, MODES) or f"write {' or '.join(MODES)}"
        raise ContentError("QG503", f"`{mode}` is not a mode of a form", where, hint)
    own_seed = seed or paper.seed
    sections = _chosen(paper, items, where) if items else paper.sections
    if count:
        sections = _sampled(sections, count, own_seed)
    form_items: list[FormItem] = []
    for section in sections:
        for item_id in section.items:
            item = project.items.get(item_id)
            if item is None:
                raise _unknown_item(item_id, project.items, where)
            found = variants(project, item, own_seed)
            number = len(form_items) + 1
            form_items.append(
                FormItem(item=found[0], number=number, section=section.id, variants=found)
            )
    cites = dict.fromkeys(cite for place in form_items for cite in place.item.cite)
    form = Form(
        id=_form_id(ref, items, seed, count),
        title=paper.title,
        items=tuple(form_items),
        mode=mode or paper.mode,
        minutes=paper.minutes,
        pass_percent=paper.pass_percent,
        sections={section.id: section.title for section in sections if section.title},
        section_min_percent={
            section.id: section.min_percent for section in sections if section.min_percent
        },
        modules={module.id: module.title for module in project.course.modules},
        gists={cite: gist for cite in cites if (gist := _gist(cite, project.register))},
        misconceptions=project.misconceptions,
    )
    return by_type(form) if form.mode == "exam" and not items else form


def by_type(form: Form) -> Form:
    """Return a form whose items stand by type within each section, numbered anew."""
    places = (
        place
        for _, own in groupby(form.items, key=lambda place: place.section)
        for place in sorted(own, key=lambda place: KINDS.index(kind_of(place.item.interaction)))
    )
    return replace(form, items=tuple(replace(one, number=n) for n, one in enumerate(places, 1)))


def _gist(cite: str, register: Register) -> str:
    """Return what a cited provision says; "" of what cites no article."""
    citation = citations.parse(cite)
    found = citations.resolve(citation, register) if citation else None
    return found.gist if isinstance(found, Provision) else ""


def _paper(project: Project, ref: str, items: Sequence[str], where: Span, *, graded: bool) -> Paper:
    """Return the paper ``ref``; a bank is a paper of one section without a name."""
    if ref in project.papers:
        return project.papers[ref]
    bank = project.banks.get(ref)
    if bank is None:
        known = {*project.banks, *project.papers}
        hint = nearest(ref, known) or f"known are {', '.join(sorted(known)) or 'none'}"
        raise ContentError("QG501", f"`{ref}` is not a bank or a paper", where, hint)
    asked = [project.items.get(item_id) for item_id in items]
    if asked and all(item is not None and item.bank == bank.id for item in asked):
        ids = tuple(items)  # a page shows a few of many: no need to go through them all
    else:
        ids = tuple(item.id for item in bank.items if not graded or item.basis != "none")
    section = PaperSection(id="", title="", items=ids)
    return Paper(id=bank.id, title=bank.title, span=bank.span, sections=(section,))


def _unknown_item(item_id: str, known: Iterable[str], where: Span) -> ContentError:
    hint = nearest(item_id, known) or "correct its id"
    return ContentError("QG502", f"`{item_id}` is not an item here", where, hint)


def _chosen(paper: Paper, items: Sequence[str], where: Span) -> tuple[PaperSection, ...]:
    """Return the paper with only ``items``, in the order in which they are named."""
    wanted = set(items)
    owner = {id_: section for section in paper.sections for id_ in section.items if id_ in wanted}
    for item_id in items:
        if item_id not in owner:
            known = [known for section in paper.sections for known in section.items]
            raise _unknown_item(item_id, known, where)
    groups: dict[str, list[str]] = {}
    for item_id in dict.fromkeys(items):
        groups.setdefault(owner[item_id].id, []).append(item_id)
    return tuple(
        PaperSection(
            id=section.id,
            title=section.title,
            items=tuple(groups[section.id]),
            min_percent=section.min_percent,
        )
        for section in paper.sections
        if section.id in groups
    )


def _sampled(sections: Sequence[PaperSection], count: int, seed: int) -> tuple[PaperSection, ...]:
    """Keep ``count`` items in their order.

    Every item draws its own lot, so that an item that is added can push out one other at most.
    """
    ids = [item_id for section in sections for item_id in section.items]
    lots = sorted(ids, key=lambda item_id: (rng.draw(seed, f"sample/{item_id}"), item_id))
    kept = set(lots[:count])
    return tuple(
        PaperSection(
            id=section.id,
            title=section.title,
            items=tuple(item_id for item_id in section.items if item_id in kept),
            min_percent=section.min_percent,
        )
        for section in sections
        if kept.intersection(section.items)
    )


def _form_id(ref: str, items: Sequence[str], seed: int, count: int) -> str:
    """Return the form's id, under which a browser keeps what was answered."""
    if not (items or seed or count):
        return ref
    mark = rng.draw(seed, f"form/{ref}/{count}/{','.join(items)}")
    return f"{ref}-{mark:08x}"
