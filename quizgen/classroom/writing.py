"""Writing: a pack takes the place of an older one as a whole, or nothing is changed."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

from quizgen.classroom.pack import MANIFEST
from quizgen.diagnostics import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def write(made: Mapping[str, bytes], folder: Path) -> None:
    """Write the files into a folder that is new, empty, or holds an older pack.

    Raises:
        UsageError: If something else is there.
    """
    folder = folder.absolute()
    if folder.exists() and not _replaceable(folder):
        raise UsageError(f"{folder} holds something else than a pack; name another folder")
    fresh = folder.with_name(f".{folder.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    for name, data in made.items():
        path = fresh / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    if folder.exists():
        shutil.rmtree(folder)
    fresh.rename(folder)


def _replaceable(folder: Path) -> bool:
    if not folder.is_dir():
        return False
    if not any(folder.iterdir()):
        return True
    try:
        return "pack" in json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
