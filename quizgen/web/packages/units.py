"""Units: what a package launches and tracks on its own: a module, a bank, a paper, a scenario."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from quizgen.loading.navigation import module_pages
from quizgen.messages import message
from quizgen.web.addresses import practice_page, scenario_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from quizgen.loading.project import Project
    from quizgen.model.forms import Form
    from quizgen.model.scenario import Scenario


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One thing that is launched."""

    id: str
    """Unique in the package and the same in every release: attempts hang on it."""
    title: str
    sources: tuple[str, ...]
    """Source paths of its pages below ``course/``, in order."""
    pass_percent: str = ""
    """The pass mark of a paper; "" where there is nothing to pass."""
    graded: bool = False
    """Whether a system may decide by the score alone: no section has a pass mark of its own."""


@dataclass(frozen=True, slots=True)
class Content:
    """What goes into a package."""

    units: tuple[Unit, ...]
    forms: dict[str, Form] = field(default_factory=dict)
    """Forms by the source path of their page."""
    scenarios: dict[str, Scenario] = field(default_factory=dict)
    """Scenarios by the source path of their page."""


def content(
    project: Project, forms: Iterable[Form], modules: Iterable[str], scenarios: Iterable[str]
) -> Content:
    """Return the units of a selection: modules with their banks, the other forms, scenarios."""
    by_path = {practice_page(form.id): form for form in forms}
    played = {scenario_page(ref): project.scenarios[ref] for ref in scenarios}
    units = [*_modules(project, modules), *_forms(project, by_path)]
    units += (
        Unit(id=f"scenario-{one.id}", title=one.title, sources=(path,))
        for path, one in played.items()
    )
    return Content(tuple(units), by_path, played)


def _modules(project: Project, refs: Iterable[str]) -> Iterator[Unit]:
    wanted = set(refs)
    for module in project.course.modules:
        if module.id in wanted:
            paths = [path.partition("/")[2] for path in module_pages(project, module)]
            yield Unit(id=f"module-{module.id}", title=module.title, sources=tuple(paths))


def _forms(project: Project, forms: dict[str, Form]) -> Iterator[Unit]:
    for path, form in forms.items():
        if not form.items:
            continue
        if form.id in project.banks:
            title = message("lms.page.practice", title=form.title)
            yield Unit(id=f"bank-{form.id}", title=title, sources=(path,))
        else:
            yield Unit(
                id=f"paper-{form.id}",
                title=form.title,
                sources=(path,),
                pass_percent=form.pass_percent,
                graded=not form.section_min_percent,
            )
