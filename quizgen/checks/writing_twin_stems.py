"""Writing twin stems: no two items of a course ask the same."""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding
from quizgen.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.loading.project import Project
    from quizgen.model.items import Item

_SAME = 0.8
"""Share of pairs of characters that two stems have in common."""
_SHORT = 12
_DIGITS = re.compile(r"[0-9]+(?:\.[0-9]+)?|[一二三四五六七八九十百千]+(?=[条款项日年月万元])")
_NOISE = re.compile(r"[\s，。；：？！、“”（）()《》?*]|下列|以下|哪[一]?[项个种]|应当|的")


def _project(project: Project) -> Iterator[Finding]:
    groups: dict[tuple[str, ...], list[Item]] = {}
    for item in project.items.values():
        if len(item.stem) >= _SHORT and "QG269" not in item.waive:
            groups.setdefault(tuple(_DIGITS.findall(item.stem)), []).append(item)
    for items in groups.values():
        if len(items) > 1:
            yield from _twins(items)


def _twins(items: list[Item]) -> Iterator[Finding]:
    """Yield pairs that share nearly all; only those that share one of the rarest are compared."""
    pairs = [_pairs(item) for item in items]
    count = Counter(pair for own in pairs for pair in own)
    seen: dict[str, list[int]] = {}
    for number, own in enumerate(pairs):
        rarest = sorted(own, key=lambda pair: (count[pair], pair))
        first = rarest[: len(own) - math.ceil(_SAME * len(own)) + 1]
        others = dict.fromkeys(other for pair in first for other in seen.get(pair, ()))
        for other in others:
            shared = len(own & pairs[other])
            if shared >= _SAME * (len(own) + len(pairs[other]) - shared):
                yield Finding(
                    f"the stem nearly repeats that of `{items[other].id}`",
                    "keep one, or let one of them ask something else; `waive` it on the second",
                    at=("stem",),
                    span=items[number].span,
                )
                break
        for pair in first:
            seen.setdefault(pair, []).append(number)


def _pairs(item: Item) -> frozenset[str]:
    text = _NOISE.sub("", item.stem)
    return frozenset(text[n : n + 2] for n in range(len(text) - 1))


CHECK = Check(
    name="writing-twin-stems",
    code="QG269",
    severity=Severity.WARNING,
    summary="Items of a course differ in more than a word of their stems.",
    bad="stem: 报告多久报送一次？\n# in another item\nstem: 报告应当多久报送一次？",
    good="stem: 报告多久报送一次？\n# in another item\nstem: 报告要写什么？",
    project=_project,
    heeds_waivers=True,
)
