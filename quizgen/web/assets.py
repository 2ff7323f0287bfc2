"""Assets: the scripts and styles that a site needs besides its pages."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files

from quizgen.web.addresses import ASSETS

SCRIPT = "quizgen.js"
STYLE = "quizgen.css"

_SOURCES = {
    SCRIPT: f"dist/{SCRIPT}",
    STYLE: f"dist/{STYLE}",
    "site.css": "static/site.css",
    "favicon.svg": "static/favicon.svg",
    "a11y.js": "static/a11y.js",
    "iframe-worker.js": "search/iframe-worker.js",
}


def read(source: str) -> bytes:
    """Return a file of ``quizgen/web``."""
    return files("quizgen.web").joinpath(*source.split("/")).read_bytes()


def assets() -> dict[str, bytes]:
    """Return every file by its path below the root of the site."""
    return {f"{ASSETS}/{name}": read(source) for name, source in _SOURCES.items()}


@cache
def version(name: str) -> str:
    """Return a mark that changes when the file does, so that no browser keeps an old one."""
    return hashlib.sha256(read(_SOURCES[name])).hexdigest()[:8]
