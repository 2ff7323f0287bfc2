"""Messages: the one catalogue of interface texts, Chinese and English (``messages.json``)."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

LANGUAGES = ("zh", "en")


@cache
def catalogue() -> dict[str, dict[str, str]]:
    """Return all messages: key to language to text with ``{placeholders}``."""
    text = files("quizgen").joinpath("messages.json").read_text(encoding="utf-8")
    loaded: dict[str, dict[str, str]] = json.loads(text)
    return loaded


def message(key: str, language: str = "zh", /, **values: object) -> str:
    """Return one text with its placeholders filled.

    Raises:
        KeyError: If the catalogue has no such message: a bug to see.
    """
    return catalogue()[key][language].format(**values)
