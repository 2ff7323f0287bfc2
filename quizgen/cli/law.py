"""Law: what the course covers of each provision, and what a new version of the law touches."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quizgen.cli._course import bank_argument, root_argument

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from quizgen.loading.law_changes import Change
    from quizgen.loading.law_coverage import Coverage, Row
    from quizgen.loading.law_uses import Use
    from quizgen.loading.project import Project

SHOWN = {"page": "pages", "item": "items", "scenario": "scenarios", "procedure": "procedures"}
"""Kinds of uses that coverage counts, with what they are called."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    commands = parser.add_subparsers(dest="law", required=True, metavar="COMMAND")
    cover = commands.add_parser("coverage", help="count who cites each provision, and what nobody")
    cover.add_argument("--all", action="store_true", help="also list provisions nobody cites")
    cover.set_defaults(work=_coverage)
    impact = commands.add_parser("impact", help="list every place that a new version touches")
    impact.add_argument("old", type=Path, metavar="OLD", help="a register file, or their folder")
    impact.add_argument("new", type=Path, metavar="NEW", help="the same in its new version")
    impact.set_defaults(work=_impact)
    for command in (cover, impact):
        root_argument(command)
        bank_argument(command)
        command.add_argument("--format", choices=("text", "json"), default="text")


def run(arguments: argparse.Namespace) -> int:
    """Do one of the commands."""
    status: int = arguments.work(arguments)
    return status


def _project(arguments: argparse.Namespace) -> Project:
    """Read the course; what is wrong in it is for ``quizgen check`` to say, but not in silence."""
    from quizgen.diagnostics import Report
    from quizgen.loading.project import load

    report = Report()
    project = load(arguments.root, report, arguments.bank, reserved=True)
    if report.diagnostics:
        number = len(report.diagnostics)
        print(f"the course has {number} findings; run `quizgen check`", file=sys.stderr)
    return project


def _coverage(arguments: argparse.Namespace) -> int:
    from quizgen.loading.law_coverage import coverage

    project = _project(arguments)
    found, missing = coverage(project)
    if arguments.format == "json":
        _dump(
            {
                "asof": project.register.asof,
                "instruments": [_covered(law, every=arguments.all) for law in found],
                "missing": [_place(use, project) for use in missing],
                "totals": _totals(found, missing),
            }
        )
        return int(bool(missing))
    for law in found:
        _print_coverage(law, every=arguments.all)
    for use in missing:
        print(f"{_where(use, project)}: error: `{use.shown}` is not in the law register")
    totals = ", ".join(f"{number} {name}" for name, number in _totals(found, missing).items())
    print(totals.replace("_", " "), file=sys.stderr)
    return int(bool(missing))


def _listed(law: Coverage, *, every: bool) -> list[Row]:
    return [row for row in law.rows if row.cited or every]


def _covered(law: Coverage, *, every: bool) -> dict[str, Any]:
    rows = [
        {"cite": str(row.provision.citation), "topic": row.provision.topic}
        | {name: list(row.owners.get(kind, ())) for kind, name in SHOWN.items()}
        for row in _listed(law, every=every)
    ]
    return {
        "title": law.instrument.title,
        "provisions": rows,
        "without_item": [str(provision.citation) for provision in law.without_item],
    }


def _print_coverage(law: Coverage, *, every: bool) -> None:
    rows = _listed(law, every=every)
    cited = sum(row.cited for row in law.rows)
    print(f"{law.instrument.title}: {cited} of {len(law.rows)} provisions cited")
    for row in rows:
        counts = ", ".join(
            f"{number} {kind if number == 1 else name}"
            for kind, name in SHOWN.items()
            if (number := row.count(kind))
        )
        print(f"  {row.provision.citation}: {counts or 'nothing'}: {row.provision.topic}")
    for provision in law.without_item:
        print(f"  warning: {provision.citation}: no item on this penalty: {provision.topic}")


def _totals(found: Iterable[Coverage], missing: list[Use]) -> dict[str, int]:
    laws = list(found)
    rows = [row for law in laws for row in law.rows]
    return {
        "provisions": len(rows),
        "cited": sum(row.cited for row in rows),
        "with_items": sum(bool(row.count("item")) for row in rows),
        "penalties_without_item": sum(len(law.without_item) for law in laws),
        "missing": len(missing),
    }


def _impact(arguments: argparse.Namespace) -> int:
    from quizgen.diagnostics import Report
    from quizgen.loading.law_changes import read_versions
    from quizgen.loading.law_uses import uses

    report = Report()
    versions = read_versions(arguments.old, arguments.new, report)
    if report.diagnostics:
        print(report.render(), file=sys.stderr)
        return 1
    project = _project(arguments)
    changes = versions.changes()
    found = uses(project, versions.laws)
    cited = dict.fromkeys(use.citation for use in found)
    felt = {citation: versions.concerning(citation, changes) for citation in cited}
    touched = [(use, felt[use.citation]) for use in found if felt[use.citation]]
    totals = {"changes": len(changes), "places": len(touched)}
    for kind in (*SHOWN, "other"):
        owners = {use.owner for use, _ in touched if use.kind == kind}
        totals[SHOWN.get(kind, kind)] = len(owners)
    if arguments.format == "json":
        places = [
            _place(use, project) | {"because": [_named(change) for change in why]}
            for use, why in touched
        ]
        _dump({"changes": [_change(c) for c in changes], "places": places, "totals": totals})
        return int(bool(touched))
    for change in changes:
        fields = f": {', '.join(change.fields)}" if change.fields else ""
        print(f"{_named(change)}: {change.how}{fields}")
    for use, _ in touched:
        print(f"{_where(use, project)}: {use.kind} {_label(use)}: {use.shown}")
    print(", ".join(f"{number} {name}" for name, number in totals.items()), file=sys.stderr)
    return int(bool(touched))


def _named(change: Change) -> str:
    whole = change.citation
    return str(whole) if whole.article else whole.instrument


def _change(change: Change) -> dict[str, Any]:
    return {"cite": _named(change), "how": change.how, "fields": list(change.fields)}


def _label(use: Use) -> str:
    """Return the owner and its field; a page is named by its path already."""
    if use.kind == "page":
        return "text"
    return " ".join(filter(None, (use.owner if use.kind != "other" else "", use.at)))


def _where(use: Use, project: Project) -> str:
    return f"{_path(use, project)}:{use.span.line}:{use.span.column}"


def _path(use: Use, project: Project) -> str:
    """Return a path that an editor finds from here, banks outside of the course included."""
    path = project.files.get(use.span.path, project.root / use.span.path)
    return path.as_posix()


def _place(use: Use, project: Project) -> dict[str, Any]:
    return {
        "path": _path(use, project),
        "line": use.span.line,
        "column": use.span.column,
        "kind": use.kind,
        "owner": use.owner,
        "at": use.at,
        "cite": use.shown,
    }


def _dump(told: dict[str, Any]) -> None:
    print(json.dumps(told, ensure_ascii=False, indent=1))
