"""Armour: bytes as one word of letters that survives chat, mail and copying by hand.

``QS1.`` and its like say what it is; then base64url without ``=``; then a check of 8 letters, so
that a word cut short or mistyped is told from one that was forged. There is one way to write the
same bytes: what is not written that way is refused.
"""

from __future__ import annotations

import hashlib
import re
from base64 import b32encode, urlsafe_b64decode, urlsafe_b64encode

from quizgen.sealing.errors import SealError

_WORD = re.compile(r"(Q[A-Z][0-9])\.([A-Za-z0-9_-]+)\.([A-Z2-7]{8})")
_CHECK = 5


def armoured(kind: str, data: bytes) -> str:
    """Return ``data`` as one word; ``kind`` is three signs such as ``QS1``."""
    return f"{kind}.{urlsafe_b64encode(data).decode().rstrip('=')}.{_check(kind, data)}"


def bared(kind: str, word: str) -> bytes:
    """Return the bytes of a word; white space in it is overlooked.

    Raises:
        SealError: ``format`` if it is no such word, ``damaged`` if it was changed.
    """
    text = "".join(word.split())
    found = _WORD.fullmatch(text)
    if found is None and text.startswith(f"{kind}."):
        raise SealError("damaged", "the text was changed or cut")
    if found is None or found[1] != kind:
        raise SealError("format", f"not a text that begins with {kind}.")
    body = found[2]
    try:
        data = urlsafe_b64decode(body + "=" * (-len(body) % 4))
    except ValueError:
        raise SealError("damaged", "letters are missing") from None
    if armoured(kind, data) != found[0]:
        raise SealError("damaged", "the text was changed or cut")
    return data


def words(kind: str, text: str) -> list[str]:
    """Return every word of a kind in a text, as from a chat with other lines between.

    One that was cut comes too, as far as it goes: whoever sent it must not be forgotten.
    """
    starts = [found.start() for found in re.finditer(rf"{kind}\.", text)]
    ends = [*starts[1:], len(text)]
    found = []
    for start, end in zip(starts, ends, strict=False):
        part = text[start:end]
        whole = re.match(rf"{kind}\.[A-Za-z0-9_\s-]+\.\s*[A-Z2-7]{{8}}(?![A-Z2-7])", part)
        rest = whole or re.match(r"[A-Za-z0-9_.-]+(?:\s+[A-Za-z0-9_.-]{20,})*", part)
        found.append("".join(rest[0].split()) if rest else kind)
    return found


def _check(kind: str, data: bytes) -> str:
    return b32encode(hashlib.sha512(kind.encode() + data).digest()[:_CHECK]).decode()
