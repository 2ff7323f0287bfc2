"""Archive: an office file packed anew, its parts sorted and without dates."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

DAY = (1980, 1, 1, 0, 0, 0)
FIRST = "[Content_Types].xml"
"""Some readers want to find it first."""


def repacked(document: bytes) -> bytes:
    """Return the same parts in a fixed order, as of a fixed day."""
    made = BytesIO()
    with ZipFile(BytesIO(document)) as old, ZipFile(made, "w") as new:
        for name in sorted(old.namelist(), key=lambda part: (part != FIRST, part)):
            entry = ZipInfo(name, DAY)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0
            new.writestr(entry, old.read(name), compresslevel=9)
    return made.getvalue()
