"""Portable: a program as plain data, for the player in the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quizgen.expressions import to_json
from quizgen.model.scenes import LAWFUL

if TYPE_CHECKING:
    from quizgen.drills.program import Onward, Program


def as_json(program: Program) -> dict[str, Any]:
    """Return the program as plain data; what is empty is left out to keep a page small."""

    def lean(**fields: Any) -> dict[str, Any]:
        return {name: value for name, value in fields.items() if value not in (None, "", [], {}, 0)}

    def guarded(pairs: Onward) -> list[list[Any]]:
        return [[None if when is None else to_json(when), node] for when, node in pairs]

    numbers = {name: index for index, (name, _) in enumerate(program.open)}
    nodes = []
    for node in program.nodes:
        options = []
        for option in node.options:
            results = [
                lean(
                    when=None if result.when is None else to_json(result.when),
                    events=list(result.events),
                    faults=list(result.faults),
                    corrects=[numbers[name] for name in result.corrects],
                    sets=[[index, to_json(value)] for index, value in result.sets],
                    time=[result.days, result.workdays] if result.days or result.workdays else 0,
                    next=guarded(result.onward),
                    grade="" if result.source is None else result.source.grade,
                    score={} if result.source is None else dict(result.source.score),
                )
                for result in option.results
            ]
            when = None if option.when is None else to_json(option.when)
            options.append(lean(id=option.id, when=when, results=results))
        beats = [
            [None if when is None else to_json(when), list(events)] for when, events in node.beats
        ]
        end = LAWFUL.index(node.lawful) + 1 if node.lawful else 0
        nodes.append(
            lean(id=node.id, decision=node.decision, beats=beats, options=options, end=end)
        )
    return {
        "start": program.start,
        "nodes": nodes,
        "vars": [[variable.id, list(variable.domain)] for variable in program.variables],
        "open": [list(pair) for pair in program.open],
        "faults": dict(program.severities),
        "rules": [
            lean(
                id=rule.id,
                on={event: list(states) for event, states in rule.on.items()},
                end=[int(broken) for broken in rule.end],
                clock=("days", "workdays").index(rule.clock) + 1 if rule.clock else 0,
                limit=rule.limit,
            )
            for rule in program.rules
        ],
    }
