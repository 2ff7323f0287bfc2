"""Assets: the scripts and styles that a site needs besides its pages."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from importlib.resources import files

from quizgen.web.addresses import ASSETS

PARTS = {
    "quizgen": re.compile(r"<qg-(?:quiz|scene)\b"),
    "quizgen-study": re.compile(r"<qg-(?:mistakes|path|progress)\b"),
    "quizgen-calc": re.compile(r"<qg-calc\b"),
    "quizgen-visit": re.compile(r"<qg-visit\b"),
    # Not `\b` first: it would be tried at every character.
    "quizgen-cites": re.compile(r'qg-cite\b(?<!\wqg-cite)|"links":{'),
}
"""What has a script and a style of its own, and by what a page shows that it uses them."""

_KINDS = ("js", "css")

BUNDLES = [f"{part}.{kind}" for part in PARTS for kind in _KINDS] + ["quizgen-en.js"]
"""What is built from ``web/src``; the English texts are fetched by the others."""

INLINED = (
    "slides.js",
    *(f"quizgen-{part}.{kind}" for part in ("assigned", "console", "workbench") for kind in _KINDS),
)
"""What stands in pages themselves: no site carries it as a file."""

PACKED = ("quizgen-lms.js", "quizgen-lms.css")
"""What only packages for learning systems carry, see `quizgen.web.packages`."""

_SOURCES = {
    **{name: f"dist/{name}" for name in BUNDLES},
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
