"""Console data: what the facilitator's page knows: the program, the texts, the case of each group.

Briefs of persons stay out: the page is read over shoulders. Texts stand there once; the values of
each group's case are put into their holes by the page.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from quizgen.classroom.groups import fingerprint
from quizgen.classroom.words import word
from quizgen.drills.portable import as_json
from quizgen.drills.program import build, world_of
from quizgen.drills.texts import filled
from quizgen.expressions import ExpressionError, evaluate, names_in, spell, to_json
from quizgen.loading import citations
from quizgen.loading.conditions import formula
from quizgen.loading.functions import FUNCTIONS
from quizgen.loading.interpolation import Hole, pieces
from quizgen.loading.scenario_links import events_of, rules_of
from quizgen.markup import to_html
from quizgen.model.classroom import EVERYBODY
from quizgen.model.law import Provision
from quizgen.model.scenario import DEVIATIONS, SEVERITIES
from quizgen.rng import below
from quizgen.web.typesetting import join_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from quizgen.classroom.groups import Group
    from quizgen.drills.facts import Case
    from quizgen.drills.program import Program
    from quizgen.loading.project import Project
    from quizgen.model.classroom import Criterion, Inject
    from quizgen.model.scenario import Procedure, Scenario
    from quizgen.model.scenes import Beat, Decision, Passage, Scene

PROJECTED = "投影"
"""The channel that everybody sees."""

KINDS = {"precedence": "reversed", "response": "missing", "within": "late"}
"""What a broken rule is called in the review; others forbid something."""

_TAG = re.compile(r"<[^<>]*>")
_OPEN, _CLOSE = "\ue000", "\ue001"
_MARK = re.compile(f"{_OPEN}([0-9]+){_CLOSE}")

Text = list[str | int]
"""A text: pieces, and numbers of the values that stand between them."""


@dataclass(slots=True)
class Texts:
    """Numbers the holes of texts as it meets them."""

    holes: dict[tuple[str, str], int] = field(default_factory=dict)
    passages: list[tuple[Hole, Passage]] = field(default_factory=list)
    cited: dict[str, None] = field(default_factory=dict)

    def text(self, passage: Passage | None) -> Text:
        """Return a text with its holes numbered, without markup."""
        if passage is None:
            return []
        marked = "".join(
            part if isinstance(part, str) else self._mark(part, passage)
            for part in pieces(join_lines(passage.text.strip()))
        )
        plain = html.unescape(_TAG.sub("", to_html(marked))).strip()
        parts = _MARK.split(plain)
        numbered = [int(part) if place % 2 else part for place, part in enumerate(parts)]
        return [part for part in numbered if part != ""]

    def _mark(self, hole: Hole, passage: Passage) -> str:
        key = (hole.formula, hole.form)
        if key not in self.holes:
            self.holes[key] = len(self.passages)
            self.passages.append((hole, passage))
        return f"{_OPEN}{self.holes[key]}{_CLOSE}"

    def cites(self, cite: Iterable[Passage]) -> list[str]:
        """Return citations, and remember them."""
        found = [passage.text for passage in cite]
        self.cited.update(dict.fromkeys(found))
        return found

    def values(self, case: Case) -> list[str]:
        """Return what stands in the holes in a case."""
        return [filled(hole, passage, case.values) for hole, passage in self.passages]


def data(
    scenario: Scenario, project: Project, groups: Sequence[Group], program: Program
) -> dict[str, Any]:
    """Return everything that the page needs."""
    texts = Texts()
    shown = {
        "scenes": {s.id: _scene(texts, s, program) for s in scenario.scenes.values()},
        "decisions": {d.id: _decision(texts, d) for d in scenario.decisions.values()},
        "endings": {
            ending.id: {
                "title": texts.text(ending.title),
                "text": texts.text(ending.text),
                "cites": texts.cites(ending.cite),
            }
            for ending in scenario.endings.values()
        },
        "wrongs": _wrongs(texts, scenario, project.procedures),
        "injects": [_inject(texts, scenario, inject) for inject in scenario.injects],
        "rubric": [_criterion(texts, criterion) for criterion in scenario.rubric],
        "debrief": [
            {
                "phase": one.phase,
                "ask": texts.text(one.ask),
                "script": texts.text(one.script),
                "show": one.show,
            }
            for one in scenario.debrief
        ],
    }
    lesson = scenario.classroom
    return {
        "course": project.course.id,
        "id": scenario.id,
        "title": scenario.title,
        "hash": scenario.content_hash,
        "key": fingerprint(scenario, groups[0].case.seed) + f"-{len(groups)}",
        "asof": scenario.law_asof,
        "objectives": dict(scenario.objectives),
        "events": events_of(scenario, project.procedures),
        "stop": list(lesson.stop) if lesson else [],
        "safeword": lesson.safeword if lesson else "",
        "program": as_json(program),
        **shown,
        "law": _law(texts, project),
        "groups": [_group(texts, scenario, group, program) for group in groups],
    }


def program_of(scenario: Scenario, procedures: Mapping[str, Procedure]) -> Program | None:
    """Return the program of a scenario; ``None`` for one that is broken."""
    return build(scenario, procedures)


def _scene(texts: Texts, scene: Scene, program: Program) -> dict[str, Any]:
    names = {actor.id: actor.name for actor in program.scenario.cast.values()}
    return {
        "where": texts.text(scene.where),
        "minutes": scene.minutes,
        "warn": scene.clock.warn if scene.clock else 0,
        "beats": [_beat(texts, beat, names) for beat in scene.beats],
    }


def _beat(texts: Texts, beat: Beat, names: Mapping[str, str]) -> dict[str, Any]:
    said = (("say", beat.say), ("act", beat.act), ("show", beat.show), ("doc", beat.doc))
    kind, text = next((kind, text) for kind, text in said if text)
    return {
        "kind": kind,
        "who": names.get(beat.who, ""),
        "to": names.get(beat.to, ""),
        "text": texts.text(text),
        "lines": [texts.text(line) for line in beat.fields],
        "when": to_json(formula(beat.when.text)) if beat.when else None,
    }


def _decision(texts: Texts, decision: Decision) -> dict[str, Any]:
    return {
        "ask": texts.text(decision.ask),
        "options": {
            option.id: {
                "text": texts.text(option.text),
                "results": [
                    {"feedback": texts.text(outcome.feedback), "cites": texts.cites(outcome.cite)}
                    for outcome in option.outcomes
                ],
            }
            for option in decision.options
        },
    }


def _wrongs(
    texts: Texts, scenario: Scenario, procedures: Mapping[str, Procedure]
) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {
        fault.id: {"text": fault.text, "kind": fault.kind, "severity": SEVERITIES[fault.severity],
                   "cites": texts.cites(fault.cite)}
        for fault in scenario.faults.values()
    }  # fmt: skip
    for rule in rules_of(scenario, procedures):
        found[rule.id] = {
            "text": rule.text,
            "kind": KINDS.get(rule.kind, DEVIATIONS[0]),
            "first": list(rule.first),
            "severity": SEVERITIES[rule.severity],
            "cites": texts.cites(rule.cite),
        }
    return found


def _inject(texts: Texts, scenario: Scenario, inject: Inject) -> dict[str, Any]:
    actor = scenario.cast.get(inject.to)
    return {
        "id": inject.id,
        "type": inject.type,
        "scene": inject.at.id if inject.at else "",
        "after": inject.after,
        "from": inject.sender,
        "to": actor.name if actor else "",
        "open": inject.to == EVERYBODY or inject.channel == PROJECTED,
        "channel": inject.channel,
        "text": texts.text(inject.text),
        "expect": [event.id for event in inject.expect],
        "minutes": inject.minutes,
        "miss": texts.text(inject.miss),
        "fault": inject.miss_fault.id if inject.miss_fault else "",
        "executor": inject.executor,
        "cites": texts.cites(inject.cite),
    }


def _criterion(texts: Texts, criterion: Criterion) -> dict[str, Any]:
    anchors = criterion.anchors or ("",) * len(criterion.scale)
    return {
        "id": criterion.id,
        "item": criterion.item,
        "dimension": criterion.dimension,
        "critical": criterion.critical,
        "overall": criterion.overall,
        "scale": [
            [float(value), anchor] for value, anchor in zip(criterion.scale, anchors, strict=True)
        ],
        "objective": criterion.objective,
        "scene": criterion.observe.id if criterion.observe else "",
        "cites": texts.cites(criterion.cite),
    }


def _law(texts: Texts, project: Project) -> dict[str, str]:
    found = {}
    for cited in texts.cited:
        citation = citations.parse(cited)
        meant = citations.resolve(citation, project.register) if citation else None
        if isinstance(meant, Provision) and meant.gist:
            found[cited] = meant.gist
    return found


def _group(texts: Texts, scenario: Scenario, group: Group, program: Program) -> dict[str, Any]:
    case = group.case
    return {
        "number": group.number,
        "name": group.name,
        "sign": group.fingerprint,
        "variant": case.variant,
        "findings": [scenario.findings[name].text or name for name in scenario.findings
                     if name in case.findings] or [word("sealed.no_finding")],
        "world": world_of(program, case.values),
        "values": texts.values(case),
        "clocks": {
            scene.id: _moment(scene, case) for scene in scenario.scenes.values() if scene.clock
        },
        "cues": [_cue(inject, case) for inject in scenario.injects],
    }  # fmt: skip


def _moment(scene: Scene, case: Case) -> list[str]:
    """Return the day and the time at which a scene begins in the story."""
    if scene.clock is None:
        return []
    try:
        day = evaluate(formula(scene.clock.day.text), case.values, FUNCTIONS)
    except ExpressionError as error:
        raise error.at(scene.clock.day.span) from None
    return [spell(day, "年月日"), scene.clock.time]


def _cue(inject: Inject, case: Case) -> Any:
    """Say whether a cue comes in a case: ``true``, ``false``, or on what choices it depends."""
    if below(case.seed, f"injects.{inject.id}", 100) >= inject.prob:
        return False
    if inject.when is None:
        return True
    tree = formula(inject.when.text)
    if any(name.name not in case.values for name in names_in(tree)):
        return to_json(tree)
    return evaluate(tree, case.values, FUNCTIONS) is True
