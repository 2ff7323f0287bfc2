"""Interactions: what was answered, in the few types of answers that xAPI has (from SCORM 2004)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, assert_never

from quizgen.model.interactions import (
    Blanks,
    Case,
    Interaction,
    Interval,
    IntervalRule,
    Judge,
    Match,
    Multi,
    NumberRule,
    Numeric,
    Order,
    Short,
    Single,
    Walk,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from quizgen.model.interactions import Matcher, Option, Step
    from quizgen.model.outcomes import Outcome

_NUMBER = re.compile(r"-?\d+(\.\d+)?")
MEDIUM, LONG = 250, 4000
"""Characters of a short text and of a long one, as SCORM 2004 bounds them."""
_BETWEEN, _WITHIN = "[,]", "[.]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer as xAPI tells it."""

    id: str
    """Of the item, or of the item and the part."""
    type: str
    stem: str
    response: str
    right: str = ""
    """The key as a pattern, "" where none can be written."""
    choices: Mapping[str, str] = field(default_factory=dict)
    source: Mapping[str, str] = field(default_factory=dict)
    target: Mapping[str, str] = field(default_factory=dict)
    outcome: Outcome


def answers(
    id_: str, own: Interaction, stem: str, response: object, outcome: Outcome
) -> Iterator[Answer]:
    """Yield what was answered: one answer, or one for each part of a case that was answered."""
    if isinstance(own, Case):
        given = response if isinstance(response, dict) else {}
        for part in own.parts:
            came, said = outcome.parts.get(part.id), given.get(part.id)
            if came is not None and said not in (None, "", [], {}):
                yield from answers(f"{id_}.{part.id}", part.interaction, part.stem, said, came)
        return
    kind, rows, right = _told(own, response)
    yield Answer(
        id=id_,
        type=kind,
        stem=stem,
        response=_spelled(kind, rows),
        right=_pattern(kind, right),
        outcome=outcome,
        **_named(own),
    )


def _told(  # noqa: PLR0912 - one case an interaction
    own: Interaction, response: object
) -> tuple[str, list[list[str]], list[list[str]]]:
    """Return the type, what was answered and what is right, as rows of words."""
    one, many = _one(response), [[str(entry)] for entry in _list(response)]
    match own:
        case Judge(key=truth):
            return "true-false", [[row.lower()] for (row,) in one], [[str(truth).lower()]]
        case Single(key=key):
            return "choice", one, [[key]]
        case Multi(key=keys):
            return "choice", many, [[key] for key in keys]
        case Order(key=keys):
            return "sequencing", many, [[key] for key in keys]
        case Walk():
            return "sequencing", many, []
        case Match(key=pairs):
            right = [[left, one_] for left, rights in pairs.items() for one_ in rights]
            return "matching", _pairs(response), right
        case Numeric(rule=rule):
            if all(_NUMBER.fullmatch(row) for (row,) in one):
                return "numeric", one, [[rule.value]]
            return "fill-in", one, [[f"{rule.value}{rule.unit}"]]
        case Interval(rule=span):
            return "fill-in", one, [[f"{span.lo}-{span.hi}{span.unit}"]]
        case Blanks(blanks=blanks):
            texts = [_gap(blank.matcher) for blank in blanks]
            return "fill-in", many, [[text] for text in texts] if all(texts) else []
        case Short():
            return "long-fill-in", one, []
        case Case():
            raise AssertionError  # told part by part
        case _:
            assert_never(own)


def _one(response: object) -> list[list[str]]:
    return [] if response is None or isinstance(response, dict) else [[str(response)]]


def _list(response: object) -> Sequence[object]:
    return response if isinstance(response, list) else ()


def _pairs(response: object) -> list[list[str]]:
    given = response if isinstance(response, dict) else {}
    return [
        [str(left), str(right)]
        for left, rights in given.items()
        for right in (rights if isinstance(rights, list) else [rights])
        if right is not None
    ]


def _gap(matcher: Matcher) -> str:
    """Return one text that is right in a gap, "" where only a pattern tells."""
    match matcher:
        case NumberRule():
            return f"{matcher.value}{matcher.unit}"
        case IntervalRule():
            return f"{matcher.lo}-{matcher.hi}{matcher.unit}"
        case _:
            return next((one.text for one in matcher.accept if one.text), "")


def _spelled(kind: str, rows: Iterable[Sequence[str]]) -> str:
    text = kind in {"fill-in", "long-fill-in"}
    most = LONG if kind == "long-fill-in" else MEDIUM
    cells = [[_line(cell)[:most] if text else cell for cell in row] for row in rows]
    texts = [_WITHIN.join(row) for row in cells]
    # Systems refuse a list that says the same twice: two gaps may want the same number.
    if text and len(set(texts)) < len(texts):
        return "; ".join(texts)[:most]
    return _BETWEEN.join(texts)


def _pattern(kind: str, rows: Sequence[Sequence[str]]) -> str:
    if kind == "numeric":
        return "".join(f"{value}[:]{value}" for (value,) in rows)
    return _spelled(kind, rows)


def _line(text: str) -> str:
    return " ".join(text.split())


def _named(own: Interaction) -> dict[str, dict[str, str]]:
    """Return what the ids in an answer stand for."""
    match own:
        case Single(options=known) | Multi(options=known) | Order(entries=known):
            return {"choices": _texts(known)}
        case Walk(steps=steps):
            return {"choices": _texts(steps)}
        case Match(left=left, right=right):
            return {"source": _texts(left), "target": _texts(right)}
        case _:
            return {}


def _texts(known: Iterable[Option | Step]) -> dict[str, str]:
    return {one.id: _line(one.text.replace("**", "")) or one.id for one in known}
