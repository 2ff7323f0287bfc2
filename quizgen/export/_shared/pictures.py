"""Pictures: the images that texts of items name, found in the course."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote

from quizgen.diagnostics import ContentError
from quizgen.model.contract import interaction_to_json

if TYPE_CHECKING:
    from pathlib import Path

    from quizgen.diagnostics import Span
    from quizgen.model.items import Item


_DRAWING = re.compile(r"!\[[^\]]*\]\([^)\s]+\.svg\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pictures:
    """Finds the images that texts of one item name, and keeps what it has read."""

    root: Path
    span: Span
    known: dict[Path, bytes] = field(default_factory=dict)

    def read(self, target: str) -> bytes:
        """Return an image.

        Raises:
            ContentError: If it is not in the course.
        """
        bank = (self.root / self.span.path).parent
        for folder in (self.root / "course", bank, self.root):
            path = (folder / unquote(target)).resolve()
            inside = any(path.is_relative_to(base.resolve()) for base in (self.root, bank))
            if inside and path.is_file():
                if path not in self.known:
                    self.known[path] = path.read_bytes()
                return self.known[path]
        raise ContentError(
            "QG603",
            f"the image `{target}` is not in the course",
            self.span,
            hint="write its path relative to the folder of the course, such as img/meter.png",
        )


def pictured(item: Item) -> bool:
    """Say whether any text of an item shows an image."""
    return "![" in _texts(item)


def drawn(item: Item) -> bool:
    """Say whether any text of an item shows a drawing (SVG), which not every format can hold."""
    return _DRAWING.search(_texts(item)) is not None


def _texts(item: Item) -> str:
    own = json.dumps(interaction_to_json(item.interaction, texts=True))
    return "\n".join((item.stem, item.given, item.feedback, *item.hints, own))
