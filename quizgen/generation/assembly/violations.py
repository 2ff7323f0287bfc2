"""Violations: holds finished papers against their blueprint, without the solver's equations."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from quizgen.model.blueprints import Blueprint
    from quizgen.model.forms import Paper
    from quizgen.model.items import Item


def violations(
    papers: Sequence[Paper],
    blueprint: Blueprint,
    items: Mapping[str, Item],
    measured: Mapping[str, Fraction] | None = None,
) -> list[str]:
    """Return each rule of the blueprint that the papers break, in words.

    Args:
        papers: The forms.
        blueprint: The rules.
        items: The items, by id.
        measured: Facility of items, 0 to 1, by id.
    """
    known = measured or {}
    forms = [[id_ for section in paper.sections for id_ in section.items] for paper in papers]
    found = [] if len(papers) == blueprint.forms else [f"{len(papers)} forms"]
    for paper, ids in zip(papers, forms, strict=True):
        found += [f"{paper.id}: {text}" for text in _of_one([items[id_] for id_ in ids], blueprint)]
    times = [id_ for ids in forms for id_ in ids]
    for id_ in sorted(set(times) - set(blueprint.anchors)):
        if times.count(id_) > blueprint.exposure:
            found.append(f"{id_} is on {times.count(id_)} forms")
    means = [
        sum(
            (known.get(id_, Fraction(blueprint.facility[items[id_].level])) for id_ in ids),
            Fraction(0),
        )
        / len(ids)
        for ids in forms
    ]
    for one, other in combinations(means, 2):
        if abs(one - other) > Fraction(blueprint.spread):
            found.append(f"mean facilities {float(one):.4f} and {float(other):.4f}")
    return found


def _of_one(form: Sequence[Item], blueprint: Blueprint) -> Iterator[str]:
    ids = {item.id for item in form}
    if len(form) != blueprint.items or len(ids) != len(form):
        yield f"{len(form)} items, {len(ids)} different"
    for cell in blueprint.cells:
        number = sum(cell.takes(item) for item in form)
        if not cell.least <= number <= cell.most:
            yield f"{number} of ({cell})"
    points = sum((Fraction(item.interaction.max) for item in form), Fraction(0))
    if blueprint.points and points != Fraction(blueprint.points):
        yield f"{points} points"
    for missing in sorted(set(blueprint.anchors) - ids):
        yield f"anchor {missing} is missing"
    for group in blueprint.enemies:
        if len(both := sorted(ids & set(group))) > 1:
            yield f"enemies {', '.join(both)}"
    for item in form:
        if item.basis == "none" or item.contested:
            yield f"{item.id} is not graded"
        if blueprint.use not in {"any", item.use} and item.id not in blueprint.anchors:
            yield f"{item.id} is for {item.use}"
