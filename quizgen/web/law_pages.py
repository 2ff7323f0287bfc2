"""Law pages: the register as pages, one an instrument, with anchors down to 款 and 项."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.loading import citations
from quizgen.messages import message
from quizgen.model.law import Evidence
from quizgen.web.addresses import law_page
from quizgen.web.law_card import provision_html
from quizgen.web.law_facts import children, chinese, consequence, facts, short_name, status
from quizgen.web.law_index import INDEX, index
from quizgen.web.law_lanes import LANES, lanes, liability, useful
from quizgen.web.law_links import anchor, backlinks, href, shown, source_link
from quizgen.web.law_markdown import definitions, head, one_line, row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.loading.project import Project
    from quizgen.model.law import Instrument, Provision
    from quizgen.web.law_links import Backlink

__all__ = ["anchor", "backlinks", "href", "pages", "provision_html"]


def pages(project: Project) -> list[tuple[str, str]]:
    """Return source path below ``course/`` and Markdown of every page of the register."""
    links = backlinks(project)
    asof = project.register.asof
    made = [(INDEX, index(project.register))]
    for instrument in project.register.instruments.values():
        writer = _Writer(instrument, asof, links)
        made.append((law_page(instrument.id), writer.page()))
    return made


class _Writer:
    """Writes the page of one instrument."""

    def __init__(
        self,
        instrument: Instrument,
        asof: str,
        links: dict[tuple[str, int], dict[Backlink, int]],
    ) -> None:
        self.instrument = instrument
        self.asof = asof
        self.links = links
        self.path = law_page(instrument.id)
        self.articles = [
            provision
            for key, provision in instrument.provisions.items()
            if key[1] == 0 and key[2] == 0
        ]

    def page(self) -> str:
        """Return the whole page."""
        lines = [*self._head(), *self._chapters()]
        return "\n".join(lines) + "\n"

    def _head(self) -> Iterator[str]:
        instrument = self.instrument
        yield from head(instrument.title)
        yield from self._warning()
        yield from definitions(self._about(), css="law-about")
        if instrument.note:
            yield from (one_line(instrument.note), "")
        yield from (f"*{message('law.own_words')}*", "")

    def _warning(self) -> Iterator[str]:
        instrument = self.instrument
        if citations.in_force(instrument, self.asof):
            yield from (f'!!! danger "{one_line(status(instrument, self.asof))}"', "")
        if instrument.evidence is Evidence.F:
            yield from (f'!!! warning "{message("law.evidence.F")}"', "")

    def _about(self) -> Iterator[tuple[str, str]]:
        instrument = self.instrument
        for name in ("full_title", "kind", "issuer", "number", "version", "effective"):
            value: str = getattr(instrument, name)
            if value:
                yield message(f"law.{name}"), value
        asof = message("law.asof", date=self.asof)
        yield message("law.status"), f"{status(instrument, self.asof)}（{asof}）"
        yield message("law.evidence"), message(f"law.evidence.{instrument.evidence}")
        yield message("law.articles"), self._count()

    def _count(self) -> str:
        known, total = len(self.articles), self.instrument.articles
        if not total:
            return message("law.articles.unknown", k=known)
        return message(f"law.articles.{'all' if known == total else 'some'}", n=total, k=known)

    def _chapters(self) -> Iterator[str]:
        chapters = self.instrument.chapters
        if not chapters:
            yield from (f"## {message('law.text')}", "")
            for article in self.articles:
                yield from self._article(article)
            return
        for number, (title, first, last) in enumerate(chapters, start=1):
            yield from (f"## {one_line(title)} {{ #c{number} }}", "")
            if liability(title):
                yield from self._lanes(first, last)
            for article in self.articles:
                if first <= article.citation.article <= last:
                    yield from self._article(article)

    def _article(self, article: Provision) -> Iterator[str]:
        citation = article.citation
        topic = f"　{one_line(article.topic)}" if article.topic else ""
        yield from (f"### 第{chinese(citation.article)}条{topic} {{ #{anchor(citation)} }}", "")
        yield from (one_line(article.gist), "")
        rows = facts(article)
        if article.evidence is not self.instrument.evidence:
            rows.append((message("law.evidence"), message(f"law.evidence.{article.evidence}")))
        if links := self.links.get((citation.instrument, citation.article)):
            rows.append((message("law.backlinks"), self._backlinks(links)))
        yield from definitions(rows)
        yield from self._parts(article)

    def _parts(self, above: Provision) -> Iterator[str]:
        for child in children(above, self.instrument):
            citation = child.citation
            if citation.item:
                mark = f'<span id="{anchor(citation)}"></span>{short_name(citation)}'
                yield from (f"{mark}{one_line(child.gist)}", "{: .law-item }", "")
            else:
                yield from (f"#### {short_name(citation)} {{ #{anchor(citation)} }}", "")
                yield from (one_line(child.gist), "")
            yield from definitions(facts(child, above))
            yield from self._parts(child)

    def _backlinks(self, links: dict[Backlink, int]) -> str:
        order = {"page": 0, "item": 1, "scenario": 2}
        # A page that cites a provision in its text and in its questions is named once.
        asked = {link.source for link in links if link.kind == "item"}
        ordered = sorted(
            (link for link in links if link.kind != "page" or link.source not in asked),
            key=lambda link: (order[link.kind], link.source),
        )
        return "、".join(
            f"[{one_line(shown(link, links[link]))}]({source_link(link.source, self.path)})"
            for link in ordered
        )

    def _lanes(self, first: int, last: int) -> Iterator[str]:
        found = lanes(self.instrument, first, last)
        if not useful(found):
            return
        yield from (f"### {message('law.lanes')} {{ #lanes }}", "", message("law.lanes.lead"), "")
        heads = [message(f"law.lanes.{name}") for name in ("provision", "breach", "consequence")]
        for lane in LANES:
            rows = found.rows[lane]
            if not rows:
                continue
            own = [*heads, message("law.lanes.decides")] if lane == "other" else heads
            yield from (f"**{message(f'law.lanes.{lane}')}**", "")
            yield row(own)
            yield row(["---"] * len(own))
            for provision in rows:
                cells = [str(provision.citation), provision.topic]
                cells.append("；".join(consequence(one) for one in provision.consequences))
                yield row([*cells, provision.decides][: len(own)])
            yield ""
