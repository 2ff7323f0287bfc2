"""Intake: opens what came in, lists everything odd, and decides which submission counts.

Nothing is lost and nothing silently taken: each word that came in is either counted, or named with
the reason why it is not. Of several by one person the last received before the end counts.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from quizgen.results.explaining import record
from quizgen.sealing import SealError, opened, read_ticket, receipt

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from quizgen.results.assignments import Assignment
    from quizgen.sealing import Keys, Submission, Ticket


class Oddity(StrEnum):
    """Why a submission does not count, or what to know of one that does."""

    DAMAGED = "damaged"
    FORGED = "forged"
    WRONG_ASSIGNMENT = "wrong-assignment"
    OTHER_FORM = "other-form"
    UNKNOWN = "unknown"
    LATE = "late"
    EARLY = "early"
    COPY = "copy"
    """The very same word once more."""
    SUPERSEDED = "superseded"
    """The person handed in again."""
    NO_TICKET = "no-ticket"
    """Only told: it counts unless tickets are demanded."""
    LENGTH = "length"
    """It answers more or fewer items than the form has."""
    ABSENT = "absent"
    """Nobody's word: the roster names somebody of whom nothing came."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """A word as it arrived."""

    word: str
    source: str
    """Where it came from: a file, a line of a chat."""
    received: str = ""
    """When the channel took it, ISO 8601, "" where nobody knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A submission that counts."""

    submission: Submission
    incoming: Incoming
    receipt: str
    late: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Anomaly:
    """Something to look at."""

    oddity: Oddity
    source: str
    who: str = ""
    receipt: str = ""
    told: str = ""
    """Details as records hold them; ``explaining`` tells them to people."""


@dataclass(slots=True)
class Intake:
    """What came of all words."""

    taken: list[Taken] = field(default_factory=list)
    anomalies: list[Anomaly] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What counts."""

    roster: frozenset[str] | None = None
    """Pseudonyms that may hand in; ``None`` for anybody."""
    tickets: bool = False
    """Whether a ticket is demanded."""
    accept_late: bool = False


def take_in(
    incoming: Iterable[Incoming], assignment: Assignment, keys: Keys, rules: Rules
) -> Intake:
    """Return which submissions count, by pseudonym, and everything odd, in order of arrival."""
    intake = Intake()
    seen: dict[str, str] = {}
    latest: dict[str, Taken] = {}
    for one in sorted(incoming, key=lambda one: (one.received, one.source)):
        mark = receipt(one.word)
        try:
            submission = opened(one.word, keys)
        except SealError as error:
            intake.anomalies.append(
                Anomaly(oddity=Oddity.DAMAGED, source=one.source, receipt=mark, told=str(error))
            )
            continue
        odd = _odd(one, submission, assignment, keys, rules)
        key = "".join(one.word.split())
        if key in seen:
            odd.insert(0, (Oddity.COPY, record(Oddity.COPY, source=seen[key])))
        seen.setdefault(key, one.source)
        intake.anomalies += [
            Anomaly(oddity=oddity, source=one.source, who=submission.who, receipt=mark, told=told)
            for oddity, told in odd
        ]
        kinds = {oddity for oddity, _ in odd}
        if kinds - _HARMLESS - ({Oddity.LATE} if rules.accept_late else set()):
            continue
        before = latest.get(submission.who)
        if before is not None:
            intake.anomalies.append(
                Anomaly(
                    oddity=Oddity.SUPERSEDED,
                    source=before.incoming.source,
                    who=submission.who,
                    receipt=before.receipt,
                    told=record(Oddity.SUPERSEDED, source=one.source),
                )
            )
        latest[submission.who] = Taken(
            submission=submission, incoming=one, receipt=mark, late=Oddity.LATE in kinds
        )
    intake.taken = [latest[who] for who in sorted(latest)]
    for who in sorted((rules.roster or frozenset()) - set(latest)):
        intake.anomalies.append(Anomaly(oddity=Oddity.ABSENT, source="", who=who))
    return intake


_HARMLESS = {Oddity.NO_TICKET}


def _odd(
    one: Incoming, submission: Submission, assignment: Assignment, keys: Keys, rules: Rules
) -> list[tuple[Oddity, str]]:
    """Return everything odd about a submission that could be opened."""
    found: list[tuple[Oddity, str]] = []
    if submission.assignment != assignment.id:
        return [(Oddity.WRONG_ASSIGNMENT, submission.assignment)]
    form = assignment.form(submission.form)
    if form is None:
        found.append((Oddity.OTHER_FORM, submission.form))
    elif (count := len(submission.responses)) != len(form.items):
        found.append((Oddity.LENGTH, record(Oddity.LENGTH, n=count, of=len(form.items))))
    if rules.roster is not None and submission.who not in rules.roster:
        found.append((Oddity.UNKNOWN, submission.who))
    ticket: Ticket | None = None
    if submission.ticket:
        try:
            ticket = read_ticket(submission.ticket, keys.public)
        except SealError as error:
            found.append((Oddity.FORGED, str(error)))
    elif rules.tickets:
        found.append((Oddity.FORGED, record("forged.none")))
    else:
        found.append((Oddity.NO_TICKET, ""))
    if ticket is not None:
        of_this = (submission.assignment, submission.form, submission.who)
        if (ticket.assignment, ticket.form, ticket.who) != of_this:
            found.append((Oddity.FORGED, record("forged.person")))
    opens = ticket.opens if ticket else assignment.opens
    closes = ticket.closes if ticket else assignment.closes
    if one.received and closes and one.received > closes:
        found.append((Oddity.LATE, record(Oddity.LATE, received=one.received, closes=closes)))
    if one.received and opens and one.received < opens:
        found.append((Oddity.EARLY, record(Oddity.EARLY, received=one.received, opens=opens)))
    return found


def by_kind(anomalies: Iterable[Anomaly]) -> Mapping[Oddity, int]:
    """Return how many there are of each kind."""
    found: dict[Oddity, int] = {}
    for anomaly in anomalies:
        found[anomaly.oddity] = found.get(anomaly.oddity, 0) + 1
    return found
