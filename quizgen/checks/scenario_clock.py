"""Scenario clock: the story goes forward in time, and its papers with it."""

from __future__ import annotations

from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING

from quizgen.checks.base import Check, Finding
from quizgen.diagnostics import Severity
from quizgen.drills.clock import begin, spread_of
from quizgen.drills.facts import drawn, reckon
from quizgen.drills.grounds import cases_of
from quizgen.drills.proof import complete_walks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.drills.explore import Exploration
    from quizgen.drills.facts import Case
    from quizgen.expressions import Value
    from quizgen.loading.project import Project
    from quizgen.model.classroom import Paper
    from quizgen.model.scenario import Scenario
    from quizgen.model.scenes import Scene


SAMPLE = 3
"""Cases of a world that are looked at: the formulas of days are plain sums."""


def _project(project: Project) -> Iterator[Finding]:
    for scenario in project.scenarios.values():
        seen: set[tuple[str, str]] = set()
        for walk in complete_walks(scenario, project.procedures):
            links = _links(walk)
            for case in cases_of(walk, drawn(scenario))[:SAMPLE]:
                times = {name: begin(scene.clock, case) for name, scene in scenario.scenes.items()}
                for first, then in links:
                    one, other = times.get(first), times.get(then)
                    if one and other and other < one and (first, then) not in seen:
                        seen.add((first, then))
                        message = f"`{then}` of {other} follows `{first}` of {one}"
                        hint = "correct `clock` of one of them"
                        yield Finding(message, hint, span=scenario.scenes[then].span)
        if not scenario.broken:
            yield from _papers(scenario)


def _links(walk: Exploration) -> list[tuple[str, str]]:
    """Return which scene follows which."""
    nodes = walk.machine.program.nodes
    pairs = [(nodes[e.choice.node].id, walk.node(e.target).id) for e in walk.all_edges()]
    return [pair for pair in dict.fromkeys(pairs) if pair[0] != pair[1]]


def _papers(scenario: Scenario) -> Iterator[Finding]:
    cases = spread_of(drawn(scenario))
    papers = list(scenario.documents.values())
    for paper in papers:
        scene = scenario.scenes[paper.at.id]
        if paper.begin and paper.end and _minutes(paper) < max(scene.minutes, 1):
            message = f"`{paper.id}` lasts from {paper.begin} to {paper.end}"
            hint = f"it cannot be shorter than its scene, {scene.minutes} minutes"
            yield Finding(message, hint, span=paper.span)
        old = next((case for case in cases if _older(paper, scene, case)), None)
        if old is not None:
            message = f"`{paper.id}` is older than its scene `{scene.id}`"
            yield Finding(message, "correct `date`", span=paper.span)
    for one, other in combinations([p for p in papers if p.begin and p.end], 2):
        both = sorted({role.id for role in one.who} & {role.id for role in other.who})
        meet = one.begin < other.end and other.begin < one.end
        if both and meet and any(_together(scenario, one, other, case) for case in cases):
            message = f"{', '.join(both)} is in `{one.id}` and in `{other.id}` at the same time"
            yield Finding(message, "correct `begin` and `end`, or `who`", span=other.span)


def _minutes(paper: Paper) -> int:
    first, last = (int(text[:2]) * 60 + int(text[3:]) for text in (paper.begin, paper.end))
    return last - first


def _older(paper: Paper, scene: Scene, case: Case) -> bool:
    start = begin(scene.clock, case)
    day = reckon(paper.date, case) if paper.date else None
    return start is not None and isinstance(day, date) and day < start.date()


def _together(scenario: Scenario, one: Paper, other: Paper, case: Case) -> bool:
    days = {_day(scenario, paper, case) for paper in (one, other)}
    held = all(p.when is None or reckon(p.when, case) is True for p in (one, other))
    return held and len(days) == 1 and None not in days


def _day(scenario: Scenario, paper: Paper, case: Case) -> Value | None:
    if paper.date:
        return reckon(paper.date, case)
    start = begin(scenario.scenes[paper.at.id].clock, case)
    return start.date() if start else None


CHECK = Check(
    name="scenario-clock",
    code="QG470",
    severity=Severity.ERROR,
    summary="No scene begins before the one it follows, no paper is older than its scene.",
    bad="""\
gate: {clock: {day: day0, time: "09:00"}, …}
control: {clock: {day: day0, time: "08:30"}, …}   # follows the gate
""",
    good="""\
control: {clock: {day: day0, time: "09:30"}, …}
""",
    project=_project,
)
