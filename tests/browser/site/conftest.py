"""The real site, built once, from the disk and from a server under a sub-path."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

ROOT = Path(__file__).parent.parent.parent.parent
SUB_PATH = "peixun/jieneng"


def quizgen(*arguments: str, **environment: str) -> None:
    """Run a command of quizgen in the project; its output is shown when it fails."""
    done = subprocess.run(
        [sys.executable, "-m", "quizgen", *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves quietly; pages may only load what comes from the server itself."""

    policy = ""

    def end_headers(self) -> None:
        if self.policy:
            self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="session")
def www(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a server has: the site in a folder below its root."""
    return tmp_path_factory.mktemp("www")


@pytest.fixture(scope="session")
def built(www: Path, real_site: Path) -> Path:
    """The site, built by `quizgen build`."""
    return shutil.copytree(real_site, www / SUB_PATH)


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[..., str]]:
    """Return a function that serves a folder and gives its address."""
    servers = []

    def start(folder: Path, policy: str = "") -> str:
        handler = type("Strict", (Handler,), {"policy": policy})
        server = http.server.ThreadingHTTPServer(
            ("127.0.0.1", 0), functools.partial(handler, directory=str(folder))
        )
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_address[1]}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session", params=["file", "http"])
def address(
    request: pytest.FixtureRequest, www: Path, built: Path, serve: Callable[..., str]
) -> str:
    """Address of the site's folder, with a slash at its end."""
    return f"{built.as_uri()}/" if request.param == "file" else f"{serve(www)}/{SUB_PATH}/"


def names(site: Path) -> list[str]:
    """Return every page of a built site."""
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


@dataclass
class Visit:
    """A browser that keeps what pages asked for and complained of."""

    context: BrowserContext
    home: str
    wrong: list[str] = field(default_factory=list)

    def open(self, name: str = "") -> Page:
        page = self.context.new_page()
        page.on("request", lambda request: self._asked(request.url))
        page.on("console", lambda said: self._said(said.type, said.text))
        page.on("pageerror", lambda error: self.wrong.append(f"{page.url}: {error}"))
        page.on("requestfailed", lambda lost: self._lost(lost.url, lost.failure or ""))
        if name:
            page.goto(self.home + name)
        return page

    def _asked(self, url: str) -> None:
        if not url.startswith((self.home, "data:", "about:", "blob:")):
            self.wrong.append(f"asked {url}")

    def _lost(self, url: str, why: str) -> None:
        if "ERR_ABORTED" not in why:  # the page was left before it had come
            self.wrong.append(f"no {url}: {why}")

    def _said(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"}:
            self.wrong.append(f"console {kind}: {text}")


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Visit]]:
    """Return a function that makes a visitor of an address; anything wrong fails the test."""
    made: list[Visit] = []

    def start(home: str, **options: object) -> Visit:
        context = browser.new_context(**options)
        made.append(Visit(context, home))
        return made[-1]

    yield start
    for visitor in made:
        visitor.context.close()
    assert [line for visitor in made for line in visitor.wrong] == []
