"""Explaining: details of what was odd, which records tell in English, in the interface's language.

The English of ``grade.told.*`` in the catalogue is what records hold; the other language explains.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from quizgen.messages import catalogue, message

if TYPE_CHECKING:
    from quizgen.results.intake import Anomaly

_PREFIX = "grade.told."
_SEALED = {"damaged", "forged"}
"""Oddities that sealing finds out: they share what is said of any armoured text."""

_TIMES = {"received", "opens", "closes"}


def record(oddity: str, **values: object) -> str:
    """Return the details of an oddity as records hold them."""
    return message(f"{_PREFIX}{oddity}", "en", **values)


def explained(one: Anomaly) -> str:
    """Return the details of an oddity for people; as they are where nobody foresaw them."""
    for key in _keys(str(one.oddity)):
        found = _pattern(key).fullmatch(one.told)
        if found:
            return message(
                key, **{name: _shown(name, text) for name, text in found.groupdict().items()}
            )
    return one.told


def _shown(name: str, text: str) -> str:
    return text.replace("T", " ") if name in _TIMES else text


@cache
def _keys(oddity: str) -> tuple[str, ...]:
    groups = [f"{_PREFIX}{oddity}", *([f"{_PREFIX}seal"] if oddity in _SEALED else [])]
    return tuple(
        key
        for key in catalogue()
        if any(key == group or key.startswith(f"{group}.") for group in groups)
    )


@cache
def _pattern(key: str) -> re.Pattern[str]:
    pieces = re.split(r"\{(\w+)\}", catalogue()[key]["en"])
    said = "".join(
        f"(?P<{piece}>.*)" if place % 2 else re.escape(piece) for place, piece in enumerate(pieces)
    )
    return re.compile(said, re.DOTALL)
