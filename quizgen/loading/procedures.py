"""Procedures: reads the shared rules of procedure and the words for their events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.diagnostics import ContentError, Span, nearest
from quizgen.loading.scenario_fields import collecting, keyed, passages
from quizgen.model.scenario import SEVERITIES, Procedure, Rule
from quizgen.source import Mapping, Section

if TYPE_CHECKING:
    from quizgen.diagnostics import Report

FIELDS = {
    "precedence": ({"first", "then"}, {"reset"}),
    "response": ({"after", "then"}, {"until"}),
    "absence": ({"then"}, set()),
    "not_after": ({"after", "then"}, set()),
    "within": ({"after", "then", "number", "unit"}, set()),
}
"""What each kind of rule needs, and what it may have."""

_EVENTS = ("first", "then", "after", "until", "reset")


def read_procedure(node: Mapping, path: str, report: Report) -> Procedure | None:
    """Read one file of rules; ``None`` when not even its name can be read."""
    section = Section(node, path, report)
    with collecting(report):
        if section.text("schema") != "procedure/1":
            hint = "write `schema: procedure/1`"
            raise ContentError("QG400", "not a procedure file", section.span_of("schema"), hint)
        identity = section.identifier("procedure")
        title = section.text("title")
        events = _events(section)
        rules: dict[str, Rule] = {}
        for key, part in keyed(section, "rules"):
            with collecting(report):
                rules[key] = _rule(key, part, events)
        section.finish()
        written = section.node.fields.get("rules")
        return Procedure(
            broken=isinstance(written, Mapping) and len(written.fields) != len(rules),
            id=identity,
            title=title,
            events=events,
            rules=tuple(rules.values()),
            span=section.span_of("procedure"),
        )
    return None


def _events(section: Section) -> dict[str, str]:
    outer = section.section("events")
    return {name: outer.as_text(node, name) for name, node in outer.entries()}


def _rule(key: str, section: Section, events: dict[str, str]) -> Rule:
    kind = section.choice("kind", FIELDS)
    needed, allowed = FIELDS[kind]
    for name in sorted(needed):
        section.need(name)
    number = section.integer("number") if "number" in needed else 0
    if not number <= 200:  # noqa: PLR2004 - a register of the machine is one byte
        message = "a rule can count at most 200 days"
        raise ContentError("QG400", message, section.span_of("number"), "split the deadline")
    lists = {name: section.texts(name) for name in _EVENTS if name in needed | allowed}
    for name, words in lists.items():
        for word in words:
            if word not in events:
                _unknown_event(word, section.span_of(name), events)
    rule = Rule(
        id=key,
        kind=kind,
        text=section.text("text"),
        severity=section.choice("severity", tuple(SEVERITIES)),
        cite=passages(section, "cite"),
        number=number,
        unit=section.choice("unit", ("日", "工作日")) if number else "",
        implements=section.texts("implements"),
        span=section.key_span("kind"),
        **lists,
    )
    section.finish()
    return rule


def _unknown_event(word: str, span: Span, events: dict[str, str]) -> None:
    hint = nearest(word, events) or "add it to `events` of this file"
    raise ContentError("QG402", f"`{word}` is not an event of this procedure", span, hint)
