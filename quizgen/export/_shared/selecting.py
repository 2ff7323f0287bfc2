"""Selecting: ids of banks, papers, items, modules and scenarios to what is exported together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.diagnostics import UsageError, nearest
from quizgen.export.base import Selection
from quizgen.generation import forms as generation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quizgen.loading.project import Project
    from quizgen.model.forms import Form


def select(project: Project, refs: Sequence[str], *, seed: int, takes: frozenset[str]) -> Selection:
    """Return what ``refs`` name; nothing named is the whole course.

    Args:
        project: Where everything is; what is reserved stands there only when it was asked for.
        refs: Ids of banks, papers, items, modules and scenarios.
        seed: Seed of the forms.
        takes: Kinds that the format can hold.

    Raises:
        UsageError: If a name is unknown, or of a kind that the format cannot hold.
        ContentError: If a form cannot be built.
    """
    if not refs:
        return _course(project, seed, takes)
    kinds = [_kind(project, ref, takes) for ref in refs]
    modules = [ref for ref, kind in zip(refs, kinds, strict=True) if kind == "module"]
    forms = [
        form
        for ref, kind in zip(refs, kinds, strict=True)
        if kind not in {"item", "scenario"}
        for form in _forms(project, ref, kind, seed)
    ]
    items = [ref for ref, kind in zip(refs, kinds, strict=True) if kind == "item"]
    for bank in dict.fromkeys(project.items[ref].bank for ref in items):
        own = [ref for ref in items if project.items[ref].bank == bank]
        forms.append(generation.build(project, bank, items=own, seed=seed))
    return Selection(
        id="-".join(refs) if len(refs) == 1 else f"{refs[0]}-{len(refs)}",
        title=_title(project, refs[0], kinds[0]),
        project=project,
        forms=tuple(forms),
        modules=tuple(modules),
        scenarios=tuple(ref for ref, kind in zip(refs, kinds, strict=True) if kind == "scenario"),
        seed=seed,
        refs=tuple(refs),
    )


def _course(project: Project, seed: int, takes: frozenset[str]) -> Selection:
    if "course" not in takes:
        raise UsageError(f"say what to export: the id of a {' or a '.join(sorted(takes))}")
    return Selection(
        id=project.course.id,
        title=project.course.title,
        project=project,
        forms=tuple(generation.build(project, bank, seed=seed) for bank in project.banks),
        modules=tuple(module.id for module in project.course.modules),
        scenarios=tuple(project.scenarios),
        whole=True,
        seed=seed,
    )


def _kind(project: Project, ref: str, takes: frozenset[str]) -> str:
    """Return what kind of thing ``ref`` names."""
    known = {
        "paper": project.papers,
        "bank": project.banks,
        "module": {module.id: module for module in project.course.modules},
        "scenario": project.scenarios,
        "item": project.items,
    }
    kinds = [kind for kind, things in known.items() if ref in things]
    fitting = [kind for kind in kinds if kind in takes]
    if fitting:
        return fitting[0]
    if kinds:
        raise UsageError(f"`{ref}` is a {kinds[0]}; this format takes {', '.join(sorted(takes))}")
    # Items are so many that only those which begin alike are compared: the rest is asked first.
    few = [name for kind in known if kind in takes and kind != "item" for name in known[kind]]
    items = project.items if "item" in takes else {}
    hint = nearest(ref, few) or nearest(ref, items) or "known banks: " + ", ".join(project.banks)
    raise UsageError(f"nothing here is called `{ref}`; {hint}")


def _forms(project: Project, ref: str, kind: str, seed: int) -> Iterator[Form]:
    if kind == "module":
        for bank in project.banks.values():
            if bank.module == ref:
                yield generation.build(project, bank.id, seed=seed)
    else:
        yield generation.build(project, ref, seed=seed)


def _title(project: Project, ref: str, kind: str) -> str:
    match kind:
        case "paper":
            return project.papers[ref].title
        case "bank":
            return project.banks[ref].title
        case "module":
            return next(one.title for one in project.course.modules if one.id == ref)
        case "scenario":
            return project.scenarios[ref].title
        case _:
            return ref
