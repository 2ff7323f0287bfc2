"""Course: reads ``course/course.yaml``."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from quizgen.diagnostics import ContentError, Report, Span
from quizgen.loading.migrations import open_file
from quizgen.model.course import Course, Module, Objective

if TYPE_CHECKING:
    from pathlib import Path

    from quizgen.source import Section

COURSE_FOLDER = "course"
COURSE_FILE = "course/course.yaml"


def load_course(root: Path, report: Report) -> Course:
    """Return the settings of the course in ``root``: empty ones when they cannot be read."""
    section = open_file(root / COURSE_FILE, COURSE_FILE, report)
    if section is not None:
        try:
            return _course(section, root)
        except ContentError as error:
            report.add(error.diagnostic)
    return Course(id="", title="", span=Span(COURSE_FILE), law_asof="")


def _course(section: Section, root: Path) -> Course:
    seen: dict[str, Span] = {}
    modules = []
    for part in section.sections("modules", required=True):
        try:
            modules.append(_module(part, root, seen))
        except ContentError as error:
            section.report.add(error.diagnostic)
    section.get("schema")
    course = Course(
        id=section.identifier("id"),
        title=section.text("title"),
        span=section.span,
        law_asof=_date(section, "law_asof"),
        released=_date(section, "released") if section.has("released") else "",
        modules=tuple(modules),
    )
    section.finish()
    return course


def _module(part: Section, root: Path, seen: dict[str, Span]) -> Module:
    id_ = _new_id(part, seen)
    page = part.text("page")
    if not (root / COURSE_FOLDER / page).is_file():
        part.report.error(
            "QG121",
            f"`{page}` is not a page of the course",
            part.span_of("page"),
            hint=f"write its path below {COURSE_FOLDER}/, such as modules/{id_}/index.md",
        )
    objectives = []
    for own in part.sections("objectives"):
        objectives.append(Objective(id=_new_id(own, seen), text=own.text("text")))
        own.finish()
    module = Module(
        id=id_,
        title=part.text("title"),
        page=page,
        objectives=tuple(objectives),
        minutes=part.integer("minutes", 0),
    )
    part.finish()
    return module


def _new_id(part: Section, seen: dict[str, Span]) -> str:
    """Return the id of a module or objective, reporting a second use."""
    id_ = part.identifier("id")
    if id_ in seen:
        part.report.error(
            "QG120",
            f"the id `{id_}` is used twice",
            part.span_of("id"),
            hint=f"it is first used in line {seen[id_].line}; rename one",
        )
    seen.setdefault(id_, part.span_of("id"))
    return id_


def _date(section: Section, name: str) -> str:
    """Return a date, or "" after reporting that it is none."""
    text = section.text(name)
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        section.report.error(
            "QG122",
            f"`{name}` must be a date, but is `{text}`",
            section.span_of(name),
            hint="write it as 2026-10-04",
        )
        return ""
