"""Spelled out: accepted texts one by one, for systems that compare letters and know no patterns."""

from __future__ import annotations

from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from quizgen.grading.exact import ratio

if TYPE_CHECKING:
    from quizgen.model.interactions import TextMatcher

MOST = 60
"""A pattern that stands for more texts than these is not spelled out."""


class Spelled(NamedTuple):
    """One text that is accepted, and the share of the marks that it earns."""

    text: str
    fraction: str


def spelled_out(own: TextMatcher) -> tuple[list[Spelled], bool]:
    """Return the accepted texts, those worth most first, and whether that is all of them."""
    found: dict[str, str] = {}
    whole = True
    for accept in own.accept:
        texts = [accept.text] if accept.text else expand(accept.pattern)
        if not texts:
            whole = False
        for text in texts:
            for form in (text, *(f"{p}{text}" for p in own.strip_prefix)):
                for spelled in (form, *(f"{form}{s}" for s in own.strip_suffix)):
                    fraction = accept.fraction or "1"
                    if ratio(fraction) > ratio(found.get(spelled, "-1")):
                        found[spelled] = fraction
    texts = sorted(found, key=lambda text: -ratio(found[text]))
    return [Spelled(text, found[text]) for text in texts], whole


@lru_cache(maxsize=1024)
def expand(pattern: str) -> list[str]:
    """Return all texts of a pattern; [] when it stands for no end of them, or for too many."""
    try:
        texts, end = _either(pattern, 0)
    except _Endless:
        return []
    return [text for text in texts if text] if end == len(pattern) else []


class _Endless(Exception):  # noqa: N818 - never leaves this module
    """The pattern stands for too many texts."""


def _either(pattern: str, place: int) -> tuple[list[str], int]:
    found: list[str] = []
    row = [""]
    while place < len(pattern) and pattern[place] != ")":
        if pattern[place] == "|":
            found, row, place = found + row, [""], place + 1
            continue
        texts, place = _atom(pattern, place)
        texts, place = _repeated(pattern, place, texts)
        row = _limited([before + text for before, text in product(row, texts)])
    return _limited(found + row), place


def _atom(pattern: str, place: int) -> tuple[list[str], int]:
    match pattern[place]:
        case "(":
            start = place + 3 if pattern.startswith("(?:", place) else place + 1
            texts, end = _either(pattern, start)
            if end >= len(pattern):
                raise _Endless
            return texts, end + 1
        case "[":
            return _class(pattern, place)
        case "\\" if place + 1 < len(pattern) and not pattern[place + 1].isalnum():
            return [pattern[place + 1]], place + 2
        case "." | "^" | "$" | "*" | "+" | "\\":
            raise _Endless
        case char:
            return [char], place + 1


def _class(pattern: str, place: int) -> tuple[list[str], int]:
    end = pattern.find("]", place + 2)
    inner = pattern[place + 1 : end]
    if end < 0 or inner.startswith("^") or "\\" in inner or "[" in inner:
        raise _Endless
    texts: list[str] = []
    at = 0
    while at < len(inner):
        if inner[at + 1 : at + 2] == "-" and at + 2 < len(inner):
            first, last = ord(inner[at]), ord(inner[at + 2])
            if last - first > MOST:
                raise _Endless
            texts += [chr(code) for code in range(first, last + 1)]
            at += 3
        else:
            texts.append(inner[at])
            at += 1
    return texts, end + 1


def _repeated(pattern: str, place: int, texts: list[str]) -> tuple[list[str], int]:
    sign = pattern[place : place + 1]
    if sign == "?":
        return ["", *texts], place + 1
    if sign in {"*", "+", "{"} and sign:
        raise _Endless
    return texts, place


def _limited(texts: list[str]) -> list[str]:
    unique = list(dict.fromkeys(texts))
    if len(unique) > MOST:
        raise _Endless
    return unique
