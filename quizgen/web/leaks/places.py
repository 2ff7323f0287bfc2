"""Places of leaks: where in a text something stands that was found in its letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.web.leaks.layers import line_and_column

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizgen.web.leaks.layers import Layer


WINDOW = 1 << 14
"""Characters; what is sought is hardly ever written longer."""


def first_place(layer: Layer, sought: str) -> tuple[int, int]:
    """Return line and column of the first place of ``sought`` in the file.

    No reading keeps account of what it drops; halving the text does without.
    """
    if layer.place:
        return layer.place
    for read in layer.readings():
        if sought in read(layer.text):
            return line_and_column(layer.text, _near(layer.text, read, sought))
    return 1, 1


def _near(text: str, read: Callable[[str], str], sought: str) -> int:
    """Return the first place, sought in one window after the other before in the whole."""
    for begin in range(0, len(text), WINDOW):
        window = text[begin : begin + 2 * WINDOW]
        if sought in read(window):
            return begin + _start(window, read, sought)
    return _start(text, read, sought)


def _start(text: str, read: Callable[[str], str], sought: str) -> int:
    low, high = 0, len(text)  # the shortest beginning of the text that holds it
    while low < high:
        middle = (low + high) // 2
        if sought in read(text[:middle]):
            high = middle
        else:
            low = middle + 1
    end = low
    low, high = 0, end  # and of that the shortest end
    while low < high:
        middle = (low + high + 1) // 2
        if sought in read(text[middle:end]):
            low = middle
        else:
            high = middle - 1
    return low
