"""Scenario papers: reads documents, exhibits, and what must hold of the figures and the steps."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizgen.diagnostics import ContentError
from quizgen.loading.scenario_fields import (
    collecting,
    maybe_passage,
    passage,
    passages,
    reference,
    references,
)
from quizgen.model.classroom import (
    EXHIBIT_KINDS,
    ISSUERS,
    PAPER_KINDS,
    Demand,
    Exhibit,
    Fine,
    Margin,
    Paper,
)
from quizgen.model.scenes import Passage, Reference
from quizgen.source import Sequence

if TYPE_CHECKING:
    from quizgen.source import Node, Section

_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")


def time_of_day(part: Section, name: str, default: str | None = None) -> str:
    """Return a time such as 09:30.

    Raises:
        ContentError: If it is none (QG117).
    """
    value = part.text(name, default)
    if value != default and not _TIME.fullmatch(value):
        message = f"`{value}` is no time of day"
        raise ContentError("QG117", message, part.span_of(name), 'write such as "09:30"')
    return value


def read_documents(section: Section) -> dict[str, Paper]:
    """Read ``documents``: the papers of the file."""
    papers: dict[str, Paper] = {}
    for part in section.sections("documents"):
        with collecting(section.report):
            paper = _paper(part)
            part.finish()
            _new(paper.id, papers, part)
            papers[paper.id] = paper
    return papers


def _paper(part: Section) -> Paper:
    decision = option = None
    if part.has("option"):
        made = reference(part, "option")
        first, equals, second = made.id.partition("=")
        if not equals:
            hint = "write such as `d_record=proper`"
            raise ContentError("QG403", f"`{made.id}` names no option", made.span, hint)
        decision, option = Reference(first, made.span), Reference(second, made.span)
    return Paper(
        id=part.identifier("id"),
        kind=part.choice("kind", PAPER_KINDS),
        at=reference(part, "at"),
        decision=decision,
        option=option,
        when=maybe_passage(part, "when"),
        date=maybe_passage(part, "date"),
        begin=time_of_day(part, "begin", ""),
        end=time_of_day(part, "end", ""),
        who=references(part, "who"),
        issuer=part.choice("issuer", ISSUERS, ""),
        title=part.text("title", ""),
        fields=_named(part, "fields"),
        cite=passages(part, "cite"),
        span=part.span_of("id"),
    )


def read_exhibits(section: Section) -> dict[str, Exhibit]:
    """Read ``exhibits``: what is laid on the table."""
    exhibits: dict[str, Exhibit] = {}
    for part in section.sections("exhibits"):
        with collecting(section.report):
            exhibit = Exhibit(
                id=part.identifier("id"),
                kind=part.choice("kind", EXHIBIT_KINDS),
                title=passage(part, "title"),
                at=reference(part, "at"),
                alt=maybe_passage(part, "alt"),
                columns=passages(part, "columns"),
                rows=tuple(_row(part, node) for node in part.nodes("rows")),
                fields=_named(part, "fields"),
                span=part.span_of("id"),
            )
            part.finish()
            _new(exhibit.id, exhibits, part)
            for row in exhibit.rows:
                if len(row) != len(exhibit.columns):
                    message = f"a row of {len(row)} cells under {len(exhibit.columns)} columns"
                    raise ContentError("QG403", message, row[0].span, "give it as many cells")
            exhibits[exhibit.id] = exhibit
    return exhibits


def _row(part: Section, node: Node) -> tuple[Passage, ...]:
    if type(node) is not Sequence or not node.items:
        hint = "write `[上年合计, 12000]`"
        raise ContentError("QG117", "a row is a list of texts", part.span_at(node), hint)
    return tuple(Passage(part.as_text(cell, "rows"), part.span_at(cell)) for cell in node.items)


def _named(part: Section, name: str) -> dict[str, Passage]:
    outer = part.maybe_section(name)
    if outer is None:
        return {}
    return {
        key: Passage(outer.as_text(node, key), outer.span_at(node)) for key, node in outer.entries()
    }


def _new(identity: str, known: dict[str, Paper] | dict[str, Exhibit], part: Section) -> None:
    if identity in known:
        message = f"`{identity}` is written twice"
        raise ContentError("QG403", message, part.span_of("id"), "give it another id")


def read_fines(section: Section) -> tuple[Fine, ...]:
    """Read ``fines``: every fine that a text names."""
    fines = []
    for part in section.sections("fines"):
        with collecting(section.report):
            fine = Fine(passage(part, "value"), passage(part, "law"), maybe_passage(part, "when"))
            fines.append(fine)
            part.finish()
    return tuple(fines)


def read_margins(section: Section) -> tuple[Margin, ...]:
    """Read ``margins``: how far values stay away from bounds."""
    margins = []
    for part in section.sections("margins"):
        with collecting(section.report):
            margins.append(
                Margin(
                    value=passage(part, "value"),
                    bound=passage(part, "bound"),
                    percent=part.number("margin"),
                    near=references(part, "near"),
                )
            )
            part.finish()
    return tuple(margins)


def read_demands(section: Section) -> tuple[Demand, ...]:
    """Read ``demands``: steps that the law demands in some cases only."""
    demands = []
    for part in section.sections("demands"):
        with collecting(section.report):
            part.need("first")
            demands.append(
                Demand(
                    id=part.identifier("id"),
                    when=maybe_passage(part, "when"),
                    first=references(part, "first"),
                    then=references(part, "then"),
                    text=part.text("text"),
                    cite=passages(part, "cite"),
                    span=part.span_of("id"),
                )
            )
            part.finish()
    return tuple(demands)
