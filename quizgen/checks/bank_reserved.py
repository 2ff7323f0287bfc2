"""Bank reserved: reserved items stay out of the published tree, its pages and its papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding
from quizgen.diagnostics import Severity
from quizgen.loading.banks import BANKS_FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.loading.project import Project


def _project(project: Project) -> Iterator[Finding]:
    reserved = {bank.id for bank in project.banks.values() if bank.use == "reserved"}
    if not reserved:
        return
    items = {item.id for item in project.items.values() if item.bank in reserved}
    for bank in project.banks.values():
        if bank.id in reserved and bank.span.path.startswith(f"{BANKS_FOLDER}/"):
            yield Finding(
                f"the reserved bank `{bank.id}` lies in the published tree",
                "keep it outside, and name it with `--bank PATH`",
                at=("use",),
                span=bank.span,
            )
    for paper in project.papers.values():
        for number, section in enumerate(paper.sections):
            for id_ in section.items:
                if id_ in items:
                    yield Finding(
                        f"the paper publishes the reserved item `{id_}`",
                        "take it off the paper",
                        at=("sections", str(number), "items"),
                        needle=id_,
                        span=paper.span,
                    )
    for embed in project.embeds:
        if embed.name == "quiz" and (embed.argument in reserved or items & {*embed.items}):
            yield Finding(
                "the page publishes reserved items",
                "embed a bank with `use: practice`",
                span=embed.span,
            )


CHECK = Check(
    name="bank-reserved",
    code="QG240",
    severity=Severity.ERROR,
    summary="Banks with `use: reserved` lie outside the course; no page or paper shows them.",
    bad="# quizzes/final.yaml\nuse: reserved",
    good="# quizzes/final.yaml\nuse: practice",
    project=_project,
)
