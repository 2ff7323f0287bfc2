"""Scenarios: reads ``scenarios/*.yaml`` and the rules of procedure they share."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import TYPE_CHECKING

from quizgen.diagnostics import ContentError, Severity, Span
from quizgen.loading.folders import content_files
from quizgen.loading.procedures import read_procedure
from quizgen.loading.scenario_cast import read_cast, read_classroom, read_seats
from quizgen.loading.scenario_facts import (
    read_derive,
    read_expectations,
    read_facts,
    read_findings,
    read_state,
)
from quizgen.loading.scenario_fields import collecting, passage, passages, reference, references
from quizgen.loading.scenario_formulas import check_formulas
from quizgen.loading.scenario_injects import read_debrief, read_injects, read_rubric
from quizgen.loading.scenario_links import check_links, rules_of
from quizgen.loading.scenario_papers import (
    read_demands,
    read_documents,
    read_exhibits,
    read_fines,
    read_margins,
)
from quizgen.loading.scenario_parts import read_faults, read_jurisdiction, read_objectives
from quizgen.loading.scenario_scenes import read_decisions, read_endings, read_scenes
from quizgen.model.scenario import FLAW, Scenario
from quizgen.source import Mapping, Scalar, Section, Sequence, read_file
from quizgen.source.nodes import plain_data

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from quizgen.diagnostics import Report
    from quizgen.model.law import Register
    from quizgen.model.scenario import Procedure
    from quizgen.source import Node

FOLDER = "scenarios"
PROCEDURES = "procedures"
SCHEMA = "drill/1"


def load_scenarios(
    root: Path, register: Register, report: Report
) -> tuple[dict[str, Scenario], dict[str, Procedure]]:
    """Read all scenarios below ``root`` and their procedures, both by id; never raises."""
    folder = root / FOLDER
    files = [path for _, path in content_files(root, FOLDER, report, below=True)]
    shared = [path for path in files if path.relative_to(folder).parts[0] == PROCEDURES]
    procedures = load_procedures(root, shared, report)
    rest = [path for path in files if path not in set(shared)]
    return load_files(root, rest, procedures, register, report), procedures


def load_procedures(root: Path, paths: Iterable[Path], report: Report) -> dict[str, Procedure]:
    """Read files of shared rules."""
    procedures: dict[str, Procedure] = {}
    for path in paths:
        name = named(path, root)
        node = _mapping(read_file(path, name, report), name, report)
        procedure = read_procedure(node, name, report) if node else None
        if procedure is None:
            continue
        if procedure.id in procedures:
            _twice(procedure.id, procedure.span, procedures[procedure.id].span, report)
        else:
            procedures[procedure.id] = procedure
    return procedures


def load_files(
    root: Path,
    paths: Iterable[Path],
    procedures: dict[str, Procedure],
    register: Register,
    report: Report,
) -> dict[str, Scenario]:
    """Read some scenario files."""
    scenarios: dict[str, Scenario] = {}
    for path in paths:
        name = named(path, root)
        node = _mapping(read_file(path, name, report), name, report)
        scenario = read_scenario(node, name, procedures, register, report) if node else None
        if scenario is None:
            continue
        if scenario.id in scenarios:
            _twice(scenario.id, scenario.span, scenarios[scenario.id].span, report)
        else:
            scenarios[scenario.id] = scenario
    return scenarios


def named(path: Path, root: Path) -> str:
    """Return the name under which findings mention ``path``."""
    inside = path.resolve().is_relative_to(root.resolve())
    return path.resolve().relative_to(root.resolve()).as_posix() if inside else path.as_posix()


def _mapping(node: Node | None, name: str, report: Report) -> Mapping | None:
    if node is None or isinstance(node, Mapping):
        return node
    report.error("QG400", "file holds no fields", Span(name), f"begin with `schema: {SCHEMA}`")
    return None


def _twice(identity: str, span: Span, other: Span, report: Report) -> None:
    message = f"`{identity}` is already the id of {other.path}"
    report.error("QG403", message, span, "give one of them another id")


def read_scenario(
    node: Mapping,
    path: str,
    procedures: dict[str, Procedure],
    register: Register,
    report: Report,
) -> Scenario | None:
    """Read one scenario; ``None`` when its head cannot be read."""
    before = _errors(report, path)
    section = Section(node, path, report)
    scenario = None
    with collecting(report):
        scenario = _whole(section, register)
    if scenario is None:
        return None
    section.finish()
    check_links(scenario, procedures, report, _unread(node, scenario))
    if _errors(report, path) == before:
        check_formulas(scenario, rules_of(scenario, procedures), report)
    if _errors(report, path) != before:
        return replace(scenario, broken=True)
    return scenario


def _unread(node: Mapping, scenario: Scenario) -> set[str]:
    """Return the ids of parts that were written but could not be read: they are not missing."""
    written: set[str] = set()
    for name in ("scenes", "decisions", "endings", "faults", "state"):
        part = node.fields.get(name)
        written |= set(part.fields) if isinstance(part, Mapping) else set()
    for name in ("cast", "facts", "findings", "objectives"):
        part = node.fields.get(name)
        for entry in part.items if isinstance(part, Sequence) else ():
            identity = entry.fields.get("id") if isinstance(entry, Mapping) else None
            written |= {identity.value} if isinstance(identity, Scalar) else set()
    read = (
        *(scenario.scenes, scenario.decisions, scenario.endings, scenario.faults, scenario.state),
        *(scenario.cast, scenario.facts, scenario.findings, scenario.objectives),
    )
    return written.difference(*read)


def _errors(report: Report, path: str) -> int:
    return sum(d.span.path == path and d.severity is Severity.ERROR for d in report.diagnostics)


def _whole(section: Section, register: Register) -> Scenario:
    if section.text("schema") != SCHEMA:
        hint = f"write `schema: {SCHEMA}`"
        raise ContentError("QG400", "not a scenario file", section.span_of("schema"), hint)
    taken: set[str] = {FLAW}
    jurisdiction = read_jurisdiction(section)
    facts = read_facts(section, taken)
    derive = read_derive(section, taken)
    digest = json.dumps(plain_data(section.node), ensure_ascii=False, sort_keys=True)
    return Scenario(
        id=section.identifier("id"),
        title=section.text("title"),
        span=section.span_of("id"),
        law_asof=section.text("law_asof"),
        summary=passage(section, "summary"),
        given=passages(section, "given"),
        minutes=section.integer("minutes", 0),
        jurisdiction=jurisdiction,
        start=reference(section, "start"),
        objectives=read_objectives(section),
        cast=read_cast(section),
        facts=facts,
        derive=derive,
        findings=read_findings(section, taken, register, jurisdiction),
        variant_expect=read_expectations(section),
        procedures=references(section, "procedure"),
        state=read_state(section, taken),
        faults=read_faults(section),
        scenes=read_scenes(section),
        decisions=read_decisions(section),
        endings=read_endings(section),
        injects=read_injects(section),
        rubric=read_rubric(section),
        debrief=read_debrief(section),
        classroom=read_classroom(section),
        seats=read_seats(section),
        documents=read_documents(section),
        exhibits=read_exhibits(section),
        fines=read_fines(section),
        conserve=passages(section, "conserve"),
        margins=read_margins(section),
        demands=read_demands(section),
        content_hash=hashlib.sha256(digest.encode()).hexdigest()[:12],
    )
