"""Files: written whole, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def put(path: Path, data: str | bytes) -> None:
    """Write a file beside its place and move it there; the folder is made if it is missing.

    Args:
        path: The place.
        data: Bytes, or a text that is written as UTF-8 with its line ends as they are.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.part")
    beside.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)
    beside.replace(path)
