"""Blueprints: reads a file of rules for parallel forms, and holds it against the banks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.diagnostics import ContentError, nearest
from quizgen.loading.folders import content_files, used_twice
from quizgen.loading.migrations import open_file
from quizgen.model.blueprints import Blueprint, Cell, FormPart
from quizgen.model.items import LEVELS, USES
from quizgen.source import Sequence

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from quizgen.diagnostics import Report
    from quizgen.loading.project import Project
    from quizgen.source import Section

BLUEPRINTS_FOLDER = "quizzes/blueprints"
ANY = "any"
NO_LIMIT = 10_000
TYPES = (
    *("judge", "single", "multi", "blank", "numeric", "interval"),
    *("order", "match", "short", "case", "scenario"),
)
"""In the order in which a paper asks them when nobody says otherwise."""

FACILITY = dict(zip(LEVELS, ("0.80", "0.70", "0.65", "0.60", "0.55"), strict=True))
"""A guess, by which forms are alike at least in the levels of their items."""


def load_blueprints(project: Project, report: Report) -> dict[str, Blueprint]:
    """Return the blueprints of a course by id; its reserved banks must be loaded."""
    found: dict[str, Blueprint] = {}
    for name, path in content_files(project.root, BLUEPRINTS_FOLDER, report):
        blueprint = load_blueprint(path, name, project, report)
        if blueprint is None:
            continue
        if blueprint.id in found:
            first = found[blueprint.id].span
            report.add(used_twice(blueprint.id, blueprint.span, first).diagnostic)
        else:
            found[blueprint.id] = blueprint
    return found


def load_blueprint(path: Path, name: str, project: Project, report: Report) -> Blueprint | None:
    """Return the blueprint in ``path``; ``None`` when it cannot be used.

    Args:
        path: Where it is.
        name: The name under which findings mention it.
        project: The course, with the banks from which items may come.
        report: Takes the findings.
    """
    section = open_file(path, name, report, "blueprint")
    if section is None:
        return None
    before = len(report.diagnostics)
    try:
        blueprint = _blueprint(section, project)
    except ContentError as error:
        report.add(error.diagnostic)
        return None
    return blueprint if len(report.diagnostics) == before else None


def _blueprint(section: Section, project: Project) -> Blueprint:
    section.get("schema")
    known = project.items
    blueprint = Blueprint(
        id=section.identifier("blueprint"),
        title=section.text("title"),
        span=section.span,
        items=_positive(section, "items", None),
        cells=tuple(_cell(part, project) for part in section.sections("cells")),
        forms=_positive(section, "forms", 1),
        points=section.number("points", ""),
        minutes=section.integer("minutes", 0),
        pass_percent=section.number("pass_percent", "60"),
        use=section.choice("use", (*USES, ANY), "reserved"),
        exposure=_positive(section, "exposure", 1),
        anchors=_names(section, "anchors", known, "QG510"),
        enemies=_enemies(section, known),
        parts=tuple(_part(part) for part in section.sections("sections")),
        facility=_facility(section),
        spread=section.number("spread", "0.01"),
    )
    section.finish()
    return blueprint


def _positive(section: Section, name: str, default: int | None) -> int:
    value = section.integer(name, default)
    if value < 1:
        hint = "write 1 or more"
        raise ContentError("QG520", f"`{name}` is {value}", section.span_of(name), hint)
    return value


def _cell(part: Section, project: Project) -> Cell:
    modules = [module.id for module in project.course.modules]
    objectives = [one.id for module in project.course.modules for one in module.objectives]
    tags = {tag for item in project.items.values() for tag in item.tags}
    exact = part.has("count")
    least = part.integer("count" if exact else "min", None if exact else 0)
    most = least if exact else part.integer("max", NO_LIMIT)
    if exact and (part.has("min") or part.has("max")):
        hint = "keep either `count`, or `min` and `max`"
        raise ContentError("QG521", "the cell says its number twice", part.span, hint)
    if not 0 <= least <= most:
        hint = "write a `min` that is not above `max`"
        raise ContentError("QG521", f"no number is from {least} to {most}", part.span, hint)
    cell = Cell(
        span=part.span,
        least=least,
        most=most,
        modules=_names(part, "module", modules, "QG522"),
        types=_names(part, "type", TYPES, "QG522"),
        levels=_names(part, "level", LEVELS, "QG522"),
        objectives=_names(part, "objective", objectives, "QG522"),
        tags=_names(part, "tag", tags, "QG522"),
        banks=_names(part, "bank", project.banks, "QG522"),
    )
    part.finish()
    return cell


def _names(section: Section, field: str, known: Collection[str], code: str) -> tuple[str, ...]:
    """Read one name or a list of names, each of which must be known."""
    node = section.get(field)
    if node is None:
        return ()
    nodes = node.items if isinstance(node, Sequence) else [node]
    found = []
    for one in nodes:
        name = section.as_text(one, field)
        if name in known:
            found.append(name)
        else:
            hint = nearest(name, known) or f"known are {', '.join(sorted(known)[:20]) or 'none'}"
            place = section.span_at(one)
            section.report.error(code, f"there is no {field} `{name}`", place, hint=hint)
    return tuple(found)


def _enemies(section: Section, known: Collection[str]) -> tuple[tuple[str, ...], ...]:
    groups = []
    for node in section.nodes("enemies"):
        ids = []
        for one in node.items if isinstance(node, Sequence) else [node]:
            id_ = section.as_text(one, "enemies")
            if id_ not in known:
                hint = nearest(id_, known) or "write the id of an item of some bank"
                place = section.span_at(one)
                section.report.error("QG510", f"there is no item `{id_}`", place, hint=hint)
            ids.append(id_)
        if len(ids) == 1:
            hint = "name at least two: `- [id, id]`"
            place = section.span_at(node)
            section.report.error("QG523", "one item has no enemy", place, hint=hint)
        groups.append(tuple(ids))
    return tuple(groups)


def _part(part: Section) -> FormPart:
    made = FormPart(
        id=part.identifier("id"),
        title=part.text("title"),
        types=_names(part, "types", TYPES, "QG522"),
        min_percent=part.number("min_percent", ""),
    )
    part.finish()
    return made


def _facility(section: Section) -> dict[str, str]:
    given = section.maybe_section("facility")
    found = dict(FACILITY)
    if given is not None:
        found |= {level: given.number(level, found[level]) for level in LEVELS}
        given.finish()
    return found
