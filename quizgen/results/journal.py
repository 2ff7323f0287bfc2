"""Journal: what was graded again and why, each line tied to the one before by its hash."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from quizgen.sealing.canonical import canonical

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from quizgen.results.marking import Change

START = "0" * 64


def entry(path: Path, reason: str, changes: Sequence[Change]) -> str:
    """Return the next line of a journal, which may not be there yet.

    It is "" where the last line tells these very changes: a class that was graded once more from
    what came in, and corrected once more by the same key.
    """
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    last = hashlib.sha256(lines[-1].encode()).hexdigest() if lines else START
    told = [
        {
            "who": one.who,
            "receipt": one.receipt,
            "before": [str(one.before.score), one.before.status],
            "after": [str(one.after.score), one.after.status],
            "items": list(one.items),
        }
        for one in changes
    ]
    if told and lines and json.loads(lines[-1])["changes"] == told:
        return ""
    content = {"previous": last, "reason": reason, "changes": told}
    return canonical(content).decode() + "\n"


def whole(path: Path) -> bool:
    """Say whether no line of a journal was changed or taken out before its last."""
    last = START
    for line in path.read_text(encoding="utf-8").splitlines():
        if json.loads(line)["previous"] != last:
            return False
        last = hashlib.sha256(line.encode()).hexdigest()
    return True
