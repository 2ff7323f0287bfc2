"""Support: what each format keeps of each type, and which programs were seen to read it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING

from quizgen.export.base import Fidelity
from quizgen.messages import catalogue, message
from quizgen.model.interactions import (
    Blanks,
    Case,
    Interaction,
    Interval,
    Judge,
    Match,
    Multi,
    Numeric,
    Order,
    Short,
    Single,
    Walk,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from quizgen.export.base import Exporter, Policy

TYPES: Mapping[str, type[Interaction]] = {
    "single": Single,
    "multi": Multi,
    "judge": Judge,
    "blank": Blanks,
    "numeric": Numeric,
    "interval": Interval,
    "short": Short,
    "order": Order,
    "match": Match,
    "case": Case,
    "scenario": Walk,
}


@dataclass(frozen=True, slots=True)
class Client:
    """A program that was seen to read a format."""

    name: str
    """With its version, as people call it."""
    counts: Mapping[str, tuple[int, int]]
    """By type: items that it read, and marks that were the same."""
    seen: tuple[str, ...]
    """What else was seen, in words."""


@cache
def receipts() -> Mapping[str, Mapping[str, object]]:
    """Return the receipts of real imports by format, as the tests have written them."""
    text = files("quizgen.export").joinpath("_shared/receipts.json").read_text(encoding="utf-8")
    loaded: dict[str, dict[str, object]] = json.loads(text)
    return loaded


def clients(exporter: Exporter) -> tuple[Client, ...]:
    """Return who was seen to read what this version of an exporter writes."""
    stored = receipts().get(exporter.name, {})
    found = stored.get("clients") if stored.get("profile") == exporter.profile else None
    return tuple(_client(one) for one in found) if isinstance(found, list) else ()


def _client(stored: dict[str, object]) -> Client:
    key = f"export.client.{stored['client']}"
    named = message(key) if key in catalogue() else str(stored["client"])
    counts: dict[str, tuple[int, int]] = {}
    kinds = stored["kinds"]
    assert isinstance(kinds, dict)
    for kind, own in kinds.items():
        # What is told of a part of a case counts for cases.
        type_ = kind.partition("/")[0]
        items, marks = counts.get(type_, (0, 0))
        counts[type_] = (items + own.get("items", 0), marks + own.get("marks", 0))
    seen = stored.get("seen", [])
    assert isinstance(seen, list)
    return Client(
        f"{named} {stored['version']}",
        counts,
        tuple(message(f"export.seen.{one}") for one in seen),
    )


def result(policy: Policy) -> str:
    """Return what becomes of a type: in a word, or what it may lose."""
    if policy.fidelity is Fidelity.EXACT:
        return message("export.support.exact")
    if policy.keys:
        return "；".join(message(f"export.loses.{key}") for key in policy.keys)
    return policy.loses


def tables(exporters: Collection[Exporter]) -> str:
    """Return the overview of all formats, then a table a format, as well-formed HTML."""
    parts = (part for one in exporters for part in _format(one))
    return "".join(["<div>", *_overview(exporters), *parts, "</div>"])


def _overview(exporters: Collection[Exporter]) -> Iterator[str]:
    """Yield one row a format: which types it keeps how, and who read it."""
    yield f'<h2 id="overview">{message("export.support.overview")}</h2>\n'
    names = (*(fidelity.value for fidelity in Fidelity), "seen")
    yield _head(message("export.support.format"), *(message(f"export.support.{n}") for n in names))
    for exporter in exporters:
        link = f'<a href="#{exporter.name}"><code>{exporter.name}</code></a>'
        kept = (_types(exporter, fidelity) for fidelity in Fidelity)
        read_by = "；".join(one.name for one in clients(exporter))
        yield _row(link, *kept, escape(read_by or message("export.support.nobody")))
    yield "</tbody></table>\n"


def _types(exporter: Exporter, fidelity: Fidelity) -> str:
    found = [name for name, own in TYPES.items() if exporter.policies[own].fidelity is fidelity]
    if len(found) == len(TYPES):
        return message("export.support.all")
    named = (message(f"quiz.page.type.{name}") for name in found)
    return "、".join(named) or message("export.support.no_type")


def _format(exporter: Exporter) -> Iterator[str]:
    yield f'<h2 id="{exporter.name}">{exporter.name}</h2>\n'
    read_by = clients(exporter)
    if not read_by:
        yield f"<p>{message('export.support.none')}</p>\n"
    for client in read_by:
        if client.seen:
            what = message("export.support.also", what="、".join(client.seen))
            yield f"<p>{escape(client.name)}：{what}。</p>\n"
    heads = (message("export.support.type"), message("export.support.result"))
    yield _head(*heads, *(escape(client.name) for client in read_by))
    for name, own in TYPES.items():
        counts = (_count(*client.counts.get(name, (0, 0))) for client in read_by)
        kind = message(f"quiz.page.type.{name}")
        yield _row(kind, escape(result(exporter.policies[own])), *counts)
    yield "</tbody></table>\n"


def _head(*names: str) -> str:
    cells = "".join(f"<th>{name}</th>" for name in names)
    return f"<table><thead><tr>{cells}</tr></thead><tbody>\n"


def _row(*cells: str) -> str:
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>\n"


def _count(items: int, marks: int) -> str:
    if marks:
        return message("export.support.marks", n=items, m=marks)
    return message("export.support.items" if items else "export.support.nobody", n=items)
