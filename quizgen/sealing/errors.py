"""Errors: why something sealed cannot be taken."""

from __future__ import annotations

from quizgen.diagnostics import QuizgenError


class SealError(QuizgenError):
    """Something sealed or signed is not as it was made.

    ``reason`` is one of ``format`` (no such thing at all), ``damaged`` (made, then changed, or
    for another instructor), ``forged`` (not signed by this instructor).
    """

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason
