"""Schemas of calculators and visits: what is filled in or decided, and what comes of it."""

from __future__ import annotations

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
from quizgen.model.calculators import CELLS, INPUTS
from quizgen.model.visits import BASES, GRADES, SIGHTS, STEPS

_VERSION: Shape = {"enum": [1, "1"]}
_ROWS = listed(listed(TEXT))


def calculator() -> Shape:
    """Return the shape of a calculator."""
    bounds = {"unit": TEXT, "least": NUMBER, "most": NUMBER}
    column = fields({"id!": ID, "label!": TEXT, "kind": words(CELLS), **bounds})
    pick = fields(
        {
            "id!": ID,
            "text!": TEXT,
            "values": keyed(TEXT),
            "fills": keyed(either(TEXT, _ROWS)),
            "cite": TEXTS,
        }
    )
    given = fields(
        {
            "id!": ID,
            "label!": TEXT,
            "kind!": words(INPUTS),
            "value": TEXT,
            **bounds,
            "note": TEXT,
            "unverified": TEXT,
            "picks": listed(pick, 2),
            "columns": listed(column, 1),
            "rows": _ROWS,
            "grows": FLAG,
        }
    )
    texts = dict.fromkeys(("each", "form", "unit", "note", "source"), TEXT)
    step = {"id!": ID, "label!": TEXT, "value!": TEXT, "how!": TEXT, "cite": TEXTS, **texts}
    return fields(
        {
            "schema!": _VERSION,
            "calculator!": ID,
            "title!": TEXT,
            "lead!": TEXT,
            "inputs!": listed(given, 1),
            "require": listed(fields({"that!": TEXT, "say!": TEXT})),
            "steps!": listed(fields(step), 1),
            "verdicts": listed(fields({"when": TEXT, "text!": TEXT, "cite": TEXTS})),
        }
    )


def visit() -> Shape:
    """Return the shape of a visit."""
    option = {"id!": ID, "text!": TEXT, "grade!": words(GRADES), "why!": TEXT}
    option |= {"basis": words(BASES), "cite": TEXTS}
    step = fields({"question!": TEXT, "options!": listed(fields(option), 2)})
    sight = {"kind!": words(SIGHTS), "title!": TEXT, "fields": keyed(TEXT)}
    sight |= {"columns": TEXTS, "rows": _ROWS}
    found = fields({"fact!": TEXT, "evidence!": TEXT, "handling!": TEXT, "cite!": TEXTS})
    place = {"id!": ID, "name!": TEXT, "at!": listed(WHOLE, 2), "see!": TEXT}
    place |= {"sights": listed(fields(sight)), "given": TEXT, "unverified": TEXT}
    place |= {f"{kind}!": step for kind in STEPS} | {"found!": found}
    return fields(
        {
            "schema!": _VERSION,
            "visit!": ID,
            "title!": TEXT,
            "lead!": TEXT,
            "minutes!": WHOLE,
            "plan!": TEXT,
            "places!": listed(fields(place), 2),
        }
    )
