"""Picking: what a seed decides about one document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen import rng

if TYPE_CHECKING:
    from quizgen.documents.dossier import Document


def pick(seed: int, document: Document, what: str, count: int) -> int:
    """Return a number from 0 to ``count`` - 1, in a stream of its own."""
    return rng.below(seed, f"documents.{document.id}.{what}", count)
