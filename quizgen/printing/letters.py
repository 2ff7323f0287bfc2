"""Letters: what XML can hold, and what takes the place of the rest."""

from __future__ import annotations

import re

_NEVER = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
REPLACED = "\ufffd"
"""Stands for characters that XML cannot hold."""


def allowed(text: str) -> str:
    """Return a text that XML can hold."""
    return _NEVER.sub(REPLACED, text) if _NEVER.search(text) else text
