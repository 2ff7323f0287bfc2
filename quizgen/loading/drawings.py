"""Drawings: SVG of an author, taken into a page only where nothing in it runs or is fetched."""

from __future__ import annotations

import re
from xml.etree.ElementTree import ParseError, fromstring

SHAPES = {
    "svg", "g", "rect", "circle", "ellipse", "line", "path", "polygon", "polyline", "text",
    "tspan", "title", "desc",
}  # fmt: skip
_NAME = re.compile(r"\{[^}]*\}")
_BOX = re.compile(r"0 0 ([1-9][0-9]{1,3}) ([1-9][0-9]{1,3})")
_ATTRIBUTE = re.compile(r"(?!on)[a-z][A-Za-z-]*")


def drawing(text: str) -> tuple[int, int]:
    """Return width and height of a drawing.

    Raises:
        ValueError: If it is no SVG, has no box that begins at 0 0, or holds what may act.
    """
    if "<!" in text or "<?" in text:
        raise ValueError("it holds more than elements")
    try:
        root = fromstring(text)  # noqa: S314 - without a document type nothing can be expanded
    except ParseError as error:
        raise ValueError(f"it is not XML: {error}") from None
    for element in root.iter():
        name = _NAME.sub("", str(element.tag))
        if name not in SHAPES:
            raise ValueError(f"it holds `<{name}>`")
        for attribute, value in element.attrib.items():
            if not _ATTRIBUTE.fullmatch(attribute) or attribute in {"href", "style"}:
                raise ValueError(f"`<{name}>` has `{attribute}`")
            if "url(" in value:
                raise ValueError(f"`{attribute}` of `<{name}>` refers to something else")
    box = _BOX.fullmatch(root.get("viewBox", ""))
    if _NAME.sub("", str(root.tag)) != "svg" or box is None:
        raise ValueError('it does not begin `<svg … viewBox="0 0 WIDTH HEIGHT">`')
    return int(box[1]), int(box[2])
