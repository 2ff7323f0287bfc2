"""Statements: graded scripts as xAPI tells them: begun, answered, completed, passed or failed.

Nothing of it comes from a clock or from chance: times are those of the submissions, and the id of
a statement is made of all that it says. The same results are the same statements, so that a
record store keeps them once however often they come; a corrected mark is another statement, and
the one before is voided.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

from quizgen.model.outcomes import Verdict
from quizgen.results.interactions import answers
from quizgen.results.records import CONTRACT
from quizgen.sealing.canonical import canonical

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from fractions import Fraction

    from quizgen.model.outcomes import Outcome, PaperOutcome
    from quizgen.results.assignments import AssignedItem, Assignment
    from quizgen.results.interactions import Answer
    from quizgen.results.marking import Graded

Statement = dict[str, Any]

SPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:quizgen:statements")
VERBS = "http://adlnet.gov/expapi/verbs/"
TYPES = "http://adlnet.gov/expapi/activities/"
EXTENSIONS = "urn:quizgen:extension:"
CHINA = timezone(timedelta(hours=8))
_SILENT = frozenset({Verdict.UNANSWERED, Verdict.INVALID})
_OPEN = frozenset({Verdict.PENDING, Verdict.VOID})
_STEM = 300
"""Letters of a stem that name an activity."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """What the results do not tell."""

    home: str
    """Address of the system that gave out the pseudonyms: with it they are accounts."""
    zone: timezone = CHINA
    """In which zone the times of reception are."""
    reveal: bool = False
    """Whether statements on reserved items say what was asked and what is right."""


def statements(
    assignment: Assignment, graded: Iterable[Graded], sender: Sender
) -> Iterator[Statement]:
    """Yield the statements of all scripts whose marks are final, person by person."""
    for one in graded:
        if one.paper.status != "pending":
            yield from _attempt(assignment, one, sender)


def voids(
    before: Iterable[Statement], now: Iterable[Statement], sender: Sender
) -> Iterator[Statement]:
    """Yield a statement that takes back each of ``before`` which is not said any more."""
    said = {one["id"] for one in now}
    account = {"homePage": sender.home, "name": "quizgen"}
    for one in before:
        if one["id"] not in said:
            yield _with_id(
                {
                    "actor": {"objectType": "Agent", "account": account},
                    "verb": _verb("voided"),
                    "object": {"objectType": "StatementRef", "id": one["id"]},
                }
            )


def _attempt(assignment: Assignment, one: Graded, sender: Sender) -> Iterator[Statement]:
    script, form = one.script, one.form
    course = f"urn:quizgen:{assignment.course}"
    whole = {
        "objectType": "Activity",
        "id": f"{course}:form:{form.id}:{form.hash}",
        "definition": {"type": f"{TYPES}assessment", "name": {"zh-CN": form.title or form.id}},
    }
    owner = {
        "id": f"{course}:assignment:{assignment.id}",
        "definition": {"name": {"zh-CN": assignment.title or assignment.id}},
    }
    frame: Statement = {
        "actor": {
            "objectType": "Agent",
            "account": {"homePage": sender.home, "name": script.who or script.receipt},
        },
        "context": {
            "registration": str(uuid.uuid5(SPACE, f"{owner['id']}:{script.receipt}")),
            "platform": "quizgen",
            "language": "zh-CN",
            "contextActivities": {"grouping": [owner]},
            "extensions": {
                f"{EXTENSIONS}receipt": script.receipt,
                f"{EXTENSIONS}contract": CONTRACT,
            },
        },
    }
    if time := moment(script.received, script.claimed, sender.zone):
        frame["timestamp"] = time
    yield _said(frame, "initialized", whole)
    for place, (item, outcome) in enumerate(zip(form.items, one.outcomes, strict=True)):
        response = script.responses[place] if place < len(script.responses) else None
        if outcome.verdict in _SILENT or response is None:
            continue
        for answer in answers(
            item.id, item.interaction, item.asked or item.stem, response, outcome
        ):
            shown = sender.reveal or item.use != "reserved"
            yield _answered(frame, course, whole, item, answer if shown else _closed(answer))
    yield _said(frame, "completed", whole, {"completion": True})
    passed = one.paper.status == "pass"
    result = {"success": passed, "completion": True, "score": _score(one.paper)}
    yield _said(frame, "passed" if passed else "failed", whole, result)


def _answered(
    frame: Statement, course: str, whole: Statement, item: AssignedItem, answer: Answer
) -> Statement:
    definition: dict[str, Any] = {
        "type": f"{TYPES}cmi.interaction",
        "name": {"zh-CN": _name(answer)},
        "interactionType": answer.type,
    }
    if answer.right:
        definition["correctResponsesPattern"] = [answer.right]
    for name in ("choices", "source", "target"):
        if known := getattr(answer, name):
            definition[name] = [
                {"id": id_, **({"description": {"zh-CN": text}} if text else {})}
                for id_, text in known.items()
            ]
    values = f":{item.seed}" if item.seed else ""
    asked = {
        "objectType": "Activity",
        "id": f"{course}:item:{answer.id}{values}",
        "definition": definition,
    }
    result: dict[str, Any] = {}
    if answer.response:
        result["response"] = answer.response
    outcome = answer.outcome
    if outcome.verdict not in _OPEN:
        result["success"] = outcome.verdict is Verdict.CORRECT
        if outcome.max > 0:
            result["score"] = _score(outcome)
    context = frame["context"]
    part = {"objectType": "Activity", "id": whole["id"]}
    more = {
        **context,
        "contextActivities": {**context["contextActivities"], "parent": [part]},
        "extensions": {**context["extensions"], f"{EXTENSIONS}content": item.content_hash},
    }
    return _said({**frame, "context": more}, "answered", asked, result)


def _closed(answer: Answer) -> Answer:
    """Return an answer that tells neither what was asked nor what is right."""
    return replace(
        answer,
        stem="",
        right="",
        choices=dict.fromkeys(answer.choices, ""),
        source=dict.fromkeys(answer.source, ""),
        target=dict.fromkeys(answer.target, ""),
    )


def _name(answer: Answer) -> str:
    words = " ".join(answer.stem.replace("**", "").split())
    return (words if len(words) <= _STEM else f"{words[:_STEM]}…") or answer.id


def _said(
    frame: Statement, verb: str, about: Statement, result: dict[str, Any] | None = None
) -> Statement:
    told = {"result": result} if result else {}
    return _with_id({**frame, "verb": _verb(verb), "object": about, **told})


def _with_id(content: Statement) -> Statement:
    return {"id": str(uuid.uuid5(SPACE, canonical(content).decode())), **content}


def _verb(name: str) -> dict[str, Any]:
    return {"id": f"{VERBS}{name}", "display": {"en-US": name}}


def _score(outcome: Outcome | PaperOutcome) -> dict[str, int | float]:
    score, most = outcome.score, outcome.max
    told = {"scaled": score / most if most else score * 0, "raw": score, "max": most}
    return {"min": min(0, _number(score)), **{name: _number(one) for name, one in told.items()}}


def _number(value: Fraction) -> int | float:
    return value.numerator if value.denominator == 1 else round(float(value), 4)


def moment(received: str, claimed: str, zone: timezone) -> str:
    """Return when something was handed in, "" when nobody knows.

    What the channel has noted goes before what the person's own clock has said.
    """
    for text, own in ((received, zone), (claimed, UTC)):
        try:
            time = datetime.fromisoformat(text)
        except ValueError:
            continue
        return (time if time.tzinfo else time.replace(tzinfo=own)).isoformat()
    return ""
