"""Shapes: papers as an examination office prints them: both formats, both sizes, keys apart."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from quizgen.export._shared.selecting import select
from quizgen.export.base import File, run
from quizgen.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from quizgen.diagnostics import Report
    from quizgen.export.base import Exporter
    from quizgen.loading.project import Project

FORMATS = ("print", "docx")


def papers_at(project: Project, places: Iterable[Path]) -> list[str]:
    """Return the ids of the papers in files and folders, in the order of their names."""
    wanted = {
        path.resolve()
        for place in places
        for path in (place.glob("*.yaml") if place.is_dir() else (place,))
    }
    return sorted(
        paper.id
        for paper in project.papers.values()
        if project.files[paper.span.path].resolve() in wanted
    )


def shapes(
    project: Project,
    paper: str,
    exporters: Iterable[Exporter],
    report: Report,
    *,
    seed: int = 0,
    commitment: str = "",
) -> Iterator[File]:
    """Yield a paper and its answer sheet in each format and size, and its key in a folder apart.

    Args:
        project: The course, with the paper.
        paper: Its id.
        exporters: The formats, which have the options of examinations.
        report: Takes what is lost on paper.
        seed: Of values and orders, 0 for the paper's own.
        commitment: Hash of the key's capsule, "" for none.

    Raises:
        UsageError: If a library of the ``print`` extra is not here (QG611).
        ContentError: If the form cannot be built.
    """
    papers, keys, large = (message(f"paper.folder.{name}") for name in ("papers", "keys", "large"))
    for exporter in exporters:
        chosen = select(project, [paper], seed=seed, takes=exporter.takes)
        for folder, options in (
            (papers, {"parts": "paper,sheet"}),
            (f"{papers}/{large}", {"parts": "paper,sheet", "size": "large"}),
            (keys, {"parts": "key"}),
        ):
            own = replace(chosen, options=options | {"commitment": commitment})
            for file in run(exporter, own, report):
                yield File(f"{folder}/{file.path}", file.data)
