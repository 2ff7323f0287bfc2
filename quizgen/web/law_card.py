"""Law card: a provision as HTML, for a page that quotes it."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from quizgen.loading import citations
from quizgen.markup import Html, cite_html, to_html
from quizgen.messages import message
from quizgen.model.law import Evidence, Provision
from quizgen.web.law_facts import children, facts, short_name, status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from quizgen.markup import Link
    from quizgen.model.law import Citation, Register


def provision_html(citation: Citation, register: Register, link: Link | None) -> Html:
    """Return a provision as a card for a page that quotes it; "" when it is not registered."""
    found = citations.resolve(citation, register)
    if not isinstance(found, Provision):
        return Html("")
    target = link(citation) if link else None
    name = str(citation)
    title = cite_html(name, target[0]) if target else html.escape(name)
    topic = f" <span>{html.escape(found.topic)}</span>" if found.topic else ""
    parts = [f'<p class="qg-law__title">{title}{topic}</p>']
    parts.append(f"<p>{to_html(found.gist, link, inline=True)}</p>")
    parts.append(_dl(_card_rows(found, register), link))
    parts.extend(_below(found, register, link))
    return Html(f'<div class="qg-law" data-ref="{html.escape(name)}">{"".join(parts)}</div>')


def _card_rows(found: Provision, register: Register) -> list[tuple[str, str]]:
    instrument = register.instruments[found.citation.instrument]
    grade = found.evidence
    rows = facts(found)
    if grade is not Evidence.V:
        rows.append((message("law.evidence"), message(f"law.evidence.{grade}")))
    if citations.in_force(instrument, register.asof):
        rows.append((message("law.status"), status(instrument, register.asof)))
    return rows


def _below(found: Provision, register: Register, link: Link | None) -> Iterator[str]:
    """Yield the 款 of an article, or the 项 of a 款, that a card shows with it."""
    instrument = register.instruments[found.citation.instrument]
    for child in children(found, instrument):
        name = short_name(child.citation)
        yield f'<p class="qg-law__part"><b>{name}</b> {to_html(child.gist, link, inline=True)}</p>'
        yield _dl(facts(child, found), link)
        yield from _below(child, register, link)


def _dl(rows: Iterable[tuple[str, str]], link: Link | None) -> str:
    cells = "".join(
        f"<div><dt>{html.escape(label)}</dt><dd>{to_html(text, link, inline=True)}</dd></div>"
        for label, text in rows
    )
    return f'<dl class="qg-law__facts">{cells}</dl>' if cells else ""
