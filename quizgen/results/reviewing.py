"""Reviewing: what one person should look at again: modules, provisions and misconceptions."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from quizgen.model.interactions import Case, Multi
from quizgen.model.outcomes import Verdict
from quizgen.model.tags import tags_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from quizgen.model.interactions import Interaction
    from quizgen.results.marking import Graded

_SETTLED = frozenset({Verdict.PENDING, Verdict.VOID})
"""Verdicts by which nothing was lost, or not yet."""


def modules_of(graded: Graded) -> list[tuple[str, Fraction, Fraction]]:
    """Return what was reached of each module, in the order of the form; no judged texts to come."""
    found: dict[str, tuple[Fraction, Fraction]] = {}
    for item, outcome in zip(graded.form.items, graded.outcomes, strict=True):
        if item.module and outcome.verdict not in _SETTLED:
            got, most = found.get(item.module, (Fraction(0), Fraction(0)))
            found[item.module] = (got + outcome.score, most + outcome.max)
    names = graded.form.modules
    return [(names.get(id_, id_), got, most) for id_, (got, most) in found.items()]


def provisions_of(graded: Graded, open_: Collection[str]) -> list[tuple[str, str, list[int]]]:
    """Return what to read again: provision, gist, numbers of items; the most lost points first.

    Items that are not in ``open_`` count, but their numbers are not told.
    """
    found: dict[str, tuple[Fraction, str, list[int]]] = {}
    for number, (item, outcome) in enumerate(
        zip(graded.form.items, graded.outcomes, strict=True), 1
    ):
        lost = outcome.max - outcome.score
        if lost <= 0 or outcome.verdict in _SETTLED:
            continue
        for cite, gist in item.cite:
            before, _, numbers = found.get(cite, (Fraction(0), "", []))
            own = [number] if item.id in open_ else []
            found[cite] = (before + lost, gist, [*numbers, *own])
    ordered = sorted(found.items(), key=lambda pair: (-pair[1][0], pair[1][2]))
    return [(cite, gist, numbers) for cite, (_, gist, numbers) in ordered]


def slips_of(graded: Graded, open_: Collection[str]) -> list[tuple[str, list[int]]]:
    """Return the misconceptions that answers to items in ``open_`` show, and their numbers."""
    found: dict[str, list[int]] = {}
    for number, (item, outcome) in enumerate(
        zip(graded.form.items, graded.outcomes, strict=True), 1
    ):
        if item.id not in open_:
            continue
        responses = graded.script.responses
        response = responses[number - 1] if number <= len(responses) else None
        known = tags_of(item.interaction)
        shown = {reason.rpartition(":")[2] for reason in outcome.reasons} & known
        for tag in sorted({*shown, *_ticked(item.interaction, response)}):
            found.setdefault(tag, []).append(number)
    ordered = sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[1]))
    names = graded.form.misconceptions
    return [(names.get(tag, tag), numbers) for tag, numbers in ordered]


def _ticked(own: Interaction, response: object) -> Iterator[str]:
    """Yield the tags of wrong options that were ticked: marks of several tell no single one."""
    if isinstance(own, Case) and isinstance(response, dict):
        for part in own.parts:
            yield from _ticked(part.interaction, response.get(part.id))
    elif isinstance(own, Multi) and isinstance(response, list):
        for option in own.options:
            if option.tag and option.id in response and option.id not in own.key:
                yield option.tag
