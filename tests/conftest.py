"""Shared fixtures: outside programs that tests may need, and the switch for golden files."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

ROOT = Path(__file__).parent.parent
os.environ.pop("QUIZGEN_PASSWORD", None)  # or keys would be locked, and asked for


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="rewrite expected files from what is seen"
    )


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's own folder."""
    return ROOT


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether expected files are to be rewritten."""
    return bool(request.config.getoption("--update-golden"))


def program(*names: str) -> str:
    """Return the path of an outside program; skip without it, but fail under CI=true."""
    for name in names:
        if found := shutil.which(name):
            return found
    message = f"none of {', '.join(names)} is installed"
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="session")
def node() -> str:
    """Path of Node.js."""
    return program("node", "nodejs")


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of Chromium."""
    return program("chromium", "chromium-browser", "google-chrome", "chrome")


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """One browser for all tests: Playwright refuses a second one in the same process."""
    playwright_api = pytest.importorskip("playwright.sync_api")
    # As long as pages have for everything else: a busy machine is slow, not wrong.
    playwright_api.expect.set_options(timeout=30_000)
    with playwright_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The course of this project, built once for all processes of a run; nobody changes it."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    target = shared / "real-site"
    with FileLock(shared / "real-site.lock"):
        if not target.exists():
            done = subprocess.run(
                [sys.executable, "-m", "quizgen", "build", "-d", str(target)],
                cwd=ROOT, env={**os.environ, "SITE_URL": ""},
                capture_output=True, text=True, check=False,
            )  # fmt: skip
            assert done.returncode == 0, done.stdout + done.stderr
    return target


@pytest.fixture(scope="session")
def soffice() -> str:
    """Path of LibreOffice."""
    return program("soffice", "libreoffice")
