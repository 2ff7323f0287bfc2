"""Records: scripts and marks as a file, from which everything can be graded again."""

from __future__ import annotations

import hashlib
from fractions import Fraction
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from quizgen.diagnostics import UsageError
from quizgen.model.contract import interaction_to_json
from quizgen.results.intake import Anomaly, Oddity
from quizgen.results.kept import read_kept
from quizgen.results.marking import Marking, Script
from quizgen.sealing.canonical import canonical

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from quizgen.model.outcomes import Outcome
    from quizgen.results.assignments import AssignedItem, Assignment
    from quizgen.results.marking import Graded

T = TypeVar("T")
Marks: TypeAlias = tuple[str, str, list[str]]
"""Points of a script, points in all, and those of each item, as fractions."""

SCHEMA = 1
CONTRACT = "1.0.0"
"""Version of the grading contract by which the marks came about."""


def to_json(
    assignment: Assignment, graded: Sequence[Graded], anomalies: Iterable[Anomaly]
) -> dict[str, Any]:
    """Return results as plain data: raw responses beside what they earned."""
    return {
        "quizgen": "results",
        "schema": SCHEMA,
        "contract": CONTRACT,
        "assignment": assignment.id,
        "forms": [
            {"form": form.hash, "items": [_marked_by(item) for item in form.items]}
            for form in assignment.forms
        ],
        "scripts": [_written(one) for one in graded],
        "anomalies": [
            {
                "oddity": str(one.oddity),
                "source": one.source,
                "who": one.who,
                "receipt": one.receipt,
                "told": one.told,
            }
            for one in anomalies
        ],
    }


def _marked_by(item: AssignedItem) -> dict[str, str]:
    """Return by what an item was marked (contract section 13): content, key, policy."""
    rule: dict[str, Any] = interaction_to_json(item.interaction)
    return {
        "id": item.id,
        "hash": item.content_hash,
        "key_hash": hashlib.sha256(canonical(rule)).hexdigest(),
        "policy": rule["policy"]["name"] if rule.get("policy") else "",
    }


def _written(one: Graded) -> dict[str, Any]:
    return {
        "who": one.script.who,
        "form": one.script.form,
        "receipt": one.script.receipt,
        "received": one.script.received,
        "claimed": one.script.claimed,
        "late": one.script.late,
        "responses": list(one.script.responses),
        "judged": {
            item.id: str(one.script.judged[item.id])
            for item in one.form.items
            if item.id in one.script.judged
        },
        "score": str(one.paper.score),
        "max": str(one.paper.max),
        "status": one.paper.status,
        "outcomes": [_outcome(outcome) for outcome in one.outcomes],
    }


def marks_in(path: Path) -> list[Marks]:
    """Return what each script in a file of results earned, as it is written there.

    Raises:
        UsageError: If it holds none.
    """
    return [*_read(path, "scripts", _marks)]


def marks_of(graded: Iterable[Graded]) -> list[Marks]:
    """Return what each script earned, as it would be written."""
    return [_marks(_written(one)) for one in graded]


def _marks(one: dict[str, Any]) -> Marks:
    return one["score"], one["max"], [outcome["score"] for outcome in one["outcomes"]]


def _outcome(outcome: Outcome) -> dict[str, Any]:
    written: dict[str, Any] = {"score": str(outcome.score), "class": str(outcome.verdict)}
    if outcome.reasons:
        written["reasons"] = list(outcome.reasons)
    if outcome.suggested is not None:
        written["suggested"] = str(outcome.suggested)
    return written


def load_scripts(path: Path) -> tuple[Script, ...]:
    """Return the scripts in a file of results.

    Raises:
        UsageError: If it is none.
    """
    return _read(path, "scripts", _script)


def load_graded(path: Path, assignment: Assignment, *, corrected: bool = False) -> list[Graded]:
    """Return the scripts in a file of results, marked by an assignment.

    ``corrected`` says that the marks in the file may follow from a later key than these.

    Raises:
        UsageError: If it holds none, those of another assignment, or marks by another key.
    """
    marking = Marking(assignment)
    try:
        graded = [marking(script) for script in load_scripts(path)]
    except KeyError:
        raise UsageError(f"{path} holds scripts of another assignment") from None
    # Whoever re-graded must not be handed the old key's marks by mistake.
    if not corrected and marks_in(path) != marks_of(graded):
        raise UsageError(f"{path} was marked by other keys: give the corrected assignment")
    return graded


def load_anomalies(path: Path) -> tuple[Anomaly, ...]:
    """Return what was odd, from a file of results.

    Raises:
        UsageError: If it is none.
    """
    return _read(path, "anomalies", _anomaly)


def _read(path: Path, name: str, read: Callable[[dict[str, Any]], T]) -> tuple[T, ...]:
    return read_kept(path, "results", SCHEMA, lambda data: tuple(map(read, data[name])))


def _script(one: dict[str, Any]) -> Script:
    return Script(
        who=one["who"],
        form=one["form"],
        receipt=one["receipt"],
        received=one["received"],
        claimed=one["claimed"],
        late=one["late"],
        responses=tuple(one["responses"]),
        judged={item: Fraction(points) for item, points in one["judged"].items()},
    )


def _anomaly(one: dict[str, Any]) -> Anomaly:
    return Anomaly(
        oddity=Oddity(one["oddity"]),
        source=one["source"],
        who=one["who"],
        receipt=one["receipt"],
        told=one["told"],
    )
