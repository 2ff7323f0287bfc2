"""Project: everything of a course, read from its folder."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from quizgen.diagnostics import UsageError
from quizgen.loading.banks import load_banks
from quizgen.loading.calculators import load_calculators
from quizgen.loading.course import COURSE_FILE, load_course
from quizgen.loading.misconceptions import load_misconceptions
from quizgen.loading.pages import load_pages
from quizgen.loading.papers import load_papers
from quizgen.loading.register import load_register
from quizgen.loading.visits import load_visits

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from quizgen.diagnostics import Report
    from quizgen.loading.embeds import Embed
    from quizgen.loading.parameters import Template
    from quizgen.model.calculators import Calculator
    from quizgen.model.course import Course
    from quizgen.model.forms import Paper
    from quizgen.model.items import Bank, Item
    from quizgen.model.law import Register
    from quizgen.model.scenario import Procedure, Scenario
    from quizgen.model.visits import Visit

SCENARIOS_FOLDER = "scenarios"


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A course with its law, items, papers, scenarios and pages."""

    root: Path
    course: Course
    register: Register
    banks: Mapping[str, Bank] = field(default_factory=dict)
    items: Mapping[str, Item] = field(default_factory=dict)
    """By id; a parametrised item with the values of its first variant."""
    templates: Mapping[str, Template] = field(default_factory=dict)
    """The parametrised items, by id."""
    papers: Mapping[str, Paper] = field(default_factory=dict)
    scenarios: Mapping[str, Scenario] = field(default_factory=dict)
    procedures: Mapping[str, Procedure] = field(default_factory=dict)
    misconceptions: Mapping[str, str] = field(default_factory=dict)
    """Names of misconceptions by the tags that stand for them in items."""
    calculators: Mapping[str, Calculator] = field(default_factory=dict)
    visits: Mapping[str, Visit] = field(default_factory=dict)
    pages: Mapping[str, str] = field(default_factory=dict)
    """Text of each page by its path below ``root``, such as ``course/index.md``."""
    embeds: tuple[Embed, ...] = ()
    """The blocks of all pages, such as ``/// quiz | jnf``, in order."""
    broken: frozenset[str] = frozenset()
    """Ids of items that are there but could not be read: not to be missed a second time."""
    files: Mapping[str, Path] = field(default_factory=dict)
    """Where course, banks and papers are, by the name under which findings mention them."""


def load(
    root: Path,
    report: Report,
    extra_banks: Iterable[Path] = (),
    *,
    reserved: bool = False,
    extra_papers: Iterable[Path] = (),
) -> Project:
    """Read the course in ``root``, reporting all that cannot be used.

    Args:
        root: The folder that holds ``course/course.yaml``.
        report: Takes the findings.
        extra_banks: Banks that are asked for by name, files or folders.
        reserved: Whether to read the reserved banks of the course too. What publishes must not,
            or takes the project through `published` before it makes anything of it.
        extra_papers: Papers outside of the course, files or folders, which nothing publishes.

    Raises:
        UsageError: If there is no course in ``root``, or no such bank or paper.
    """
    if not (root / COURSE_FILE).is_file():
        raise UsageError(f"no course here: {root / COURSE_FILE} is not a file")
    course = load_course(root, report)
    register = load_register(root, report, course.law_asof)
    loaded = load_banks(root, extra_banks, report, reserved=reserved)
    scenarios, procedures = _scenarios(root, register, report)
    papers = load_papers(root, loaded, report, extra_papers)
    pages = load_pages(root, report)
    return Project(
        root=root,
        course=course,
        register=register,
        banks=loaded.banks,
        items=loaded.items,
        templates=loaded.templates,
        papers=papers,
        scenarios=scenarios,
        procedures=procedures,
        misconceptions=load_misconceptions(root, report),
        calculators=load_calculators(root, report),
        visits=load_visits(root, report),
        pages=pages.texts,
        embeds=pages.embeds,
        broken=frozenset(loaded.broken),
        files={COURSE_FILE: root / COURSE_FILE, **loaded.files},
    )


def _scenarios(
    root: Path, register: Register, report: Report
) -> tuple[Mapping[str, Scenario], Mapping[str, Procedure]]:
    """Read the scenarios; a course without any does not wait for what reads them."""
    if next((root / SCENARIOS_FOLDER).glob("**/*.y*ml"), None) is None:
        return {}, {}
    from quizgen.loading.scenarios import load_scenarios  # noqa: PLC0415 - see above

    return load_scenarios(root, register, report)


def published(project: Project) -> Project:
    """Return a project without anything that is reserved: all that may become pages.

    Items that papers must not name are taken off them, though ``quizgen check`` refuses such
    papers: what is published shall not hang on a rule that somebody may have skipped.
    """
    banks = {name: bank for name, bank in project.banks.items() if bank.use != "reserved"}
    items = {name: item for name, item in project.items.items() if item.bank in banks}
    return replace(
        project,
        banks=banks,
        items=items,
        templates={name: kept for name, kept in project.templates.items() if name in items},
        papers={name: _without(paper, items) for name, paper in project.papers.items()},
    )


def _without(paper: Paper, items: Mapping[str, Item]) -> Paper:
    """Return a paper with only those of its items that are among ``items``."""
    sections = [
        replace(section, items=tuple(id_ for id_ in section.items if id_ in items))
        for section in paper.sections
    ]
    return replace(paper, sections=tuple(section for section in sections if section.items))
