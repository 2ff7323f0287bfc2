"""Item objective: the module and the objective of an item are of the course."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding, Subject
from quizgen.diagnostics import Severity, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.loading.project import Project


def _item(subject: Subject) -> Iterator[Finding]:
    wanted = subject.item.objective
    modules = subject.project.course.modules
    if not wanted or not modules:
        return  # a course without modules could not be read, and says so itself
    if any(objective.id == wanted for module in modules for objective in module.objectives):
        return
    known = [objective.id for module in modules for objective in module.objectives]
    yield Finding(
        f"`{wanted}` is not an objective of the course",
        nearest(wanted, known) or "write the id of an objective of course/course.yaml",
        at=("objective",),
    )


def _project(project: Project) -> Iterator[Finding]:
    known = [module.id for module in project.course.modules]
    for bank in project.banks.values():
        if known and bank.module and bank.module not in known:
            yield Finding(
                f"`{bank.module}` is not a module of the course",
                nearest(bank.module, known) or "write the id of a module of course/course.yaml",
                at=("module",),
                span=bank.span,
            )


CHECK = Check(
    name="item-objective",
    code="QG239",
    severity=Severity.ERROR,
    summary="Banks name modules, and items objectives, of course/course.yaml.",
    bad="objective: jnf-99",
    good="objective: jnf-4",
    item=_item,
    project=_project,
)
