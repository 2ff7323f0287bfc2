"""What an exporter is: a format, what it keeps of each interaction, and the one way to run it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from quizgen.diagnostics import Diagnostic, Severity
from quizgen.messages import message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from quizgen.diagnostics import Report
    from quizgen.loading.project import Project
    from quizgen.model.forms import Form, FormItem
    from quizgen.model.interactions import Interaction
    from quizgen.model.items import Item


class Fidelity(StrEnum):
    """How much of an interaction a format keeps."""

    EXACT = "exact"
    LOSSY = "lossy"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Policy:
    """What a format does with one interaction; ``keys`` name messages on what it may lose."""

    fidelity: Fidelity
    loses: str = ""
    """The same in English, for reports."""
    keys: tuple[str, ...] = ()


EXACT = Policy(Fidelity.EXACT)


def lossy(*keys: str) -> Policy:
    """Return the policy of an interaction that loses something: messages ``export.loses.*``."""
    said = "; ".join(message(f"export.loses.{key}", "en") for key in keys)
    return Policy(Fidelity.LOSSY, said, keys)


@dataclass(frozen=True, slots=True)
class File:
    """One file of an export: a relative path with ``/``, and its bytes."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What is exported together, into one file or package."""

    id: str
    """Name of the file without its ending: the id of what was selected, or of the course."""
    title: str
    project: Project
    forms: tuple[Form, ...] = ()
    """The items that are selected, a form a bank or paper."""
    modules: tuple[str, ...] = ()
    scenarios: tuple[str, ...] = ()
    whole: bool = False
    """Whether the whole course was asked for."""
    seed: int = 0
    refs: tuple[str, ...] = ()
    """What was asked for, () for the whole course."""
    options: Mapping[str, str] = field(default_factory=dict)
    """What was set for the format, by the names that it declares."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exporter:
    """A format: its name, what it keeps, and a pure function that writes it.

    ``policies`` is the fidelity table, total over the closed union of interactions (a contract
    test proves it). ``profile`` rises when the bytes for the same selection change in meaning.
    """

    name: str
    title: str
    profile: int
    policies: Mapping[type[Interaction], Policy]
    write: Callable[[Selection], Iterable[File]]
    suffix: str
    """How the name of the file ends, such as ``.xml``."""
    refuses: Callable[[Item], str] = lambda _item: ""
    """Says why the format cannot hold one item, or "" when it can."""
    losses: Callable[[Item], Iterable[str]] | None = None
    """What one item of a LOSSY kind loses, sentence by sentence; without it, what its kind may."""
    takes: frozenset[str] = frozenset({"bank", "paper", "item", "module", "course"})
    """Kinds of things that can be selected; ``scenario`` is the other one."""
    options: Mapping[str, str] = field(default_factory=dict)
    """What can be set for the format, and what it does."""


def run(exporter: Exporter, selection: Selection, report: Report) -> tuple[File, ...]:
    """Write ``selection``, reporting at each author's line what the format cannot keep.

    Reports QG601 for each loss of an item and QG602 for each item left out, both warnings; who
    refuses losses looks at the report before the files are written to disk.
    """
    forms = tuple(
        replace(form, items=tuple(_kept(exporter, form.items, report))) for form in selection.forms
    )
    return tuple(exporter.write(replace(selection, forms=forms)))


def _kept(exporter: Exporter, places: tuple[FormItem, ...], report: Report) -> Iterator[FormItem]:
    for place in places:
        item = place.item
        policy = exporter.policies[type(item.interaction)]
        why = exporter.refuses(item)
        if policy.fidelity is Fidelity.DROPPED:
            why = why or policy.loses
        if why:
            message = f"{exporter.name}: `{item.id}` is left out: {why}"
            report.add(Diagnostic("QG602", Severity.WARNING, message, item.span))
            continue
        yield place
        if policy.fidelity is Fidelity.LOSSY:
            for loss in exporter.losses(item) if exporter.losses else (policy.loses,):
                message = f"{exporter.name}: `{item.id}` loses something: {loss}"
                report.add(Diagnostic("QG601", Severity.WARNING, message, item.span))
