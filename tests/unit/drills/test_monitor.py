"""Monitor: each kind of rule sees what it should, once, and lets go."""

from __future__ import annotations

import pytest

from quizgen.diagnostics import Span
from quizgen.drills.monitor import table, tick
from quizgen.model.scenario import Rule


def rule(kind: str, **fields: object) -> Rule:
    return Rule(
        id="R", kind=kind, text="", severity="void", cite=(), span=Span("x"),
        **fields,  # type: ignore[arg-type]
    )  # fmt: skip


def run(made: Rule, events: str) -> list[str]:
    """Return the events that break the rule; `.n` lets n days pass, `$` ends the case."""
    automaton = table(made)
    state, broken = 0, []
    for event in events.split():
        if event == "$":
            if automaton.end[state]:
                broken.append("$")
            continue
        if event.startswith("."):
            following = tick(state, int(event[1:]), automaton.limit)
        else:
            following = automaton.on[event][state] if event in automaton.on else state
        if following < 0:
            broken.append(event)
        state = following if following >= 0 else ~following
    return broken


PRECEDENCE = rule("precedence", first=("card", "badge"), then=("look",), reset=("leave",))
RESPONSE = rule("response", after=("ask",), then=("write",), until=("go",))
WITHIN = rule("within", after=("keep",), then=("deal",), number=7, unit="工作日")


@pytest.mark.parametrize(
    ("made", "events", "broken"),
    [
        (PRECEDENCE, "card look $", []),
        (PRECEDENCE, "badge look look", []),
        (PRECEDENCE, "look", ["look"]),
        (PRECEDENCE, "look look card look", ["look"]),
        (PRECEDENCE, "card leave look", ["look"]),
        (PRECEDENCE, "card leave badge look", []),
        (RESPONSE, "go $", []),
        (RESPONSE, "ask write go $", []),
        (RESPONSE, "ask go write $", ["go"]),
        (RESPONSE, "ask go $", ["go"]),
        (RESPONSE, "ask $", ["$"]),
        (RESPONSE, "ask write ask $", ["$"]),
        (rule("absence", then=("push",)), "card $", []),
        (rule("absence", then=("push",)), "push card push", ["push", "push"]),
        (rule("not_after", after=("close",), then=("fine",)), "fine close $", []),
        (rule("not_after", after=("close",), then=("fine",)), "close fine", ["fine"]),
        (WITHIN, ".30 deal $", []),
        (WITHIN, "keep .7 deal $", []),
        (WITHIN, "keep .4 .3 deal $", []),
        (WITHIN, "keep .8 deal", [".8"]),
        (WITHIN, "keep .4 .4 .9 deal", [".4"]),
        (WITHIN, "keep deal .30 $", []),
        (WITHIN, "keep .2 $", ["$"]),
        (WITHIN, "keep .5 keep .5 deal", [".5"]),
    ],
)
def test_rule_sees_what_breaks_it(made: Rule, events: str, broken: list[str]) -> None:
    assert run(made, events) == broken
