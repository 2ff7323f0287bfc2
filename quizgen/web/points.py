"""Points: ``/// points``, key points that stand in a box on the page and alone on a slide."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from pymdownx.blocks.block import Block

from quizgen.messages import message

if TYPE_CHECKING:
    from collections.abc import Sequence

NAME = "points"


class PointsBlock(Block):
    """A box of key points; what stands behind the ``|`` is its title."""

    NAME = NAME
    ARGUMENT = None

    def on_create(self, parent: Element) -> Element:
        """Return the box."""
        element = SubElement(parent, "div", {"class": "admonition points"})
        title = SubElement(element, "p", {"class": "admonition-title"})
        title.text = self.argument or message("slides.points")
        return element


def is_points(classes: Sequence[str]) -> bool:
    """Say whether a box of these classes holds key points."""
    return NAME in classes
