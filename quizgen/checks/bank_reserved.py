"""Bank reserved: reserved items stay out of the published tree, its pages and its papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding
from quizgen.diagnostics import Severity
from quizgen.loading.banks import BANKS_FOLDER, RESERVED_FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.loading.project import Project


def _project(project: Project) -> Iterator[Finding]:
    reserved = {bank.id for bank in project.banks.values() if bank.use == "reserved"}
    items = {item.id for item in project.items.values() if item.bank in reserved}
    for bank in project.banks.values():
        folder = bank.span.path.rpartition("/")[0]
        if bank.id in reserved and folder == BANKS_FOLDER:
            yield Finding(
                f"the reserved bank `{bank.id}` lies among those that are published",
                f"move it to {RESERVED_FOLDER}/, or elsewhere and name it with `--bank PATH`",
                at=("use",),
                span=bank.span,
            )
        if bank.id not in reserved and folder == RESERVED_FOLDER:
            yield Finding(
                f"the bank `{bank.id}` lies among the reserved ones, but does not say so",
                f"write `use: reserved`, or move it to {BANKS_FOLDER}/",
                at=("use",),
                span=bank.span,
            )
    if not reserved:
        return
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
        if embed.name == "quiz" and embed.argument in reserved:
            yield Finding(
                f"the page publishes the reserved bank `{embed.argument}`",
                "embed a bank with `use: practice`",
                span=embed.span,
            )
        named = sorted(items & {*embed.items}) if embed.name == "quiz" else []
        if named:
            yield Finding(
                f"the page publishes reserved items: {', '.join(named)}",
                "take them out of `items`",
                span=embed.span,
            )


CHECK = Check(
    name="bank-reserved",
    code="QG240",
    severity=Severity.ERROR,
    summary="Reserved banks lie in quizzes/reserved or elsewhere; no page or paper shows them.",
    bad="# quizzes/final.yaml\nuse: reserved",
    good="# quizzes/reserved/final.yaml\nuse: reserved",
    project=_project,
)
