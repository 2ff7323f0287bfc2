"""Kept: files that an instructor keeps are read again, or it is said why they cannot be."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeVar

from quizgen.diagnostics import UsageError
from quizgen.model.contract import ContractError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

T = TypeVar("T")

WRITTEN = {
    "assignment": "the `assignment.json` that `quizgen assign` has written",
    "results": "the `results.json` that `quizgen grade` has written",
}
"""What such a file calls itself to what it is."""


def read_kept(path: Path, kind: str, schema: int, make: Callable[[dict[str, Any]], T]) -> T:
    """Return what ``make`` makes of a file.

    Args:
        path: Where it is.
        kind: One of `WRITTEN`.
        schema: The version of its form that can be read.
        make: Takes the file's data.

    Raises:
        UsageError: If it cannot be read, or is not of this kind and version.
    """
    wanted = f"give {WRITTEN[kind]}"
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["quizgen"] == kind and data["schema"] == schema:
            return make(data)
        found = f"{data['quizgen']}, schema {data['schema']}"
    except OSError as error:
        raise UsageError(f"cannot read {path}: {error.strerror}; {wanted}") from None
    except (ValueError, KeyError, TypeError, AttributeError, ContractError) as error:
        raise UsageError(f"{path} holds no {kind} ({error!r}); {wanted}") from None
    raise UsageError(f"{path} holds {found}, not {kind}, schema {schema}; {wanted}")
