"""Page: fills the blocks of one page and keeps the list of the provisions that it cites."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

from quizgen.diagnostics import ContentError, nearest
from quizgen.generation import forms
from quizgen.loading import citations
from quizgen.markup import Html, cite_html
from quizgen.messages import message
from quizgen.web import items, scenes, study
from quizgen.web.addresses import practice_page, relative, url_of
from quizgen.web.law_pages import provision_html

if TYPE_CHECKING:
    from quizgen.loading.embeds import Embed
    from quizgen.model.items import Item
    from quizgen.model.law import Citation
    from quizgen.web.site import Site


class Page:
    """One page while it is built.

    Args:
        site: The site it belongs to.
        url: Its address below the root of the site.
    """

    def __init__(self, site: Site, url: str) -> None:
        self.site = site
        self.url = url
        self._read: dict[Citation, tuple[str, str]] = {}
        self._asked: dict[Citation, tuple[str, str]] = {}
        self._forms: dict[str, int] = {}

    def link(self, citation: Citation) -> tuple[str, str] | None:
        """Return the address and the gist of a provision that the page's own text cites."""
        return self._note(citation, self._read)

    def quiet_link(self, citation: Citation) -> tuple[str, str] | None:
        """Return the same for a question: its list stays closed, it might give answers away."""
        return self._note(citation, self._asked)

    def _note(
        self, citation: Citation, where: dict[Citation, tuple[str, str]]
    ) -> tuple[str, str] | None:
        if citation in where:
            return where[citation]
        target = self.site.target(citation)
        if target is None:
            return None
        found = (relative(self.url, target[0]), target[1])
        where[citation] = found
        return found

    def fill(self, embed: Embed) -> Html:
        """Return the HTML of a block.

        Raises:
            ContentError: If what the block names does not exist.
        """
        match embed.name:
            case "quiz":
                return self._quiz(embed)
            case "scenario":
                return self._scenario(embed)
            case "law":
                return self._law(embed)
            case "path":
                return study.path_html(self.site.project, self.url, folders=self.site.folders)
            case "mistakes":
                return study.mistakes_html(self.site.project.course)
            case _:
                return study.progress_html(self.site.project.course)

    def _quiz(self, embed: Embed) -> Html:
        form = forms.build(
            self.site.project,
            embed.argument,
            items=embed.items,
            mode=embed.mode,
            seed=embed.seed,
            count=embed.count,
            span=embed.span,
        )
        if embed.title:
            form = replace(form, title=embed.title)
        # Two of the same on one page would share their ids.
        number = self._forms[form.id] = self._forms.get(form.id, 0) + 1
        if number > 1:
            form = replace(form, id=f"{form.id}-{number}")
        return items.form_html(
            form,
            link=self.quiet_link,
            course_id=self.site.project.course.id,
            home=self._home if form.mode == "exam" else None,
        )

    def _home(self, item: Item) -> str:
        """Return where an item of an exam can be practised alone."""
        if item.use != "practice":
            return ""
        return relative(self.url, url_of(practice_page(item.bank), folders=self.site.folders))

    def _scenario(self, embed: Embed) -> Html:
        known = self.site.project.scenarios
        scenario = known.get(embed.argument)
        if scenario is None:
            hint = nearest(embed.argument, known) or "write the id of a file in scenarios/"
            raise ContentError("QG515", f"`{embed.argument}` is not a scenario", embed.span, hint)
        return scenes.scene_html(scenario, self.site.project, link=self.quiet_link)

    def _law(self, embed: Embed) -> Html:
        register = self.site.project.register
        citation = citations.parse(embed.argument)
        wrong = citations.problem(citation, register) if citation else ("", citations.FORM)
        if citation is None or wrong is not None:
            said, hint = wrong or ("", "")
            said = said or f"`{embed.argument}` is not a citation"
            raise ContentError("QG301", said, embed.span, hint)
        return provision_html(citation, register, self.link)

    def cites(self) -> Html:
        """Return the lists of what the page and its questions cite, each with its gist."""
        read = {str(cited): self._read[cited] for cited in sorted(self._read)}
        asked = {
            str(cited): self._asked[cited]
            for cited in sorted(self._asked)
            if str(cited) not in read
        }
        parts = []
        if read:
            title = message("site.cites")
            parts.append(
                f'<div class="qg-cited"><p class="qg-cited__title">{title}</p>{_list(read)}</div>'
            )
        if asked:
            title = message("site.cites.asked")
            parts.append(
                f'<details class="qg-cited"><summary>{title}</summary>{_list(asked)}</details>'
            )
        return Html("".join(parts))

    def _elsewhere(self, cited: dict[Citation, tuple[str, str]]) -> dict[str, tuple[str, str]]:
        own = relative(self.url, self.url) + "#"
        return {
            str(citation): cited[citation]
            for citation in sorted(cited)
            if not cited[citation][0].startswith(own)
        }


def _list(cited: dict[str, tuple[str, str]]) -> str:
    rows = "".join(
        f'<div data-ref="{escape(name)}"><dt>{cite_html(name, href)}</dt>'
        f"<dd>{escape(gist)}</dd></div>"
        for name, (href, gist) in cited.items()
    )
    return f'<dl class="qg-cites">{rows}</dl>'
