"""Files: written whole, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def table_text(path: Path) -> str:
    """Return a table as spreadsheets save it: UTF-8, or GB 18030 as older Chinese ones do.

    Raises:
        OSError: If it cannot be read.
        UnicodeDecodeError: If it is neither.
    """
    data = path.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030")


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
