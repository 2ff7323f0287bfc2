"""Site: one course while its pages are built; reads the project once and links to its law."""

from __future__ import annotations

import threading
from html import escape
from typing import TYPE_CHECKING

from quizgen.diagnostics import ContentError, Report, Severity
from quizgen.loading import citations
from quizgen.loading.project import load, published
from quizgen.markup import cite_html
from quizgen.model.law import Instrument
from quizgen.web.addresses import ROOT, law_page, url_of
from quizgen.web.items import Kept
from quizgen.web.law_links import anchor

if TYPE_CHECKING:
    from pathlib import Path

    from quizgen.loading.project import Project
    from quizgen.model.law import Citation, Provision

    Signature = tuple[tuple[str, int, int], ...]
    Row = tuple[tuple[str, int, int, int], str, str]
    """Order, address of the page from `ROOT`, HTML."""

WATCHED = (
    "course/course.yaml",
    "course/law",
    "course/calculators",
    "course/visits",
    "quizzes",
    "scenarios",
)
"""What the pages are made from, besides themselves."""


class Site:
    """A project and what every page of its site asks of it."""

    def __init__(self, project: Project, *, folders: bool = False) -> None:
        self.project = project
        self.folders = folders
        """Whether addresses end in folders (``use_directory_urls``)."""
        self.titles = frozenset(project.register.instruments)
        """What `quizgen.markup` may ask for."""
        self.kept = Kept()
        """Items as HTML, for other pages of the site."""
        self._targets: dict[Citation, tuple[str, str] | None] = {}
        self._rows: dict[str, Row | None] = {}

    def __call__(self, citation: Citation) -> tuple[str, str] | None:
        """Return the address, from `ROOT`, and the gist of a citation; ``None`` if unknown."""
        if citation not in self._targets:
            self._targets[citation] = self._find(citation)
        return self._targets[citation]

    def row(self, name: str) -> Row | None:
        """Return the entry of a citation in the list at a page's end; ``None`` if unknown."""
        if name not in self._rows:
            citation = citations.parse(name)
            target = self(citation) if citation else None
            self._rows[name] = None
            if citation and target:
                order = (citation.instrument, citation.article, citation.paragraph, citation.item)
                html = (
                    f'<div data-ref="{escape(name)}"><dt>{cite_html(name, target[0])}</dt>'
                    f"<dd>{escape(target[1])}</dd></div>"
                )
                self._rows[name] = (order, target[0].partition("#")[0], html)
        return self._rows[name]

    def _find(self, citation: Citation) -> tuple[str, str] | None:
        register = self.project.register
        instrument = register.instruments.get(citation.instrument)
        if instrument is None:
            return None
        found = citations.resolve(citation, register)
        if found is None or isinstance(found, Instrument):
            return None
        page = url_of(law_page(instrument.id), folders=self.folders)
        return f"{ROOT}{page}#{anchor(found.citation)}", _gist(found, instrument)


def _gist(provision: Provision, instrument: Instrument) -> str:
    """Return what a provision says; a part without words of its own is told by the whole."""
    if provision.gist:
        return provision.gist
    cited = provision.citation
    for key in ((cited.article, cited.paragraph, 0), (cited.article, 0, 0)):
        whole = instrument.provisions.get(key)
        if whole is not None and whole.gist:
            return whole.gist
    return provision.topic


def signature(root: Path) -> Signature:
    """Return what changes when a file that pages are made from changes."""
    found = []
    for name in WATCHED:
        start = root / name
        paths = sorted(start.rglob("*.yaml")) if start.is_dir() else [start]
        for path in paths:
            if path.is_file():
                state = path.stat()
                found.append((str(path), state.st_mtime_ns, state.st_size))
    return tuple(found)


_LOCK = threading.Lock()
_HELD: dict[Path, Project] = {}
_READ: dict[Path, tuple[Signature, Project]] = {}
_SITES: dict[tuple[Path, bool], Site] = {}


def hold(root: Path, project: Project) -> None:
    """Let all pages of a build use ``project``, whatever happens to its files meanwhile.

    Nothing reserved comes further than here.
    """
    with _LOCK:
        _HELD[root.resolve()] = published(project)


def held(root: Path) -> Project | None:
    """Return what `hold` was given."""
    return _HELD.get(root.resolve())


def release(root: Path) -> None:
    """Forget what `hold` was given."""
    with _LOCK:
        _HELD.pop(root.resolve(), None)


def site_at(root: Path, *, folders: bool = False) -> Site:
    """Return the site of the course in ``root``; it is read again when its files have changed.

    Args:
        root: The project's folder.
        folders: Whether addresses end in folders.

    Raises:
        ContentError: If the course holds an error; the first one is named.
    """
    key = root.resolve()
    with _LOCK:
        project = _HELD.get(key) or _current(key)
        site = _SITES.get((key, folders))
        if site is None or site.project is not project:
            site = _SITES[key, folders] = Site(project, folders=folders)
        return site


def _current(root: Path) -> Project:
    state = signature(root)
    known = _READ.get(root)
    if known is None or known[0] != state:
        known = _READ[root] = (state, _load(root))
    return known[1]


def _load(root: Path) -> Project:
    report = Report()
    project = load(root, report)
    for found in report.ordered():
        if found.severity is Severity.ERROR:
            raise ContentError(found.code, found.message, found.span, found.hint)
    return published(project)
