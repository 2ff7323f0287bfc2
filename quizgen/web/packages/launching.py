"""Launching: the page that a system opens: what is tracked, in an attribute, and the driver."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import TYPE_CHECKING, Any

from quizgen.web.addresses import ASSETS, url_of
from quizgen.web.assets import PACKED
from quizgen.web.rendering import Writer, attribute

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.web.packages.pages import Made
    from quizgen.web.packages.units import Unit

_QUIZ = re.compile(r"<qg-quiz\b[^>]*?\sdata-mode=\"(\w+)\"[^>]*?\sdata-form='([^']*)'")
_ITEM = re.compile(r"<qg-item\b[^>]*?\sdata-item='([^']*)'")
_SCENE = re.compile(r"<qg-scene\b[^>]*?\sdata-scene='([^']*)'")


def launch_page(unit: Unit) -> str:
    """Return the path of the page by which a unit is opened; the same in every release."""
    return f"{unit.id}.html"


def launch_html(unit: Unit, made: Made, *, course: str, iri: str, system: str) -> str:
    """Return the launch page of a unit.

    Args:
        unit: What is launched.
        made: The pages of the package.
        course: Id of the course, the prefix of what its pages keep.
        iri: What the unit is called outside.
        system: What is spoken: ``scorm12``, ``scorm2004`` or ``cmi5``.
    """
    urls = [url_of(source, folders=False) for source in unit.sources]
    pages = [(url, made.titles[url]) for url in urls]
    data = {
        "id": unit.id,
        "iri": iri,
        "title": unit.title,
        "course": course,
        "system": system,
        "pass": unit.pass_percent,
        "pages": pages,
        "forms": [form for url in urls for form in _forms(made.html[url])],
        "scenes": [scene for url in urls for scene in _scenes(made.html[url])],
    }
    script, style = (f"{ASSETS}/{name}" for name in PACKED)
    return str(
        Writer().render(
            "package-launch.html",
            title=unit.title,
            pages=pages,
            data=attribute(data),
            script=script,
            style=style,
        )
    )


def _forms(html: str) -> Iterator[dict[str, object]]:
    starts = list(_QUIZ.finditer(html))
    ends = [*(found.start() for found in starts[1:]), len(html)]
    for found, end in zip(starts, ends, strict=False):  # no form: nothing but an end
        form = _json(found[2])
        items = [_json(text) for text in _ITEM.findall(html, found.end(), end)]
        yield {
            "id": form["id"],
            "hash": form["hash"],
            "exam": found[1] == "exam",
            "items": [
                (item["id"], item["hash"], float(item["views"][0]["item"].get("max", 1)))
                for item in items
                if not item.get("open")
            ],
        }


def _scenes(html: str) -> Iterator[tuple[str, str]]:
    for text in _SCENE.findall(html):
        scene = _json(text)
        yield scene["id"], scene["hash"]


def _json(text: str) -> Any:
    return json.loads(unescape(text))
