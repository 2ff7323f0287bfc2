"""Navigation: the order in which a site shows the pages of a module."""

from __future__ import annotations

import posixpath
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import yaml

from quizgen.loading.course import COURSE_FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from quizgen.loading.project import Project
    from quizgen.model.course import Module

SETTINGS = "mkdocs.yml"


class _Lenient(yaml.CSafeLoader):
    """Reads settings whose tags name Python objects: only the navigation is of interest."""


_Lenient.add_multi_constructor("", lambda _loader, _tag, _node: None)


def module_pages(project: Project, module: Module) -> list[str]:
    """Return the pages of a module by path below the project: its first page, then the others.

    Those of the folder of its first page belong to it. They come in the order of the site's
    navigation; those that are not in it come last, by name.
    """
    first = f"{COURSE_FOLDER}/{module.page}"
    folder = posixpath.dirname(module.page)
    own = [
        path
        for path in project.pages
        if posixpath.dirname(path) == f"{COURSE_FOLDER}/{folder}" and folder
    ]
    place = {path: number for number, path in enumerate(navigation(project.root))}
    last = len(place)
    others = sorted({*own} - {first}, key=lambda path: (place.get(path, last), path))
    return [path for path in (first, *others) if path in project.pages]


def navigation(root: Path) -> list[str]:
    """Return the pages that the settings of a site name, in order; none if they name none."""
    path = root / SETTINGS
    if not path.is_file():
        return []
    try:
        return list(_named(path.read_text(encoding="utf-8")))
    except (yaml.YAMLError, UnicodeDecodeError):
        return []  # the generator of the site says what is wrong


@lru_cache(maxsize=1)
def _named(text: str) -> tuple[str, ...]:
    """Return the pages that settings name; every module asks for those of one site."""
    settings = yaml.load(text, _Lenient)  # noqa: S506 - a safe one
    nav = settings.get("nav") if isinstance(settings, dict) else None
    return tuple(f"{COURSE_FOLDER}/{page}" for page in _pages(nav))


def _pages(nav: Any) -> Iterator[str]:
    match nav:
        case str():
            yield nav
        case list():
            for entry in nav:
                yield from _pages(entry)
        case dict():
            for entry in nav.values():
                yield from _pages(entry)
        case _:
            return
