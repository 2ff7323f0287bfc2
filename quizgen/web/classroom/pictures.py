"""Pictures: diagrams as part of the page that shows them; a tall one is set in two columns."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from quizgen.loading.course import COURSE_FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from quizgen.web.classroom.content import Picture

_BOX = re.compile(r'viewBox="([-0-9.]+) ([-0-9.]+) ([-0-9.]+) ([-0-9.]+)"')
_SIZE = re.compile(r'(<svg\b[^>]*?)\s(?:width|height)="[^"]*"')
TALL = 1.1
"""Height to width from which a diagram is set in two columns."""
KINDS = {".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg"}


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture or a part of it as HTML, with its size in units of its own."""

    html: str
    width: float
    height: float


def read(root: Path, picture: Picture) -> bytes:
    """Return the bytes of a picture; none if there is no such file, which the site reports."""
    path = root / COURSE_FOLDER / picture.source
    return path.read_bytes() if path.is_file() else b""


def parts(root: Path, picture: Picture) -> list[Shown]:
    """Return a picture as one part, a tall diagram as two to be set side by side."""
    data = read(root, picture)
    kind = KINDS.get(f".{picture.source.rpartition('.')[2].lower()}", "")
    if not data or not kind:
        return []
    if kind != KINDS[".svg"]:
        return [Shown(_image(data, kind, picture.alt), 16.0, 9.0)]
    text = data.decode("utf-8")
    box = _BOX.search(text)
    if box is None:
        return [Shown(_image(data, kind, picture.alt), 16.0, 9.0)]
    left, top, width, height = (float(number) for number in box.groups())
    middle = _gap(text, top, height) if height > width * TALL else 0.0
    cuts = [(top, middle - top), (middle, top + height - middle)] if middle else [(top, height)]
    return [
        _part(text, picture.alt if not place else "", (left, start, width, size))
        for place, (start, size) in enumerate(cuts)
    ]


def whole(root: Path, picture: Picture) -> Shown | None:
    """Return a diagram in one piece, if it has a size of its own."""
    data = read(root, picture)
    box = _BOX.search(data.decode("utf-8")) if picture.source.endswith(".svg") else None
    if box is None:
        return None
    left, top, width, height = (float(number) for number in box.groups())
    return _part(data.decode("utf-8"), picture.alt, (left, top, width, height))


def _part(text: str, alt: str, box: tuple[float, float, float, float]) -> Shown:
    left, top, width, height = (f"{number:g}" for number in box)
    sized = _SIZE.sub(r"\1", _SIZE.sub(r"\1", text, count=1), count=1)
    sized = sized.replace("<svg ", f'<svg width="{width}" height="{height}" ', 1)
    sized = _BOX.sub(f'viewBox="{left} {top} {width} {height}"', sized, count=1)
    return Shown(_image(sized.encode(), KINDS[".svg"], alt), box[2], box[3])


def _image(data: bytes, kind: str, alt: str) -> str:
    code = base64.b64encode(data).decode("ascii")
    return f'<img src="data:{kind};base64,{code}" alt="{escape(alt)}">'


def _gap(text: str, top: float, height: float) -> float:
    """Return a height near the middle where no box and no word is cut; 0 if there is none."""
    taken = list(_taken(text, height))
    middle = top + height / 2
    near = sorted(
        range(int(top + height * 0.3), int(top + height * 0.7)), key=lambda y: abs(y - middle)
    )
    for y in near:
        if not any(first - 2 < y < last + 2 for first, last in taken):
            return float(y)
    return 0.0


def _taken(text: str, height: float) -> Iterator[tuple[float, float]]:
    """Yield from where to where boxes and words reach down a diagram."""
    for element in ET.fromstring(text).iter():  # noqa: S314 - the author's own file
        name = element.tag.rpartition("}")[2]
        try:
            y = float(element.get("y", "nan"))
            size = float(element.get("height" if name == "rect" else "font-size", "15"))
        except ValueError:
            continue
        if name == "rect" and size < height * 0.9:
            yield y, y + size
        elif name == "text":
            yield y - size, y + size * 0.3
