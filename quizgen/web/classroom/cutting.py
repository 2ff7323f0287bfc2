"""Cutting: shares runs out among slides so that none runs over and none is left nearly empty."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizgen.web.classroom.runs import APART, Run

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH, HEIGHT = 1152.0, 512.0
"""Room for the body of a slide, in pixels of a slide of 1280 by 720."""
SIZES = (29.0, 28.0, 27.0, 26.0, 25.0, 24.0, 23.0, 22.0)
"""Sizes of text, the best first."""
LARGE = ((36.0, 0.5), (33.0, 0.6), (31.0, 0.72))
"""Sizes for slides with little on them, with the share of the room that may be filled then."""
USUAL = 25.0
"""What is cut into slides is not set smaller than this, if its units allow."""
SLACK = 0.96
"""What the browser will need may be a little more than what was reckoned."""
STEPS = 12


@dataclass(frozen=True, slots=True)
class Part:
    """Some units of a run."""

    run: Run
    start: int
    stop: int


def cut(runs: Sequence[Run]) -> list[tuple[float, str]]:
    """Return the slides that hold the runs: the size of the text and the HTML of each."""
    if not runs:
        return []
    whole = [Part(run, 0, run.count()) for run in runs]
    size = _size(whole)
    if size:
        return [(size, _html(whole, size))]
    units = [Part(run, place, place + 1) for run in runs for place in range(run.count())]
    size = next((s for s in SIZES if s <= USUAL and _fits_each(units, s)), SIZES[-1])
    slides = _shared(units, size)
    size = next((s for s in SIZES if all(_fits(one, s) for one in slides)), size)
    return [(size, _html(one, size)) for one in slides]


def _size(parts: Sequence[Part]) -> float:
    """Return the best size at which the parts fit on one slide; 0 if there is none."""
    for size, share in LARGE:
        if _height(parts, size) <= HEIGHT * share:
            return size
    return next((size for size in SIZES if _fits(parts, size)), 0.0)


def _fits(parts: Sequence[Part], size: float) -> bool:
    return _height(parts, size) <= HEIGHT * SLACK


def _fits_each(units: Sequence[Part], size: float) -> bool:
    return all(_fits([unit], size) for unit in units)


def _height(parts: Sequence[Part], size: float) -> float:
    own = sum(part.run.height(part.start, part.stop, size, WIDTH) for part in parts)
    return own + APART * size * max(len(parts) - 1, 0)


def _html(parts: Sequence[Part], size: float) -> str:
    return "".join(part.run.html(part.start, part.stop, size, WIDTH) for part in parts)


def _shared(units: Sequence[Part], size: float) -> list[list[Part]]:
    """Return the units on as few slides as hold them, about evenly filled."""
    full = HEIGHT * SLACK
    fewest = _filled(units, size, full)
    for step in range(1, STEPS):
        tried = _filled(units, size, full * step / STEPS)
        if len(tried) == len(fewest) and all(_height(one, size) <= full for one in tried):
            return tried
    return fewest


def _filled(units: Sequence[Part], size: float, limit: float) -> list[list[Part]]:
    slides: list[list[Part]] = [[]]
    for unit in units:
        joined = _joined(slides[-1], unit)
        if slides[-1] and _height(joined, size) > limit:
            moved = _kept_back(slides[-1])
            slides.append(_joined(moved, unit))
        else:
            slides[-1] = joined
    return [slide for slide in slides if slide]


def _kept_back(slide: list[Part]) -> list[Part]:
    """Take off a slide what must not be its last."""
    moved: list[Part] = []
    while len(slide) > 1 and slide[-1].run.keep:
        moved.insert(0, slide.pop())
    return moved


def _joined(parts: Sequence[Part], unit: Part) -> list[Part]:
    """Return the parts with one unit more, joined to the part of its run if there is one."""
    if parts and parts[-1].run is unit.run:
        last = parts[-1]
        return [*parts[:-1], Part(last.run, last.start, unit.stop)]
    return [*parts, unit]
