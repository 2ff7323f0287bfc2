"""Marking: raw responses of a whole class to outcomes and marks; always from the raw responses."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from quizgen.grading.memo import Marker
from quizgen.grading.paper import total
from quizgen.model.outcomes import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from quizgen.model.outcomes import Outcome, PaperOutcome
    from quizgen.results.assignments import AssignedForm, Assignment
    from quizgen.results.intake import Taken


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """What one person answered, as it counts."""

    who: str
    form: str
    """Hash of the form."""
    receipt: str
    received: str = ""
    claimed: str = ""
    late: bool = False
    responses: tuple[Any, ...] = ()
    """Raw, in the order of the form."""
    judged: Mapping[str, Fraction] = field(default_factory=dict)
    """Points that a person gave to free texts, by item, instead of the suggestion."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Graded:
    """The marks of one script."""

    script: Script
    form: AssignedForm
    outcomes: tuple[Outcome, ...]
    paper: PaperOutcome


def scripts(
    taken: Iterable[Taken], points: Mapping[tuple[str, str], Fraction] | None = None
) -> tuple[Script, ...]:
    """Return the scripts of submissions that count.

    Args:
        taken: What came in.
        points: What a person gave to free texts, by receipt and item.
    """
    given: dict[str, dict[str, Fraction]] = {}
    for (receipt, item), value in (points or {}).items():
        given.setdefault(receipt, {})[item] = value
    return tuple(
        Script(
            who=one.submission.who,
            form=one.submission.form,
            receipt=one.receipt,
            received=one.incoming.received,
            claimed=one.submission.claimed,
            late=one.late,
            responses=one.submission.responses,
            judged=given.get(one.receipt, {}),
        )
        for one in taken
    )


class Marking:
    """Marks scripts of one assignment; equal responses are graded once."""

    def __init__(self, assignment: Assignment) -> None:
        self._forms = {form.hash: form for form in assignment.forms}
        self._markers: dict[tuple[str, int], Marker] = {}

    def __call__(self, script: Script) -> Graded:
        """Return the marks of a script.

        Raises:
            KeyError: If its form is not of the assignment.
        """
        form = self._forms[script.form]
        outcomes = tuple(self._outcome(form, place, script) for place in range(len(form.items)))
        sections = [item.section for item in form.items]
        paper = total(
            list(zip(sections, outcomes, strict=True)),
            pass_percent=form.pass_percent,
            section_min_percent=form.section_min_percent,
        )
        return Graded(script=script, form=form, outcomes=outcomes, paper=paper)

    def _outcome(self, form: AssignedForm, place: int, script: Script) -> Outcome:
        marker = self._markers.get((form.hash, place))
        if marker is None:
            marker = Marker(form.items[place].interaction)
            self._markers[form.hash, place] = marker
        # Too short a list has been told at the intake; here what is missing is unanswered.
        response = script.responses[place] if place < len(script.responses) else None
        outcome = marker(response)
        given = script.judged.get(form.items[place].id)
        return outcome if given is None else _given(outcome, given)


def _given(outcome: Outcome, points: Fraction) -> Outcome:
    """Return an outcome with the points that a person gave."""
    score = max(Fraction(0), min(points, outcome.max))
    if score >= outcome.max:
        verdict = Verdict.CORRECT
    else:
        verdict = Verdict.PARTIAL if score else Verdict.INCORRECT
    return replace(outcome, score=score, verdict=verdict)


def pending(graded: Sequence[Graded]) -> tuple[tuple[Graded, int], ...]:
    """Return each free text that a person has to judge: the script and the place of the item."""
    return tuple(
        (one, place)
        for one in graded
        for place, outcome in enumerate(one.outcomes)
        if outcome.verdict is Verdict.PENDING
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What grading again changes for one person."""

    who: str
    receipt: str
    before: PaperOutcome
    after: PaperOutcome
    items: tuple[str, ...]
    """Ids of the items whose points differ."""


def changes(before: Sequence[Graded], after: Sequence[Graded]) -> tuple[Change, ...]:
    """Return whose points change, by how much and by which items; scripts must be the same."""
    found = []
    for one, other in zip(before, after, strict=True):
        items = tuple(
            item.id
            for item, old, new in zip(one.form.items, one.outcomes, other.outcomes, strict=True)
            if (old.score, old.verdict) != (new.score, new.verdict)
        )
        if items or one.paper != other.paper:
            found.append(
                Change(
                    who=one.script.who,
                    receipt=one.script.receipt,
                    before=one.paper,
                    after=other.paper,
                    items=items,
                )
            )
    return tuple(found)
