"""Pages of a package: made by the site's own Markdown and settings, in a plain shell."""

from __future__ import annotations

import logging
import posixpath
import re
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape, unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote

from markupsafe import Markup
from mkdocs.config import load_config
from mkdocs.structure.files import File as Source
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as Written

from quizgen.diagnostics import UsageError
from quizgen.loading.navigation import SETTINGS
from quizgen.web import law_pages
from quizgen.web.addresses import relative, url_of
from quizgen.web.packages.files import frame, scripts, styles
from quizgen.web.page import Page
from quizgen.web.rendering import Writer
from quizgen.web.site import Site, hold, release

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig

    from quizgen.loading.project import Project
    from quizgen.web.packages.units import Content

COURSE = "course"
_LINK = re.compile(r'<a\b[^>]*?\shref="([^"]*)"[^>]*>')
_HREF = re.compile(r'\shref="[^"]*"')
_IMAGE = re.compile(r'<img\b[^>]*?\ssrc="([^"]+)"')
_FOREIGN = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_QUIET = {"not_found": "ignore", "absolute_links": "ignore", "unrecognized_links": "ignore",
          "anchors": "ignore"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Made:
    """The pages of a package."""

    html: dict[str, str]
    """Content of each page by its address, without the shell."""
    titles: dict[str, str]
    """Title of each page by its address."""
    files: dict[str, bytes] = field(default_factory=dict)
    """All pages and pictures by address."""


def make(project: Project, content: Content) -> Made:
    """Return the pages of ``content`` with those of the law that they lead to.

    Links to pages that stay behind lose their address: nothing in a package leads nowhere.

    Raises:
        UsageError: If the course has no settings of a site.
    """
    html: dict[str, str] = {}
    titles: dict[str, str] = {}
    for url, title, body in _alone_pages(project, content):
        html[url], titles[url] = body, title
    texts = {
        source: project.pages[f"{COURSE}/{source}"]
        for unit in content.units
        for source in unit.sources
        if source not in content.forms and source not in content.scenarios
    }
    law = dict(law_pages.pages(project)) if project.register.instruments else {}
    if texts or law:
        with _written(project, {**texts, **law}) as show:
            new = {url_of(source, folders=False) for source in texts}
            # Of the law only what is led to: showing all of it would take longest.
            while True:
                for url in sorted(new):
                    titles[url], html[url] = show(url)
                led = {one for url, body in html.items() for one in _targets(url, body)}
                new = (led & {url_of(source, folders=False) for source in law}) - html.keys()
                if not new:
                    break
    made = Made({url: _linked(url, body, html) for url, body in html.items()}, titles)
    for url, body in made.html.items():
        made.files[url] = _shell(url, titles[url], body).encode()
        made.files.update(_pictures(project.root, url, body))
    return made


def _alone_pages(project: Project, content: Content) -> Iterator[tuple[str, str, str]]:
    """Yield address, title and content of the pages of forms and scenarios."""
    site = Site(project)
    for source, form in content.forms.items():
        page = Page(site, url_of(source, folders=False))
        yield page.url, form.title, _alone(form.title, page.form(form), page.cites())
    for source, scenario in content.scenarios.items():
        page = Page(site, url_of(source, folders=False))
        yield (
            page.url,
            scenario.title,
            _alone(scenario.title, page.scenario(scenario), page.cites()),
        )


def _alone(title: str, *parts: str) -> str:
    return f"<h1>{escape(title)}</h1>\n" + "\n".join(parts)


@contextmanager
def _written(project: Project, texts: dict[str, str]) -> Iterator[Callable[[str], tuple[str, str]]]:
    """Give a function from an address to title and content of a page, as the site shows it."""
    config = _settings(project.root)
    sources = [_source(config, path, text) for path, text in texts.items()]
    files = Files(sources)
    by_url = {source.url: source for source in sources}

    def show(url: str) -> tuple[str, str]:
        page = Written(None, by_url[url], config)
        page.read_source(config)
        page.render(config, files)
        return str(page.title), page.content or ""

    log = logging.getLogger("mkdocs")
    level = log.level
    log.setLevel(logging.ERROR)  # of links to pages that are not in the package
    hold(project.root, project)
    try:
        yield show
    finally:
        release(project.root)
        log.setLevel(level)


def _source(config: MkDocsConfig, path: str, text: str) -> Source:
    source = Source(path, None, config.site_dir, use_directory_urls=False)
    source.content_string = text
    return source


def _settings(root: Path) -> MkDocsConfig:
    path = root / SETTINGS
    if not path.is_file():
        raise UsageError(f"no site here: {path} is not a file; a package holds pages of the site")
    return load_config(
        config_file=str(path.resolve()),
        plugins=[],
        nav=None,
        use_directory_urls=False,
        validation={"links": _QUIET},
    )


def _targets(url: str, body: str) -> Iterator[str]:
    for href in _LINK.findall(body):
        if not _FOREIGN.match(href):
            yield _target(url, href)


def _target(url: str, href: str) -> str:
    path = unquote(unescape(href)).partition("#")[0].partition("?")[0]
    return posixpath.normpath(posixpath.join(posixpath.dirname(url), path)) if path else url


def _linked(url: str, body: str, pages: dict[str, str]) -> str:
    def shown(found: re.Match[str]) -> str:
        href = found[1]
        if _FOREIGN.match(href):
            return f'{found[0][:-1]} target="_blank" rel="noopener">'
        return found[0] if _target(url, href) in pages else _HREF.sub("", found[0])

    return _LINK.sub(shown, body)


def _pictures(root: Path, url: str, body: str) -> Iterator[tuple[str, bytes]]:
    """Yield the pictures of a page that stand in the course."""
    folder = (root / COURSE).resolve()
    for src in _IMAGE.findall(body):
        if _FOREIGN.match(src):
            continue
        path = (folder / _target(url, src)).resolve()
        if path.is_relative_to(folder) and path.is_file():
            yield _target(url, src), path.read_bytes()


def _shell(url: str, title: str, body: str) -> str:
    root = relative(url, "./").removeprefix("./")
    return str(
        Writer().render(
            "package-page.html",
            title=title,
            frame=root + frame(),
            styles=[root + name for name in styles(body)],
            scripts=[root + name for name in scripts(body)],
            body=Markup(body),  # noqa: S704 - made by the site's own code
        )
    )
