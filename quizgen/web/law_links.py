"""Law links: where the course cites a provision, and where a provision is on the site."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from quizgen.diagnostics import Report
from quizgen.loading import citations
from quizgen.loading.banks import variants
from quizgen.loading.mentions import mentions
from quizgen.messages import message
from quizgen.model.texts import item_texts
from quizgen.web.addresses import law_page, practice_page, scenario_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.loading.project import Project
    from quizgen.model.items import Item
    from quizgen.model.law import Citation, Register

_TITLE = re.compile(r"^(?:title:[ ]*(?P<given>.+)|#[ ]+(?P<heading>.+))$", re.MULTILINE)
_SOURCES = "course/"


@dataclass(frozen=True, slots=True)
class Backlink:
    """A place of the course that cites a provision."""

    kind: str
    """page, item or scenario."""
    title: str
    source: str
    """Source path below ``course/``."""


def anchor(citation: Citation) -> str:
    """Return the id of a provision on the page of its instrument, such as ``a73-2-1``."""
    text = f"a{citation.article}"
    if citation.paragraph or citation.item:
        text += f"-{citation.paragraph or 1}"
    return f"{text}-{citation.item}" if citation.item else text


def href(citation: Citation, start: str, register: Register) -> str:
    """Return the link to a provision in the source page ``start``; "" when it is not known."""
    instrument = citations.instrument_of(citation, register)
    if instrument is None:
        return ""
    return f"{source_link(law_page(instrument.id), start)}#{anchor(citation)}"


@lru_cache(maxsize=4096)
def source_link(target: str, start: str) -> str:
    """Return the relative link from one source page to another."""
    return posixpath.relpath(target, posixpath.dirname(start) or ".")


def backlinks(project: Project) -> dict[tuple[str, int], dict[Backlink, int]]:
    """Return who cites each article, by title and number, and how often."""
    found: dict[tuple[str, int], dict[Backlink, int]] = {}
    titles = {path: page_title(path, text) for path, text in project.pages.items()}
    homes = _homes(project, titles)
    for kind, owner, article in dict.fromkeys(_cited(project)):
        if kind == "page":
            links = found.setdefault(article, {})
            links[Backlink("page", titles[owner], owner.removeprefix(_SOURCES))] = 1
        elif kind == "item":
            item = project.items.get(owner)
            if item is None or item.use == "reserved":
                continue
            links = found.setdefault(article, {})
            for link in homes.get(item.id) or _own_page(item, project):
                links[link] = links.get(link, 0) + 1
        elif kind == "scenario":
            title = project.scenarios[owner].title
            links = found.setdefault(article, {})
            links[Backlink("scenario", title, scenario_page(owner))] = 1
    return found


def _cited(project: Project) -> Iterator[tuple[str, str, tuple[str, int]]]:
    """Yield kind and owner of every use of the law, and the article.

    From what has been read already: `law_uses`, which knows the place of each use, reads every
    file again, and a site of a thousand items would wait for it.
    """
    for mention in mentions(project):
        yield "page", mention.page, _article(mention.citation)
    for item in project.items.values():
        shown = variants(project, item.id, Report()) if item.parametrised else (item,)
        for one in shown:
            for text in (*one.cite, *(text for _, text in item_texts(one))):
                for _, _, citation in citations.find(text, project.register):
                    yield "item", item.id, _article(citation)
    for scenario_id, scenario in project.scenarios.items():
        path = project.root / scenario.span.path
        text = path.read_text(encoding="utf-8") if path.is_file() else ""
        for _, _, citation in citations.find(text, project.register):
            yield "scenario", scenario_id, _article(citation)


def shown(link: Backlink, count: int) -> str:
    """Return what a back-link is called."""
    if link.kind == "item":
        return message("law.backlinks.items", title=link.title, n=count)
    if link.kind == "scenario":
        return message("law.backlinks.scenario", title=link.title)
    return link.title


def page_title(path: str, text: str) -> str:
    """Return the title of a page: that of its head, else its first heading, else its name."""
    found = _TITLE.search(text)
    if found is None:
        return posixpath.basename(path).removesuffix(".md")
    title = (found["given"] or found["heading"]).strip().strip("\"'")
    return re.sub(r"[ ]*\{[^{}]*\}$", "", title)


def _article(citation: Citation) -> tuple[str, int]:
    return citation.instrument, citation.article


def _homes(project: Project, titles: dict[str, str]) -> dict[str, list[Backlink]]:
    """Return the pages in which each item stands."""
    homes: dict[str, list[Backlink]] = {}
    for embed in project.embeds:
        if embed.name != "quiz":
            continue
        path = embed.span.path
        link = Backlink("item", titles[path], path.removeprefix(_SOURCES))
        for item_id in embed.items or _members(project, embed.argument):
            own = homes.setdefault(item_id, [])
            if link not in own:
                own.append(link)
    return homes


def _members(project: Project, ref: str) -> tuple[str, ...]:
    if ref in project.papers:
        sections = project.papers[ref].sections
        return tuple(item_id for section in sections for item_id in section.items)
    return tuple(item.id for item in project.banks[ref].items) if ref in project.banks else ()


def _own_page(item: Item, project: Project) -> list[Backlink]:
    bank = project.banks.get(item.bank)
    return [Backlink("item", bank.title, practice_page(bank.id))] if bank else []
