"""Classroom schemas: what a drill adds for a group, beside its scenes."""

from __future__ import annotations

from quizgen.loading.scenario_cast import LESSON
from quizgen.loading.schemas.shapes import (
    FLAG,
    ID,
    NUMBER,
    TEXT,
    TEXTS,
    WHOLE,
    Shape,
    either,
    fields,
    keyed,
    listed,
    words,
)
from quizgen.model.classroom import (
    CHANNELS,
    EXHIBIT_KINDS,
    INJECT_TYPES,
    ISSUERS,
    PAPER_KINDS,
    PHASES,
    SHOWS,
    SLICES,
)

CARD: dict[str, Shape] = {
    **dict.fromkeys(("conflict", "goal", "opening", "improvise", "on_inject"), TEXT),
    "ladder": listed(fields({"mood!": TEXT, "trigger!": TEXT})),
    "answers": listed(fields({"ask!": TEXT, "say!": TEXT})),
    "fixed": TEXTS,
    "props": TEXTS,
    "plays": FLAG,
}
"""What only the card of a role tells."""

CLOCK = fields({"day!": TEXT, "time!": TEXT, "warn": WHOLE})

_INJECT = fields(
    {"id!": ID, "text!": TEXT, "type": words(INJECT_TYPES), "channel": words(CHANNELS),
     "expect": TEXTS, "minutes": WHOLE, "prob": WHOLE, "cite": TEXTS,
     **dict.fromkeys(
         ("at", "when", "from", "to", "miss", "miss_fault", "objective", "executor"), TEXT)}
)  # fmt: skip
_CRITERION = fields(
    {"id!": ID, "item!": TEXT, "dimension": words(SLICES), "critical": FLAG, "overall": FLAG,
     "scale": either(TEXTS, keyed(TEXT)), "observe": TEXT, "objective": TEXT, "events": TEXTS,
     "cite": TEXTS}
)  # fmt: skip
_PAPER = fields(
    {"id!": ID, "kind!": words(PAPER_KINDS), "at!": ID, "who": TEXTS, "issuer": words(ISSUERS),
     "fields": keyed(TEXT), "cite": TEXTS,
     **dict.fromkeys(("title", "option", "when", "date", "begin", "end"), TEXT)}
)  # fmt: skip
_EXHIBIT = fields(
    {"id!": ID, "kind!": words(EXHIBIT_KINDS), "title!": TEXT, "at!": ID, "alt": TEXT,
     "columns": TEXTS, "rows": listed(listed(TEXT)), "fields": keyed(TEXT)}
)  # fmt: skip

PARTS: dict[str, Shape] = {
    "classroom": fields(
        {"minutes!": WHOLE, "people!": listed(WHOLE), "safeword": TEXT, "rooms": TEXTS,
         "stop": TEXTS, "phases": fields(dict.fromkeys(LESSON, WHOLE))}
    ),
    "seats": listed(fields({"people!": WHOLE, "roles!": listed(TEXTS)})),
    "injects": listed(_INJECT),
    "rubric": listed(_CRITERION),
    "debrief": listed(
        fields({"phase!": words(PHASES), "ask!": TEXT, "for": TEXT, "show": words(SHOWS),
                "script": TEXT})
    ),
    "documents": listed(_PAPER),
    "exhibits": listed(_EXHIBIT),
    "fines": listed(fields({"value!": TEXT, "law!": TEXT, "when": TEXT})),
    "conserve": TEXTS,
    "margins": listed(fields({"value!": TEXT, "bound!": TEXT, "margin!": NUMBER, "near": TEXTS})),
    "demands": listed(
        fields({"id!": ID, "first!": TEXTS, "then": TEXTS, "when": TEXT, "text!": TEXT,
                "cite": TEXTS})
    ),
}  # fmt: skip
"""The parts of a scenario that only a classroom needs, and what must hold of its figures."""
