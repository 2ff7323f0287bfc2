"""Planting: puts faults into right documents; the key names them, no more and no fewer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.documents.inspecting import inspect_all
from quizgen.documents.operators import candidates

if TYPE_CHECKING:
    from quizgen.documents.defects import Defect
    from quizgen.documents.dossier import Dossier


def plant(
    dossier: Dossier, seed: int, count: int, *, practice: bool = False
) -> tuple[Dossier, tuple[Defect, ...]]:
    """Return the dossier with up to ``count`` faults, each of another kind, and its key.

    What an operator promises is added to the key only when an inspection finds exactly that
    besides what was planted before: faults that hide or cause others are left out.

    Args:
        dossier: Right documents.
        seed: Decides which faults, and where.
        count: How many there are to be; fewer come where the documents allow no more.
        practice: Also plant faults that break practice alone, and no provision.

    Raises:
        ValueError: If the documents are not right to begin with.
    """
    if wrong := inspect_all(dossier):
        raise ValueError(f"{wrong[0].place} is wrong before anything is planted")
    key: tuple[Defect, ...] = ()
    used: set[str] = set()
    spoilt: set[str] = set()
    waiting = candidates(dossier, seed, practice=practice)
    # First a document each, then whatever is left, so that the faults are spread.
    for spread in (True, False):
        for operator, document in waiting:
            if len(key) == count:
                return dossier, key
            if operator.id in used or (spread and document.id in spoilt):
                continue
            now = next(d for d in dossier.documents if d.id == document.id)
            changed = operator.change(now, dossier, seed)
            if changed is None:
                continue
            faulty = dossier.changed(changed)
            found = inspect_all(faulty)
            expected = {defect.place for defect in key} | {operator.place(document)}
            if {defect.place for defect in found} != expected or len(found) == len(key):
                continue
            dossier, key = faulty, found
            used.add(operator.id)
            spoilt.add(document.id)
    return dossier, key
