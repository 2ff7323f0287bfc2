"""Archive: an office file packed anew, its parts sorted and without dates."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

DAY = (1980, 1, 1, 0, 0, 0)
FIRST = "[Content_Types].xml"
"""Some readers want to find it first."""


def repacked(
    document: bytes, changed: Mapping[str, Callable[[bytes], bytes]] | None = None
) -> bytes:
    """Return the same parts in a fixed order, as of a fixed day.

    Args:
        document: The office file.
        changed: What is done to single parts, by their names.
    """
    changes = changed or {}
    made = BytesIO()
    with ZipFile(BytesIO(document)) as old, ZipFile(made, "w") as new:
        for name in sorted(old.namelist(), key=lambda part: (part != FIRST, part)):
            entry = ZipInfo(name, DAY)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0
            part = old.read(name)
            new.writestr(entry, changes[name](part) if name in changes else part, compresslevel=9)
    return made.getvalue()
