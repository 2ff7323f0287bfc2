"""Leaks: looks for reserved items in everything that is published, however it is written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizgen.diagnostics import Span
from quizgen.web.leaks.layers import layers
from quizgen.web.leaks.places import first_place
from quizgen.web.leaks.secrets import secrets, withheld

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from quizgen.diagnostics import Report
    from quizgen.web.leaks.layers import Layer
    from quizgen.web.leaks.secrets import Secret

__all__ = ["CODE", "find_keys", "find_leaks", "secrets", "withheld"]

CODE = "QG790"
NEAR = 600
"""Letters between the id of an item and its key in the files that hold both."""
_KEY_FIELD = r"""\\?["'](?:key|also_key|accept|keypoints|option_tag)\\?["']\s*:"""


def find_leaks(folder: Path, sought: Sequence[Secret], report: Report, *, shown: str = "") -> int:
    """Report each reserved item that a file in ``folder`` holds a part of.

    Args:
        folder: What is published: pages, indexes, packages.
        sought: The `secrets` of a course with its reserved items.
        report: Takes the findings.
        shown: What the folder is called in findings; its own name if empty.

    Returns:
        How many files were looked into.
    """
    name = shown or folder.as_posix()
    number = 0
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            number += 1
            inside = path.relative_to(folder).as_posix()
            _report_file(f"{name}/{inside}", path.read_bytes(), sought, report)
    return number


def find_keys(folder: Path, items: Sequence[str], report: Report, *, shown: str = "") -> None:
    """Report each file in which a key in the form of the contract follows the id of an item.

    Words find no key such as ``"key": "B"``; its form does.

    Args:
        folder: What is published of an assignment.
        items: Ids of the items that it asks.
        report: Takes the findings.
        shown: What the folder is called in findings; its own name if empty.
    """
    name = shown or folder.as_posix()
    ids = "|".join(map(re.escape, sorted(items, key=lambda one: (-len(one), one))))
    pattern = re.compile(rf"({ids})[^A-Za-z0-9._-].{{0,{NEAR}}}?{_KEY_FIELD}", re.DOTALL)
    for path in sorted(folder.rglob("*")):
        if not path.is_file():
            continue
        inside = f"{name}/{path.relative_to(folder).as_posix()}"
        for layer in layers(path.read_bytes()):
            if found := pattern.search(layer.text):
                text = f"holds the key of the reserved item `{found[1]}`"
                report.error(CODE, text, Span(inside), "publish the page without keys")
                break


def _report_file(name: str, data: bytes, sought: Sequence[Secret], report: Report) -> None:
    """Report each item once a file, with all parts of it that are there."""
    parts: dict[str, dict[str, None]] = {}
    first: dict[str, tuple[Layer, Secret]] = {}
    for layer in layers(data):
        for secret in _held(layer, sought):
            parts.setdefault(secret.item, {})[secret.part] = None
            first.setdefault(secret.item, (layer, secret))
    for item, (layer, secret) in first.items():
        line, column = first_place(layer, secret.text)
        how = f" ({', '.join(layer.via)})" if layer.via else ""
        report.error(
            CODE,
            f"holds {', '.join(parts[item])} of the reserved item `{item}`{how}",
            Span(name, line, column),
            "take it out; if it says so by chance, word the item in another way",
        )


def _held(layer: Layer, sought: Sequence[Secret]) -> Iterator[Secret]:
    """Yield what a text holds; pairs of characters rule nearly all out at a glance."""
    for view in layer.views():
        pairs = set(map(str.__add__, view, view[1:]))
        for secret in sought:
            if secret.pairs <= pairs and secret.text in view:
                yield secret
