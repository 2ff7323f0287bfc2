"""Vectors: what the engine says to vectors of the grading contract, as plain JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from quizgen.grading.engine import grade
from quizgen.grading.exact import decimal_text, half_up
from quizgen.grading.paper import PASS_PERCENT, total
from quizgen.grading.reading import read
from quizgen.grading.text import normalize
from quizgen.model.contract import ContractError, interaction_from_json
from quizgen.model.contract_fields import Fields

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from quizgen.model.outcomes import Outcome, PaperOutcome

Json = dict[str, object]

_PERCENT_PLACES = 2
_LONGEST_WHOLE = 400
"""Digits of a JSON number that is kept whole; beyond, it is infinite as a double anyway."""


def load(text: str) -> object:
    """Read JSON; a number of any length is read as well."""
    return json.loads(text, parse_int=_whole)


def _whole(digits: str) -> float:
    return int(digits) if len(digits) <= _LONGEST_WHOLE else float(digits)


def outcome_json(outcome: Outcome) -> Json:
    """Return an outcome as the contract writes it; what does not apply is left out."""
    data: Json = {
        "score": decimal_text(outcome.score),
        "max": decimal_text(outcome.max),
        "class": outcome.verdict.value,
        "reasons": list(outcome.reasons),
    }
    if outcome.cbm is not None:
        data["cbm"] = decimal_text(outcome.cbm)
    if outcome.suggested is not None:
        data["suggested"] = decimal_text(outcome.suggested)
    return data


def paper_json(outcome: PaperOutcome) -> Json:
    """Return the outcome of a paper as the contract writes it."""
    return {
        "score": decimal_text(outcome.score),
        "max": decimal_text(outcome.max),
        "percent": decimal_text(half_up(outcome.percent, _PERCENT_PLACES)),
        "status": outcome.status,
        "failed_sections": list(outcome.failed_sections),
    }


def grade_json(
    item: Mapping[str, object], response: object, attempt: object = None, certainty: object = None
) -> Json:
    """Grade JSON by JSON.

    Raises:
        ContractError: If ``item`` is not in the shape of the contract.
    """
    outcome = grade(
        interaction_from_json(item),
        response,
        attempt=_count(attempt) or 1,
        certainty=_count(certainty),
    )
    return outcome_json(outcome)


def _count(value: object) -> int | None:
    """Return a JSON number that is whole: 2.0 is 2, as in a browser."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def answers(data: object) -> Iterator[Json]:
    """Return the answer to each vector of a file; one that cannot be read has a ``problem``.

    Raises:
        ContractError: If ``data`` is not an object of lists of vectors.
    """
    if not isinstance(data, dict):
        raise ContractError("the file must hold an object with `vectors`")
    groups: list[tuple[list[object], Callable[[Fields], Json]]] = []
    for name, answer in _KINDS.items():
        vectors = data.get(name) or []
        if not isinstance(vectors, list):
            raise ContractError(f"`{name}` must be a list")
        groups.append((vectors, answer))
    return (_answer(vector, answer) for vectors, answer in groups for vector in vectors)


def answer_line(line: str) -> Json:
    """Answer one vector on a line by itself; its ``kind`` is told by its members."""
    try:
        vector = load(line)
    except (ValueError, RecursionError) as error:
        return {"id": None, "problem": f"not JSON: {error}"}
    members = vector if isinstance(vector, dict) else {}
    if "paper" in members:
        return _answer(vector, _paper)
    if "item" in members:
        return _answer(vector, _graded)
    kind = str(members.get("kind", "")).removesuffix("_vectors")
    return _answer(vector, _number if kind == "number" else _normalized)


def _answer(vector: object, answer: Callable[[Fields], Json]) -> Json:
    if not isinstance(vector, dict):
        return {"id": None, "problem": "a vector must be an object"}
    try:
        return {"id": vector.get("id"), **answer(Fields(vector))}
    except ContractError as error:
        return {"id": vector.get("id"), "problem": str(error)}
    except RecursionError:
        return {"id": vector.get("id"), "problem": "it is nested too deep"}


def _graded(vector: Fields) -> Json:
    context = vector.sub("context") or Fields({})
    return grade_json(
        vector.mapping("item"),
        vector.get("response"),
        context.get("attempt"),
        context.get("certainty"),
    )


def _paper(vector: Fields) -> Json:
    rules = vector.sub("paper") or Fields({})
    responses = vector.mapping("responses") if vector.has("responses") else {}
    graded = [
        (
            item.text("section", ""),
            grade(interaction_from_json(item.data), responses.get(item.text("id"))),
        )
        for item in vector.subs("items")
    ]
    outcome = total(
        graded,
        pass_percent=rules.decimal("pass_percent", PASS_PERCENT),
        section_min_percent=rules.table("section_min_percent"),
    )
    return paper_json(outcome)


def _normalized(vector: Fields) -> Json:
    options = vector.sub("options") or Fields({})
    text = normalize(
        vector.text("in"),
        case_sensitive=options.flag("case_sensitive"),
        ws=options.text("ws", "remove"),
        strip_prefix=options.texts("strip_prefix"),
        strip_suffix=options.texts("strip_suffix"),
    )
    return {"out": text}


def _number(vector: Fields) -> Json:
    reading = read(vector.text("in"))
    if isinstance(reading, str):
        return {"error": reading}
    if reading.approximate:
        return {"error": "approximate"}
    unit: Json = {"unit": reading.unit} if reading.unit else {}
    return {"value": str(reading.value), **unit}


_KINDS: Mapping[str, Callable[[Fields], Json]] = {
    "vectors": _graded,
    "paper_vectors": _paper,
    "normalize_vectors": _normalized,
    "number_vectors": _number,
}
