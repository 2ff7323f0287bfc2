"""Item ungraded: what rests on nothing carries no points and stands on no paper."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding, Subject
from quizgen.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.loading.project import Project


def _item(subject: Subject) -> Iterator[Finding]:
    item = subject.item
    if item.basis == "none" and Decimal(item.interaction.max) != 0:
        yield Finding(
            f"the item rests on nothing, but carries {item.interaction.max} points",
            "remove `max`, or name what the key rests on with `basis: law` or `basis: given`",
            at=("max",),
        )


def _project(project: Project) -> Iterator[Finding]:
    for paper in project.papers.values():
        for number, section in enumerate(paper.sections):
            for id_ in section.items:
                if project.items[id_].basis == "none":
                    yield Finding(
                        f"the paper holds `{id_}`, which rests on nothing and is not graded",
                        "take it off the paper",
                        at=("sections", str(number), "items"),
                        needle=id_,
                        span=paper.span,
                    )


CHECK = Check(
    name="item-ungraded",
    code="QG237",
    severity=Severity.ERROR,
    summary="Items with `basis: none` have no points and are on no paper.",
    bad="basis: none\nmax: 2",
    good="basis: none",
    item=_item,
    project=_project,
)
