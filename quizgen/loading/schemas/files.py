"""File schemas: one for each kind of content file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.loading.blueprints import ANY, TYPES
from quizgen.loading.migrations import SCHEMA
from quizgen.loading.papers import MODES
from quizgen.loading.provisions import DEADLINE_UNITS, LIMITS, UNITS
from quizgen.loading.register import KINDS as INSTRUMENTS
from quizgen.loading.register import STATUSES
from quizgen.loading.schemas.forms import forms
from quizgen.loading.schemas.items import item
from quizgen.loading.schemas.reckoned import calculator, visit
from quizgen.loading.schemas.scenes import procedure, scenario
from quizgen.loading.schemas.shapes import (
    DATE,
    FLAG,
    ID,
    IDS,
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
from quizgen.model.items import LEVELS, USES
from quizgen.model.law import Evidence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_VERSION: Shape = {"enum": [SCHEMA, str(SCHEMA)]}
_POSITIVE: Shape = {
    "anyOf": [{"type": "integer", "minimum": 1}, {"type": "string", "pattern": "^0*[1-9][0-9]*$"}]
}
_EVIDENCE = words(grade.value for grade in Evidence)


def bank() -> Shape:
    """Return the shape of a bank."""
    return fields(
        {
            "schema!": _VERSION,
            "bank!": ID,
            "title!": TEXT,
            "module": ID,
            "use": words(USES),
            "law_asof": DATE,
            "items!": listed(item()),
        }
    )


def paper() -> Shape:
    """Return the shape of a paper."""
    section = fields({"id!": ID, "title!": TEXT, "items!": listed(ID, 1), "min_percent": NUMBER})
    return fields(
        {
            "schema!": _VERSION,
            "paper!": ID,
            "title!": TEXT,
            "mode": words(MODES),
            "minutes": WHOLE,
            "pass_percent": NUMBER,
            "seed": WHOLE,
            "sections!": listed(section, 1),
        }
    )


def blueprint() -> Shape:
    """Return the shape of the rules of parallel forms."""
    names = dict.fromkeys(("module", "objective", "bank"), IDS) | {"tag": TEXTS}
    chosen = names | {"type": _some(TYPES), "level": _some(LEVELS)}
    exact = fields({"count!": WHOLE, **chosen})
    between = fields({"min": WHOLE, "max": WHOLE, **chosen})
    section = {"id!": ID, "title!": TEXT, "types": _some(TYPES), "min_percent": NUMBER}
    return fields(
        {
            "schema!": _VERSION,
            "blueprint!": ID,
            "title!": TEXT,
            "items!": _POSITIVE,
            "forms": _POSITIVE,
            "points": NUMBER,
            "minutes": WHOLE,
            "pass_percent": NUMBER,
            "use": words((*USES, ANY)),
            "exposure": _POSITIVE,
            "spread": NUMBER,
            "anchors": IDS,
            "enemies": listed({"type": "array", "items": ID, "minItems": 2}),
            "cells": listed(either(exact, between)),
            "sections": listed(fields(section)),
            "facility": fields(dict.fromkeys(LEVELS, NUMBER)),
        }
    )


def _some(known: Iterable[str]) -> Shape:
    """Return the shape of one word of ``known``, or of several."""
    own = words(known)
    return either(own, listed(own))


def course() -> Shape:
    """Return the shape of the settings of a course."""
    module = fields(
        {
            "id!": ID,
            "title!": TEXT,
            "page!": TEXT,
            "minutes": WHOLE,
            "objectives": listed(fields({"id!": ID, "text!": TEXT})),
        }
    )
    return fields(
        {
            "schema!": _VERSION,
            "id!": ID,
            "title!": TEXT,
            "law_asof!": DATE,
            "released": DATE,
            "modules!": listed(module),
        }
    )


def misconceptions() -> Shape:
    """Return the shape of the names of misconceptions."""
    return fields({"schema!": _VERSION, "names!": keyed(TEXT)})


def register() -> Shape:
    """Return the shape of an instrument of the law register."""
    texts = ("full_title", "issuer", "number", "successor", "note")
    item_ = either(TEXT, _provision({}))
    paragraph = _provision({"items": listed(item_)})
    article = _provision(
        {"article!": WHOLE, "items": listed(item_), "paragraphs": listed(paragraph, 2)}
    )
    return fields(
        {
            "schema!": _VERSION,
            "id!": ID,
            "title!": {"type": "string", "pattern": "^[^§]+$"},
            **dict.fromkeys(texts, TEXT),
            "kind": words(INSTRUMENTS),
            **dict.fromkeys(("version", "effective", "ended"), either(DATE, words(("",)))),
            "status": words(STATUSES),
            "evidence!": _EVIDENCE,
            "articles": WHOLE,
            "complete": FLAG,
            "aliases": TEXTS,
            "working_days": fields({"days": TEXTS, "up_to": WHOLE, "all": FLAG, "by!": TEXT}),
            "chapters": listed(fields({"title!": TEXT, "from!": WHOLE, "to!": WHOLE})),
            "provisions!": listed(article),
        }
    )


def _provision(own: dict[str, Shape]) -> Shape:
    texts = ("topic", "duty_holder", "proposes", "decides", "precondition")
    consequence = {"kind!": TEXT, "min": NUMBER, "max": NUMBER, "unit": words(("", *UNITS))}
    consequence |= dict.fromkeys(("base", "after", "by"), TEXT)
    deadline = {"what!": TEXT, "number!": WHOLE, "unit": words(DEADLINE_UNITS)}
    deadline |= {"limit": words(LIMITS)}
    return fields(
        {
            **own,
            "gist!": TEXT,
            **dict.fromkeys(texts, TEXT),
            "evidence": _EVIDENCE,
            "consequences": listed(fields(consequence)),
            "deadlines": listed(fields(deadline)),
            "see": TEXTS,
        }
    )


KINDS: dict[str, tuple[str, Callable[[], Shape]]] = {
    "bank": ("题库", bank),
    "paper": ("试卷", paper),
    "blueprint": ("组卷蓝图", blueprint),
    "register": ("法规登记", register),
    "scenario": ("情景", scenario),
    "procedure": ("程序规则", procedure),
    "calculator": ("计算器", calculator),
    "visit": ("现场观摩", visit),
    "course": ("课程设置", course),
    "misconceptions": ("误解的名称", misconceptions),
    "forms": ("导出的试题", forms),
}


def schema(kind: str) -> Shape:
    """Return the JSON Schema of a kind of file."""
    title, make = KINDS[kind]
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title}
    return {**head, **make()}
