"""Moodle tree: questions as elements: names, rich texts with their images, what all types have."""

from __future__ import annotations

import base64
import re
import xml.etree.ElementTree as ET
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote

from quizgen.markup import to_html
from quizgen.printing.letters import allowed

if TYPE_CHECKING:
    from quizgen.export._shared.pictures import Pictures

_IMAGE = re.compile(r'(<img src=")([^"]*)"')
_TAG = re.compile(r"<[^>]*>")
_SPACES = re.compile(r"\s+")


def plain(text: str) -> str:
    """Return a text of an item as words, its Markdown gone."""
    html = str(to_html(text, inline=True))
    if "<" in html:
        html = _TAG.sub("", html)
    return unescape(html) if "&" in html else html


def short(text: str, limit: int) -> str:
    """Return the beginning of a text in one line of at most ``limit`` bytes of UTF-8."""
    line = _SPACES.sub(" ", text).strip()
    data = line.encode("utf-8", "replace")
    return line if len(data) <= limit else data[:limit].decode("utf-8", "ignore").rstrip()


def leaf(parent: ET.Element, name: str, text: str = "") -> ET.Element:
    """Add an element that holds a text."""
    made = ET.SubElement(parent, name)
    if text:
        made.text = allowed(text)
    return made


def plain_text(parent: ET.Element, name: str, text: str) -> ET.Element:
    """Add an element whose ``<text>`` is not HTML."""
    made = ET.SubElement(parent, name)
    leaf(made, "text", text)
    return made


def rich(
    parent: ET.Element, name: str, html: str, pictures: Pictures, **attributes: str
) -> ET.Element:
    """Add an element whose ``<text>`` is HTML, with the images that it shows."""
    made = ET.SubElement(parent, name, {**attributes, "format": "html"})
    if "<img " not in html:
        leaf(made, "text", html.strip())
        return made
    files: dict[str, str] = {}

    def embedded(found: re.Match[str]) -> str:
        target = unescape(found[2]).partition("?")[0].partition("#")[0]
        file = target.strip("/").replace("../", "").replace("/", "-")
        files[file] = base64.b64encode(pictures.read(target)).decode("ascii")
        return f'{found[1]}@@PLUGINFILE@@/{file}"'

    leaf(made, "text", _IMAGE.sub(embedded, html).strip())
    for file, data in files.items():
        leaf(made, "file", data).attrib.update(name=unquote(file), path="/", encoding="base64")
    return made
