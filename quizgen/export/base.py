"""What an exporter is: a format, what it keeps of each interaction, and the one way to run it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from quizgen.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from quizgen.diagnostics import Report
    from quizgen.model.forms import Form
    from quizgen.model.interactions import Interaction
    from quizgen.model.items import Item


class Fidelity(StrEnum):
    """How much of an interaction a format keeps."""

    EXACT = "exact"
    LOSSY = "lossy"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Policy:
    """What a format does with one interaction; ``loses`` is said to the author when not exact."""

    fidelity: Fidelity
    loses: str = ""


EXACT = Policy(Fidelity.EXACT)


@dataclass(frozen=True, slots=True)
class File:
    """One file of an export: a relative path with ``/``, and its bytes."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Exporter:
    """A format: its name, what it keeps, and a pure function that writes it.

    ``policies`` is total over the closed union of interactions (a contract test proves it).
    ``profile`` rises when the bytes for the same form change in meaning.
    ``refuses`` says why the format cannot hold one item, or "" when it can.
    """

    name: str
    title: str
    profile: int
    policies: Mapping[type[Interaction], Policy]
    write: Callable[[Form], Iterator[File]]
    refuses: Callable[[Item], str] = lambda _item: ""


def export_form(exporter: Exporter, form: Form, report: Report) -> tuple[File, ...]:
    """Write ``form``, reporting everything that the format cannot keep.

    Reports QG601 (warning) for each lossy item and QG602 (error) for each item left out.
    """
    kept = []
    for place in form.items:
        item = place.item
        policy = exporter.policies[type(item.interaction)]
        why = exporter.refuses(item)
        if policy.fidelity is Fidelity.DROPPED:
            why = why or policy.loses or "the format has nothing like it"
        if why:
            message = f"{exporter.name}: `{item.id}` is left out: {why}"
            report.add(Diagnostic("QG602", Severity.ERROR, message, item.span))
            continue
        if policy.fidelity is Fidelity.LOSSY:
            message = f"{exporter.name}: `{item.id}` loses something: {policy.loses}"
            report.add(Diagnostic("QG601", Severity.WARNING, message, item.span))
        kept.append(place)
    return tuple(exporter.write(replace(form, items=tuple(kept))))
