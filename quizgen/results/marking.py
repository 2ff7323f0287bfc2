"""Marking: raw responses of a whole class to outcomes and marks; always from the raw responses."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import chain, repeat
from typing import TYPE_CHECKING, Any

from quizgen.grading.memo import Marker
from quizgen.grading.paper import Adder
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
        self._markings: dict[str, _FormMarking] = {}

    def __call__(self, script: Script) -> Graded:
        """Return the marks of a script.

        Raises:
            KeyError: If its form is not of the assignment.
        """
        marking = self._markings.get(script.form)
        if marking is None:
            marking = self._markings[script.form] = _FormMarking(self._forms[script.form])
        return marking(script)


class _FormMarking:
    """Marks scripts of one form; what they have in common is worked out once."""

    __slots__ = ("_add", "_form", "_markers")

    def __init__(self, form: AssignedForm) -> None:
        self._form = form
        self._markers = [Marker(item.interaction) for item in form.items]
        # What an item is worth does not depend on what was answered.
        most = [marker(None).max for marker in self._markers]
        self._add = Adder(
            list(zip((item.section for item in form.items), most, strict=True)),
            pass_percent=form.pass_percent,
            section_min_percent=form.section_min_percent,
        )

    def __call__(self, script: Script) -> Graded:
        # Too short a list has been told at the intake; here what is missing is unanswered.
        responses = chain(script.responses, repeat(None))
        outcomes = [
            mark(response) for mark, response in zip(self._markers, responses, strict=False)
        ]
        if script.judged:
            given = (script.judged.get(item.id) for item in self._form.items)
            outcomes = list(map(_given, outcomes, given))
        return Graded(
            script=script, form=self._form, outcomes=tuple(outcomes), paper=self._add(outcomes)
        )


def _given(outcome: Outcome, points: Fraction | None) -> Outcome:
    """Return an outcome with the points that a person gave, if one did."""
    if points is None:
        return outcome
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
