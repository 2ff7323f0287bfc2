"""Needs: the libraries of the ``lms`` extra, asked for only when a format is written."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from quizgen.diagnostics import UsageError

CODE = "QG612"


def need(module: str, what: str) -> Any:
    """Return a library of the extra.

    Raises:
        UsageError: If it is not there (QG612).
    """
    try:
        return import_module(module)
    except ImportError:
        hint = "install it: pip install quizgen[lms]"
        raise UsageError(f"{CODE}: {what} need {module}, which is not here; {hint}") from None
