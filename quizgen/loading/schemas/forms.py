"""Form schemas: what the JSON export writes, for programs that read it."""

from __future__ import annotations

from quizgen.loading.papers import MODES
from quizgen.loading.schemas.shapes import Shape, either, fields, keyed, listed, words
from quizgen.model.items import BASES, LEVELS, USES

_TEXT: Shape = {"type": "string"}
_TEXTS = listed(_TEXT)
_FLAG: Shape = {"type": "boolean"}
_WHOLE: Shape = {"type": "integer", "minimum": 0}
_NUMBER: Shape = {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$"}
"""Points, values and shares are exact: decimals in quotation marks."""

_PAIRS: Shape = {
    "type": "array",
    "items": {"type": "array", "items": _TEXT, "minItems": 2, "maxItems": 2},
}
_OPTIONS = listed(fields({"id!": _TEXT, "text": _TEXT, "why": _TEXT}))
_POLICY: Shape = {
    "type": "object",
    "properties": {"name": _TEXT},
    "required": ["name"],
    "additionalProperties": either(_NUMBER, _FLAG, _TEXT, keyed(_NUMBER)),
}
_UNITS: dict[str, Shape] = {
    "unit": _TEXT,
    "units": _TEXTS,
    "any_same_dim": _FLAG,
    "unit_required": _FLAG,
    "unit_missing_fraction": _NUMBER,
    "unit_wrong_fraction": _NUMBER,
}
_KNOWN = fields({"value!": _NUMBER, "fraction": _NUMBER, "tag": _TEXT, "why": _TEXT})
_NUMERIC: dict[str, Shape] = {
    **_UNITS,
    "value!": _NUMBER,
    "tol": fields({"abs": _NUMBER, "rel": _NUMBER}),
    "precision": fields(
        {"decimals": _WHOLE, "sigfigs": _WHOLE, "mode": _TEXT, "fraction": _NUMBER}
    ),
    "also": listed(_KNOWN),
    "close": fields({"k": _NUMBER, "fraction": _NUMBER}),
}
_INTERVAL: dict[str, Shape] = {**_UNITS, "lo!": _NUMBER, "hi!": _NUMBER, "one_end": _NUMBER}
_BLANK: dict[str, Shape] = {"weight": _NUMBER, "why": _TEXT}
_ACCEPT = fields({"text": _TEXT, "pattern": _TEXT, "fraction": _NUMBER, "tag": _TEXT})
_WORDS: dict[str, Shape] = {
    "accept!": listed(either(_TEXT, _ACCEPT), 1),
    "case_sensitive": _FLAG,
    "ws": words(("remove", "collapse")),
    "strip_prefix": _TEXTS,
    "strip_suffix": _TEXTS,
}
_POINT = fields({"id!": _TEXT, "any!": _TEXTS, "deny": _TEXTS, "points": _NUMBER, "text": _TEXT})
_STEP = fields(
    {"id!": _TEXT, "text": _TEXT, "why": _TEXT, "points": _NUMBER, "required": _FLAG,
     "fatal": _FLAG}
)  # fmt: skip
_CHOICE: dict[str, Shape] = {
    "options!": _OPTIONS,
    "option_fraction": keyed(_NUMBER),
    "option_tag": keyed(_TEXT),
}
_TYPES: dict[str, dict[str, Shape]] = {
    "single": {**_CHOICE, "key!": _TEXT, "also_key": _TEXTS, "wrong_fraction": _NUMBER},
    "multi": {**_CHOICE, "key!": _TEXTS, "policy": _POLICY, "allow_empty": _FLAG,
              "max_select": _WHOLE},
    "judge": {"key!": _FLAG, "wrong_fraction": _NUMBER,
              "why": fields({"true": _TEXT, "false": _TEXT})},
    "blank": {
        "blanks!": listed(
            either(
                fields({**_BLANK, **_WORDS}),
                fields({**_BLANK, "matcher!": words(("number",)), **_NUMERIC}),
                fields({**_BLANK, "matcher!": words(("interval",)), **_INTERVAL}),
            ),
            1,
        ),
        "all_or_nothing": _FLAG,
        "order_free": _FLAG,
    },
    "numeric": _NUMERIC,
    "interval": _INTERVAL,
    "short": {"keypoints!": listed(_POINT), "auto": _FLAG, "answer": _TEXT},
    "order": {"entries": _OPTIONS, "key!": _TEXTS, "before": _PAIRS, "distractors": _TEXTS,
              "policy": _POLICY},
    "match": {"left": _OPTIONS, "right!": _OPTIONS, "key!": keyed(_TEXTS), "reuse": _FLAG,
              "policy": _POLICY},
    "scenario": {"steps!": listed(_STEP), "before": _PAIRS, "order_penalty": _NUMBER},
    "case": {"parts!": listed({"$ref": "#/$defs/part"}, 1)},
}  # fmt: skip
_MARKS: dict[str, Shape] = {
    "max!": _NUMBER,
    "min": _NUMBER,
    "round_dp": _WHOLE,
    "void": words(("full", "drop")),
    "attempt_factors": listed(_NUMBER),
}
_PART: dict[str, Shape] = {
    "id!": _TEXT,
    "stem": _TEXT,
    "gate": _TEXT,
    "follow": fields({"from!": _TEXT, "ops": _PAIRS, "fraction": _NUMBER}),
}


def _interactions(own: dict[str, Shape]) -> Shape:
    return either(
        *(fields({"type!": words((name,)), **_MARKS, **own, **more})
          for name, more in _TYPES.items())
    )  # fmt: skip


def forms() -> Shape:
    """Return the shape of what ``quizgen export json`` writes."""
    item: dict[str, Shape] = {
        "id!": _TEXT,
        "type!": words(_TYPES),
        **dict.fromkeys(("bank!", "module!", "objective!"), _TEXT),
        "level!": words(LEVELS),
        "basis!": words(BASES),
        "use!": words(USES),
        **dict.fromkeys(("cite!", "hints!", "tags!"), _TEXTS),
        **dict.fromkeys(("stem!", "given!", "feedback!", "content_hash!"), _TEXT),
        "contested!": _FLAG,
        "seed!": {"type": "integer"},
        "interaction!": {"$ref": "#/$defs/interaction"},
    }
    variants = listed(fields(item))
    place = fields({"number!": _WHOLE, "section!": _TEXT, **item, "variants!": variants})
    form = fields(
        {
            "id!": _TEXT,
            "title!": _TEXT,
            "mode!": words(MODES),
            "minutes!": _WHOLE,
            "pass_percent!": _NUMBER,
            "sections!": keyed(_TEXT),
            "section_min_percent!": keyed(_NUMBER),
            "items!": listed(place),
        }
    )
    whole = fields(
        {
            "format!": words(("quizgen-forms",)),
            "profile!": {"const": 2},
            "id!": _TEXT,
            "title!": _TEXT,
            "forms!": listed(form),
        }
    )
    return {
        **whole,
        "$defs": {"interaction": _interactions({}), "part": _interactions(_PART)},
    }
