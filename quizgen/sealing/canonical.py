"""Canonical: one way to write a value as JSON, so that a signature means the same everywhere."""

from __future__ import annotations

import json
from typing import Any


def canonical(value: Any) -> bytes:
    """Return a value as UTF-8: fields by name, nothing between the signs."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()


def parsed(data: bytes) -> Any:
    """Return what `canonical` has written.

    Raises:
        ValueError: If it is no JSON, or written otherwise.
    """
    value = json.loads(data.decode("utf-8"))
    if canonical(value) != data:
        raise ValueError("not in the one way to write it")
    return value
