"""Summaries: how the last line of a command counts things."""

from __future__ import annotations


def counted(number: int, word: str) -> str:
    """Return ``1 finding`` or ``2 findings``."""
    return f"{number} {word}{'' if number == 1 else 's'}"
