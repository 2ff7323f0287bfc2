"""MkDocs plugin: checks first, then adds the pages, scripts and search that quizgen makes.

A thin door: what it adds comes from `quizgen.web`; blocks are filled by the Markdown extension.
"""

from __future__ import annotations

import gc
import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File

from quizgen.checks import run_all
from quizgen.diagnostics import Report, Severity, UsageError
from quizgen.loading.project import load
from quizgen.messages import message
from quizgen.web import classroom, finishing, scene_papers
from quizgen.web.assets import assets
from quizgen.web.indexing import entries, whole
from quizgen.web.pages import expand, pages
from quizgen.web.site import WATCHED, held, hold, release

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from quizgen.loading.project import Project
    from quizgen.web.indexing import Entry

log = logging.getLogger("mkdocs.plugins.quizgen")

DOCS = "course"


class Settings(Config):  # type: ignore[no-untyped-call]
    """The plugin has no settings of its own."""


class QuizgenPlugin(BasePlugin[Settings]):  # type: ignore[no-untyped-call]
    """The plugin."""

    def __init__(self) -> None:
        self.serving = False
        self.dirty = False
        self._root: Path | None = None
        self._entries: dict[str, list[Entry]] = {}
        self._content = ""

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Note whether this is a preview, where warnings must not stop anybody."""
        self.serving = command == "serve"
        self.dirty = dirty
        # Pages are made of many objects and few circles: looking for those less often, and never
        # in what stays until the end, saves a tenth of the time.
        if gc.get_freeze_count():  # of a build before this one
            gc.unfreeze()
            gc.collect()
        gc.freeze()
        gc.set_threshold(100_000, 20, 20)

    def on_config(self, config: MkDocsConfig) -> None:
        """Refuse settings that cannot work.

        Raises:
            PluginError: If the pages are elsewhere, or the Markdown extension is not there.
        """
        if Path(config.docs_dir) != _root(config) / DOCS:
            raise PluginError(f"quizgen: write `docs_dir: {DOCS}` in {config.config_file_path}")
        if "quizgen" not in config.markdown_extensions:
            raise PluginError("quizgen: add `quizgen` to `markdown_extensions`, too")

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Check the course before the old site is touched.

        Raises:
            PluginError: If there is a finding that stops the build.
        """
        root = self._root = _root(config)
        if held(root) is None:
            gc.disable()  # nothing that is read here refers back to itself
            try:
                hold(root, self._checked(root, strict=config.strict and not self.serving))
            finally:
                gc.enable()
        gc.freeze()  # the course stays until the end: no need to look through it again and again
        if not self.dirty:
            self._entries.clear()
        asof = _project(config).course.law_asof
        config.copyright = config.copyright or message("site.footer", asof=asof)

    def _checked(self, root: Path, *, strict: bool) -> Project:
        report = Report()
        try:
            project = load(root, report, reserved=True)  # for the rules; `hold` takes it out
        except UsageError as error:
            raise PluginError(f"quizgen: {error}") from error
        run_all(project, report)
        found = report.ordered()
        for diagnostic in found:
            wrong = diagnostic.severity is Severity.ERROR
            log.log(logging.ERROR if wrong else logging.WARNING, "%s", diagnostic)
        stopping = [d for d in found if strict or d.severity is Severity.ERROR]
        if stopping:
            raise PluginError(f"quizgen: {len(stopping)} findings; nothing was built")
        return project

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add what quizgen makes; a page that an author has written in its place is kept."""
        project = _project(config)
        made = pages(project)
        for path, text in made.texts.items():
            if f"{DOCS}/{path}" not in project.pages:
                _put(files, File.generated(config, path, content=text))
        for path, text in (classroom.files(project) | scene_papers.files(project)).items():
            _put(files, File.generated(config, path, content=text))
            self._entries[path] = [whole(text, path)]
        for path, data in assets().items():
            _put(files, File.generated(config, path, content=data))
        if config.nav:
            config.nav = expand(config.nav, made.entries)
        return files

    @event_priority(100)
    def _index(self, context: Any, /, *, page: Page, **_: object) -> None:
        """Make the page's entries, and spare the search plugin the work: it takes far longer."""
        del context
        self._content = page.content or ""
        title = str(page.title or "")
        self._entries[page.url] = entries(self._content, page.url, title, page.meta)
        page.content = ""

    @event_priority(-100)
    def _show(self, context: Any, /, *, page: Page, **_: object) -> None:
        """Give the page its content back."""
        del context
        page.content = self._content

    on_page_context = CombinedEvent(_index, _show)

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Put the script and the style on a page that uses them."""
        del config
        return finishing.with_assets(output, page.content or "", page.url)

    def on_post_template(
        self, output_content: str, *, template_name: str, config: MkDocsConfig
    ) -> str:
        """Let a page that is not found stand alone where the site does not know its address."""
        if template_name == "404.html" and not config.site_url:
            return finishing.not_found(config.site_name)
        return output_content

    @event_priority(-200)  # after the offline plugin (-100) has written its index
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Give the site its own search, and take away what it does not need."""
        found = [entry for page in self._entries.values() for entry in page]
        finishing.finish(Path(config.site_dir), found, has_address=bool(config.site_url))
        release(_root(config))
        if self.serving:
            gc.unfreeze()
        else:
            gc.freeze()  # this process ends: no need to look through everything a last time

    def on_build_error(self, *, error: Exception) -> None:
        """Read the course afresh next time."""
        del error
        if self._root is not None:
            release(self._root)

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any
    ) -> LiveReloadServer:
        """Build again when the content changes."""
        del builder
        for name in WATCHED:
            path = _root(config) / name
            if path.exists():
                server.watch(str(path))
        return server


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


def _project(config: MkDocsConfig) -> Project:
    project = held(_root(config))
    assert project is not None
    return project


def _put(files: Files, file: File) -> None:
    old = files.src_uris.get(file.src_uri)
    if old is not None:
        files.remove(old)
    files.append(file)
