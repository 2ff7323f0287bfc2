"""QTI 3.0: a content package of items, tests and metadata."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.export._shared.qti_fidelity import POLICIES, losses
from quizgen.export._shared.qti_package import package
from quizgen.export.base import Exporter, File

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.export.base import Selection


def write(selection: Selection) -> Iterator[File]:
    """Yield the one package of ``selection``."""
    yield File(f"{selection.id}.qti30.zip", package(selection, "3.0"))


EXPORTER = Exporter(
    name="qti30",
    title="QTI 3.0 content package",
    profile=1,
    suffix=".zip",
    policies=POLICIES,
    write=write,
    losses=losses,
)
