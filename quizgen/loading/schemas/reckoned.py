"""Calculator schemas: what is filled in, the steps, and what is said at the end."""

from __future__ import annotations

from quizgen.loading.schemas.shapes import (
    FLAG,
    ID,
    NUMBER,
    TEXT,
    TEXTS,
    Shape,
    either,
    fields,
    keyed,
    listed,
    words,
)
from quizgen.model.calculators import CELLS, INPUTS

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
