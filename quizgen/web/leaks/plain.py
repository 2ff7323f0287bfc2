"""Plain: a text reduced to its letters and digits, so that no markup can hide it."""

from __future__ import annotations

import html
import re
import unicodedata
from urllib.parse import unquote

_OTHER = re.compile(r"[\W_]+")
_TAG = re.compile(r"<[^<>]*>")
_ESCAPE = re.compile(
    r"\\+(?:u\{(?P<braced>[0-9A-Fa-f]{1,6})\}|u(?P<four>[0-9A-Fa-f]{4})|U(?P<eight>[0-9A-Fa-f]{8})"
    r"|x(?P<two>[0-9A-Fa-f]{2})|(?P<css>[0-9A-Fa-f]{4,6})[ ]?|[abfnrtv])"
)
_PERCENT = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_PRINTABLE = re.compile(r"(?:=[0-9A-F]{2}(?:=\r?\n)?){3,}")
_LAST = 0x10FFFF
_TIMES = 3
"""Escapes may be escaped again: JSON in an attribute of a page in an index."""


def plain(text: str) -> str:
    """Return the letters and digits of a text, in one width and one case."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return _OTHER.sub("", text).casefold()


def untagged(text: str) -> str:
    """Return a text without what stands in angle brackets."""
    return _TAG.sub("", text) if "<" in text else text


def unescaped(text: str) -> str:
    """Return a text with its escapes undone: entities, backslashes, percent signs."""
    for _ in range(_TIMES):
        before = text
        if "%" in text:
            text = _PERCENT.sub(lambda found: unquote(found.group(), errors="replace"), text)
        if "=" in text:
            text = _PRINTABLE.sub(_printed, text)
        if "\\" in text:
            text = _ESCAPE.sub(_character, text)
        if "&" in text:
            text = html.unescape(text)
        if text == before:
            break
    return text


def _character(found: re.Match[str]) -> str:
    digits = next(filter(None, found.groups()), "")
    code = int(digits, 16) if digits else 0
    return chr(code) if 0 < code <= _LAST else " "


def _printed(found: re.Match[str]) -> str:
    joined = re.sub(r"=\r?\n", "", found.group())
    return bytes.fromhex(joined.replace("=", "")).decode("utf-8", "replace")
