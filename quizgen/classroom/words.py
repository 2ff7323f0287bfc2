"""Words: what stands on the prints besides the texts of the scenario."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from quizgen.source import load_plain


@cache
def _texts() -> dict[str, Any]:
    text = files("quizgen.classroom").joinpath("texts.yaml").read_text("utf-8")
    loaded: dict[str, Any] = load_plain(text)
    return loaded


def _find(key: str) -> Any:
    found: Any = _texts()
    for part in key.split("."):
        found = found[part]
    return found


def word(key: str, **values: object) -> str:
    """Return a text with values in its holes."""
    return str(_find(key)).format(**values)


def words(key: str) -> tuple[str, ...]:
    """Return a list of texts."""
    return tuple(str(entry) for entry in _find(key))
