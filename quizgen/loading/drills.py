"""Drills: scenarios with the law and the rules they rest on, read without the rest of a course."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from quizgen.diagnostics import Report, UsageError
from quizgen.loading.course import COURSE_FILE, load_course
from quizgen.loading.project import Project
from quizgen.loading.register import load_register
from quizgen.loading.scenarios import FOLDER, PROCEDURES, load_files, load_procedures

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quizgen.model.scenario import Scenario


def load_drills(files: Iterable[Path], report: Report) -> Project:
    """Read the law, the procedures and the wanted scenarios; nothing else of the course.

    Args:
        files: Scenarios; all of the course when none is named.
        report: Takes the findings.

    Raises:
        UsageError: If a file is not there, or lies in no course.
    """
    wanted = list(files)
    for path in wanted:
        if not path.is_file():
            raise UsageError(f"{path} is not a file")
    start = (wanted[0] if wanted else Path()).resolve()
    places = [start, *start.parents, Path.cwd()]
    root = next((place for place in places if (place / COURSE_FILE).is_file()), None)
    if root is None:
        raise UsageError(f"no course here: {COURSE_FILE} is not a file")
    if Path.cwd() == root:
        root = Path()
    folder = root / FOLDER
    shared = sorted(folder.glob(f"{PROCEDURES}/**/*.yaml"))
    beside = {near for path in wanted for near in path.parent.glob(f"{PROCEDURES}/**/*.yaml")}
    known = {path.resolve() for path in shared}
    own = sorted(path for path in beside if path.resolve() not in known)
    if not wanted:
        rules = set(shared)
        wanted = [path for path in sorted(folder.glob("**/*.yaml")) if path not in rules]
    course = load_course(root, Report())
    register = load_register(root, Report(), course.law_asof)
    # Rules beside a scenario that stands outside of the course come before those of the course.
    procedures = {
        **load_procedures(root, shared, report),
        **load_procedures(root, own, report),
    }
    return Project(
        root=root,
        course=course,
        register=register,
        scenarios=load_files(root, wanted, procedures, register, report),
        procedures=procedures,
    )


def find(name: str, report: Report) -> tuple[Scenario | None, Project]:
    """Return the scenario of an id or a file, none where it cannot be read, and its project.

    Raises:
        UsageError: If there is no such scenario.
    """
    path = Path(name)
    project = load_drills([path] if path.is_file() else [], report)
    scenarios = project.scenarios
    found = next(iter(scenarios.values()), None) if path.is_file() else scenarios.get(name)
    if found is None and not report.diagnostics:
        known = ", ".join(scenarios) or "none"
        raise UsageError(f"there is no scenario `{name}`; there are: {known}")
    return found, project
