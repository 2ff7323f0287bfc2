"""QTI trees: elements named as QTI 3.0 has them, and the same tree with the names of 2.1."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

from quizgen.markup import to_html

if TYPE_CHECKING:
    from collections.abc import Iterable

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_OUTSIDE = re.compile(r"[^A-Za-z0-9_.-]")
_HYPHEN = re.compile(r"-([a-z])")
_KEPT = ("xml", "data-", "aria-")

NAMES_30 = {
    "xmlns": "http://www.imsglobal.org/xsd/imsqtiasi_v3p0",
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xsi:schemaLocation": "http://www.imsglobal.org/xsd/imsqtiasi_v3p0 "
    "https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd",
}
NAMES_21 = {
    "xmlns": "http://www.imsglobal.org/xsd/imsqti_v2p1",
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xsi:schemaLocation": "http://www.imsglobal.org/xsd/imsqti_v2p1 "
    "http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd",
}


def el(
    tag: str,
    attributes: dict[str, str] | None = None,
    *children: ET.Element,
    text: str = "",
) -> ET.Element:
    """Return an element; characters that XML cannot hold are left out of texts."""
    shown = {name: clean(value) for name, value in (attributes or {}).items()}
    made = ET.Element(tag, shown)
    if text:
        made.text = clean(text)
    made.extend(children)
    return made


def clean(text: str) -> str:
    """Return ``text`` without the characters that no XML document can hold."""
    return _FORBIDDEN.sub("", text)


def ident(text: str, prefix: str = "") -> str:
    """Return an identifier that QTI allows, another for each other text."""
    name = prefix + _OUTSIDE.sub(lambda found: f"_x{ord(found[0]):x}_", text)
    return name if re.match(r"[A-Za-z_]", name) else f"_{name}"


def rich(text: str, tag: str = "div", attributes: dict[str, str] | None = None) -> ET.Element:
    """Return CommonMark as an element; ``span`` holds inline content only."""
    shown = to_html(clean(text), inline=tag == "span").replace("\x00", "")
    made = ET.fromstring(f"<{tag}>{clean(shown)}</{tag}>")  # noqa: S314 - our own markup
    for name, value in (attributes or {}).items():
        made.set(name, value)
    if tag == "div":
        _wrapped(made)
    return made


def _wrapped(made: ET.Element) -> None:
    """Put text that stands alone into a paragraph, since 2.1 wants blocks of content."""
    if made.text and made.text.strip():
        paragraph = ET.Element("p")
        paragraph.text, made.text = made.text, None
        made.insert(0, paragraph)


def images(tree: ET.Element) -> list[ET.Element]:
    """Return the images of a tree."""
    return list(tree.iter("img"))


def write(tree: ET.Element) -> bytes:
    """Return the bytes of a document."""
    text: bytes = ET.tostring(tree, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def to_21(tree: ET.Element) -> ET.Element:
    """Return a tree of 3.0 with the names of 2.1; wrappers that 2.1 has not are taken out."""
    made = ET.Element(_camel(tree.tag.removeprefix("qti-")), _attributes(tree))
    made.text, made.tail = tree.text, tree.tail
    for child in _unwrapped(tree):
        made.append(to_21(child))
    return made


def _unwrapped(tree: ET.Element) -> Iterable[ET.Element]:
    for child in tree:
        if child.tag == "qti-content-body":
            yield from child
        else:
            yield child


def _attributes(tree: ET.Element) -> dict[str, str]:
    if not tree.tag.startswith("qti-"):
        return dict(tree.attrib)
    return {
        name if name.startswith(_KEPT) else _camel(name): value
        for name, value in tree.attrib.items()
    }


def _camel(name: str) -> str:
    return _HYPHEN.sub(lambda found: found[1].upper(), name)
