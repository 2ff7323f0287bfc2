"""Page: fills the blocks of one page and keeps the list of the provisions that it cites."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING, TypeVar

from quizgen.diagnostics import ContentError, nearest
from quizgen.generation import forms
from quizgen.loading import citations
from quizgen.markup import Html, cite_html, find_citation
from quizgen.messages import message
from quizgen.web import items, study
from quizgen.web.addresses import ROOT, law_page, practice_page, relative, url_of
from quizgen.web.law_pages import provision_html

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quizgen.loading.embeds import Embed
    from quizgen.model.forms import Form
    from quizgen.model.items import Item
    from quizgen.model.law import Instrument
    from quizgen.model.scenario import Scenario
    from quizgen.web.site import Site

T = TypeVar("T")

_CITED = re.compile(r'data-ref=\\?"([^"\\]+)')
_LINKS = re.compile(r'"links":(\{[^}]*\})')


class Page:
    """One page while it is built.

    Args:
        site: The site it belongs to.
        url: Its address below the root of the site.
    """

    def __init__(self, site: Site, url: str) -> None:
        self.site = site
        self.url = url
        self.root = relative(url, "./").removeprefix("./")
        """The way to the root, "" on a page that is there."""
        self._read: set[str] = set()
        self._asked: set[str] = set()
        self._forms: dict[str, int] = {}

    def find(self, text: str, start: int) -> tuple[int, int, Html] | None:
        """Return start, end and link of the next citation in the page's own text."""
        found = find_citation(text, start, self.site)
        if found is None:
            return None
        begin, end, citation, href = found
        self._read.add(citation)
        return begin, end, cite_html(citation, href.replace(ROOT, self.root))

    def fill(self, embed: Embed) -> Html:
        """Return the HTML of a block.

        What questions cite is listed apart from the rest: it might give answers away.

        Raises:
            ContentError: If what the block names does not exist.
        """
        return self._noted(self._content(embed), asked=embed.name in {"quiz", "scenario", "visit"})

    def form(self, form: Form) -> Html:
        """Return a form that was made elsewhere, as the block of a page would show it."""
        site = self.site
        course = site.project.course.id
        return self._noted(items.form_html(form, link=site, course_id=course), asked=True)

    def scenario(self, scenario: Scenario) -> Html:
        """Return a scenario for a page outside of the site, where its documents are not."""
        return self._noted(self._played(scenario), asked=True)

    def _noted(self, html: Html, *, asked: bool) -> Html:
        """Return a block with its addresses, once what it cites is listed."""
        cited = self._asked if asked else self._read
        cited.update(unescape(name) for name in _CITED.findall(html))
        for links in _LINKS.findall(html):
            cited.update(json.loads(unescape(links)))
        return Html(html.replace(ROOT, self.root))

    def _content(self, embed: Embed) -> Html:
        project = self.site.project
        match embed.name:
            case "quiz":
                return self._quiz(embed)
            case "scenario":
                return self._scenario(embed)
            case "law":
                return self._law(embed)
            case "calculator":
                return self._calculator(embed)
            case "visit":
                return self._visit(embed)
            case "path":
                return study.path_html(project, self.url, folders=self.site.folders)
            case "mistakes":
                return study.mistakes_html(project.course)
            case _:
                return study.progress_html(project.course)

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
            link=self.site,
            course_id=self.site.project.course.id,
            home=self._home if form.mode == "exam" else None,
            kept=self.site.kept,
        )

    def _home(self, item: Item) -> str:
        """Return where an item of an examination can be practised afterwards."""
        page = url_of(practice_page(item.bank), folders=self.site.folders)
        return f"{ROOT}{page}"

    def _scenario(self, embed: Embed) -> Html:
        scenario = _named(embed, self.site.project.scenarios, "scenarios/")
        return self._played(scenario, root=ROOT, exam=embed.mode == "exam")

    def _played(self, scenario: Scenario, *, root: str = "", exam: bool = False) -> Html:
        # Late: most pages have no scenario, and do not wait for the machine that plays one.
        from quizgen.web import scenes  # noqa: PLC0415

        return scenes.scene_html(scenario, self.site.project, link=self.site, root=root, exam=exam)

    def _calculator(self, embed: Embed) -> Html:
        # Late: most pages have none, and do not wait for what works their examples.
        from quizgen.web.calculators import calculator_html  # noqa: PLC0415

        project = self.site.project
        found = _named(embed, project.calculators, "course/calculators/")
        return calculator_html(found, project.register, link=self.site, law=self._law_page)

    def _visit(self, embed: Embed) -> Html:
        from quizgen.web.visits import visit_html  # noqa: PLC0415 - as for calculators

        project = self.site.project
        found = _named(embed, project.visits, "course/visits/")
        return visit_html(found, course_id=project.course.id, link=self.site)

    def _law_page(self, instrument: Instrument) -> str:
        return f"{ROOT}{url_of(law_page(instrument.id), folders=self.site.folders)}"

    def _law(self, embed: Embed) -> Html:
        register = self.site.project.register
        citation = citations.parse(embed.argument)
        if citation is None:
            said, hint = f"`{embed.argument}` is not a citation", citations.FORM
            raise ContentError("QG301", said, embed.span, hint)
        if wrong := citations.problem(citation, register):
            raise ContentError("QG301", wrong[0], embed.span, wrong[1])
        return provision_html(citation, register, self.site)

    def cites(self) -> Html:
        """Return the lists of what the page and its questions cite, each with its gist.

        Provisions that stand on the page itself are left out.
        """
        shown = ""
        if read := self._elsewhere(self._read):
            title = f'<p class="qg-cited__title">{message("site.cites")}</p>'
            shown += f'<div class="qg-cited">{title}{self._list(read)}</div>'
        if asked := self._elsewhere(self._asked - self._read):
            title = f"<summary>{message('site.cites.asked')}</summary>"
            shown += f'<details class="qg-cited">{title}{self._list(asked)}</details>'
        return Html(shown)

    def _elsewhere(self, names: set[str]) -> str:
        """Return the rows of what stands on other pages, in order, with addresses from `ROOT`."""
        own = ROOT + self.url
        rows = [row for name in names if (row := self.site.row(name)) and row[1] != own]
        return "".join([html for _, _, html in sorted(rows)])

    def _list(self, rows: str) -> str:
        return f'<dl class="qg-cites">{rows.replace(ROOT, self.root)}</dl>'


def _named(embed: Embed, known: Mapping[str, T], folder: str) -> T:
    """Return what a block names, of those that lie in ``folder``."""
    found = known.get(embed.argument)
    if found is None:
        hint = nearest(embed.argument, known) or f"write the id of a file in {folder}"
        said = f"`{embed.argument}` is not a {embed.name}"
        raise ContentError("QG515", said, embed.span, hint)
    return found
