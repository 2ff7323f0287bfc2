"""Shapes: what kind of JSON value a response is, and whether it says anything."""

from __future__ import annotations

from decimal import Decimal
from math import isfinite

from quizgen.grading.exact import decimal_text, ratio
from quizgen.grading.text import is_empty_text


def is_blank(response: object) -> bool:
    """Say whether nothing was answered: null, "", whitespace, and lists or mappings of these."""
    match response:
        case None:
            return True
        case str():
            return is_empty_text(response)
        case list() | tuple():
            return all(map(is_blank, response))
        case dict():
            return all(map(is_blank, response.values()))
    return False


def as_text(response: object) -> str | None:
    """Return a text, or a JSON number as its shortest decimal; ``None`` for all else.

    A JSON number is an IEEE double here as in a browser, so both engines read the same value.
    """
    match response:
        case str():
            return response
        case bool():
            return None
        case int() | float() | Decimal():
            try:
                double = float(response)
            except OverflowError:
                return None
            return decimal_text(ratio(repr(double))) if isfinite(double) else None
    return None
