"""Scenario schemas: drills, and the rules of procedure that they share."""

from __future__ import annotations

from quizgen.loading.draws import KINDS
from quizgen.loading.procedures import FIELDS
from quizgen.loading.scenario_parts import MODES
from quizgen.loading.schemas.classroom import CARD, CLOCK, PARTS
from quizgen.loading.schemas.shapes import (
    DATE,
    FLAG,
    ID,
    IDS,
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
from quizgen.model.scenario import DEVIATIONS, SEVERITIES
from quizgen.model.scenes import DIMENSIONS, GRADES, LAWFUL

_NEXT = either(ID, listed(fields({"to!": ID, "when": TEXT})))
_OUTCOME: dict[str, Shape] = {
    "grade": words(GRADES),
    "feedback": TEXT,
    "next": _NEXT,
    "cite": TEXTS,
    "events": TEXTS,
    "fault": TEXTS,
    "corrects": TEXTS,
    "set": keyed(TEXT),
    "elapse": fields({"days": WHOLE, "workdays": WHOLE}),
    "score": fields(dict.fromkeys(DIMENSIONS, WHOLE)),
}
_OPTION = fields(
    {"id!": ID, "text!": TEXT, "when": TEXT, "once": FLAG, **_OUTCOME,
     "outcomes": listed(fields({"when": TEXT, **_OUTCOME}))}
)  # fmt: skip
_BEAT = fields(
    {**dict.fromkeys(("who", "say", "act", "show", "doc", "state", "to", "when"), TEXT),
     "fields": TEXTS, "events": TEXTS}
)  # fmt: skip


def scenario() -> Shape:
    """Return the shape of a drill."""
    return fields(
        {
            "schema!": {"const": "drill/1"},
            "id!": ID,
            "title!": TEXT,
            "law_asof!": DATE,
            "summary!": TEXT,
            "given": listed(TEXT),
            "minutes": WHOLE,
            "jurisdiction!": fields(
                {"place!": TEXT, "energy_authority": TEXT, "agency!": TEXT,
                 "mode!": words(MODES), "unit": TEXT, "hearing_fine_min": WHOLE,
                 "hearing_income_min": WHOLE, "hearing_goods_min": WHOLE}
            ),
            "objectives": listed(fields({"id!": ID, "text!": TEXT})),
            "cast": listed(
                fields({"id!": ID, "name!": TEXT, **dict.fromkeys(
                    ("side", "duty", "public", "secret", "breaks_if"), TEXT), **CARD})
            ),
            "facts": listed(
                fields({"id!": TEXT, "by": TEXT, "unit": TEXT, "weights": {}, "step": {},
                        "workday": FLAG, **{kind: {} for kind in KINDS}})
            ),
            "derive": keyed(TEXT),
            "findings": listed(
                fields({"id!": ID, "when!": TEXT, "law!": TEXT, "text": TEXT,
                        "power": words(("own", "transfer"))})
            ),
            "variant_expect": keyed(TEXTS),
            "procedure": IDS,
            "state": keyed(TEXTS),
            "faults": keyed(
                fields({"severity!": words(SEVERITIES), "kind": words(DEVIATIONS), "text!": TEXT,
                        "cite": TEXTS})
            ),
            "start!": ID,
            "scenes": keyed(
                fields({"where!": TEXT, "minutes": WHOLE, "beats!": listed(_BEAT),
                        "decision": ID, "next": _NEXT, "clock": CLOCK})
            ),
            "decisions": keyed(
                fields({"ask!": TEXT, "by": TEXT, "discussion": FLAG, "options!": listed(_OPTION)})
            ),
            "endings": keyed(
                fields({"title!": TEXT, "lawful!": words(LAWFUL), "text!": TEXT, "cite": TEXTS,
                        "requires": TEXTS})
            ),
            **PARTS,
        }
    )  # fmt: skip


def procedure() -> Shape:
    """Return the shape of a file of shared rules."""
    lists = dict.fromkeys(("first", "then", "after", "until", "reset", "cite", "implements"), TEXTS)
    rule = fields(
        {"kind!": words(FIELDS), "text!": TEXT, "severity!": words(SEVERITIES), **lists,
         "number": WHOLE, "unit": words(("日", "工作日"))}
    )  # fmt: skip
    return fields(
        {
            "schema!": {"const": "procedure/1"},
            "procedure!": ID,
            "title!": TEXT,
            "events!": keyed(TEXT),
            "rules": keyed(rule),
        }
    )
