"""Archive: files as one zip, the same bytes for the same files on every day."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quizgen.export.base import File

DATE = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a zip can hold."""

_PLAIN_FILE = 0o644 << 16
_UNIX = 3


def archive(files: Iterable[File], *, first: str = "") -> bytes:
    """Return a zip of ``files`` sorted by path, dated `DATE`.

    Args:
        files: What goes in; each path once.
        first: Path of a file that must stand first and uncompressed, as ``mimetype`` does.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive_:
        for file in sorted(files, key=lambda file: (file.path != first, file.path)):
            info = zipfile.ZipInfo(file.path, DATE)
            info.external_attr = _PLAIN_FILE
            info.create_system = _UNIX
            info.compress_type = zipfile.ZIP_STORED if file.path == first else zipfile.ZIP_DEFLATED
            archive_.writestr(info, file.data)
    return buffer.getvalue()
