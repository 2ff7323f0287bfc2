"""Addresses: where the pages that quizgen makes are, and how one page links to another."""

from __future__ import annotations

import posixpath
from functools import lru_cache

ROOT = "\ue0f0"
"""Stands for the way to the root of the site in links, which each page puts in itself."""

ASSETS = "assets/quizgen"
LAW = "law"
PRACTICE = "practice"
SCENARIOS = "scenarios"
SLIDES = "slides"

CASES = 8
"""As many cases of a scenario as its page carries."""


def law_page(instrument: str) -> str:
    """Return the source path of the page of an instrument, by its id."""
    return f"{LAW}/{instrument}.md"


def practice_page(form: str) -> str:
    """Return the source path of the page of a bank or paper."""
    return f"{PRACTICE}/{form}.md"


def scenario_page(scenario: str) -> str:
    """Return the source path of the page of a scenario."""
    return f"{SCENARIOS}/{scenario}.md"


def slides_file(module: str) -> str:
    """Return the path of the slides of a module, in the sources as on the site."""
    return f"{SLIDES}/{module}.html"


def handout_file(module: str) -> str:
    """Return the path of the handout of a module, in the sources as on the site."""
    return f"{SLIDES}/{module}-handout.html"


def papers_file(scenario: str, seed: int) -> str:
    """Return the path of the documents of a case of a scenario, in the sources as on the site."""
    return f"{SCENARIOS}/papers/{scenario}-{seed}.html"


@lru_cache(maxsize=4096)
def url_of(source: str, *, folders: bool) -> str:
    """Return the address of a page below the root of the site.

    Args:
        source: Its source path below ``course/``.
        folders: Whether the site's addresses end in folders (``use_directory_urls``).
    """
    bare = source.removesuffix(".md")
    folder, _, name = bare.rpartition("/")
    index = name in {"index", "README"}
    if not folders:
        return posixpath.join(folder, "index.html" if index else f"{name}.html")
    path = folder if index else bare
    return f"{path}/" if path else "./"


@lru_cache(maxsize=16384)
def relative(start: str, target: str) -> str:
    """Return ``target`` as a link on the page whose address is ``start``."""
    folder = posixpath.dirname(start.removeprefix("./"))
    bare, mark, anchor = target.partition("#")
    path = posixpath.relpath(bare or ".", folder or ".")
    if bare.endswith("/") or not bare:
        path += "/"
    return f"{path}{mark}{anchor}"
