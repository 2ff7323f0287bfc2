"""Cues: the list of all injects with both clocks and what this seed makes of them (MSEL)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizgen.classroom.context import clock, spelled
from quizgen.classroom.story import comes, later
from quizgen.classroom.words import word, words
from quizgen.drills.clock import begin
from quizgen.expressions import names_in
from quizgen.loading.conditions import formula
from quizgen.model.classroom import EVERYBODY
from quizgen.model.sheets import Paragraph, Sheet, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.classroom.context import Context
    from quizgen.model.classroom import Inject

WIDTHS = (8, 13, 12, 19, 9, 16, 11, 32, 18, 18, 8, 24, 9, 21, 11, 12, 15, 10)
"""Shares of the line for the columns."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A row of the list."""

    inject: Inject
    at: int | None
    """Minutes since the play began; nothing where the best way does not pass."""
    state: str
    """on, off or open: whether this group gets it."""


def cues(context: Context) -> tuple[Cue, ...]:
    """Return all injects, those of the best way by time, then the others as they are written."""
    rows = [_cue(context, inject) for inject in context.scenario.injects]
    late = sum(visit.minutes for visit in context.story.visits)
    return tuple(sorted(rows, key=lambda cue: late if cue.at is None else cue.at))


def _cue(context: Context, inject: Inject) -> Cue:
    scene = inject.at.id if inject.at else ""
    visit = context.story.visit(scene)
    if visit is not None and inject in visit.cues:
        # Cues before it in the scene take their time first.
        waited = sum(c.minutes for c in visit.cues[: visit.cues.index(inject)])
        return Cue(inject, visit.begin + inject.after + waited, "on")
    case = context.group.case
    if not comes(inject, case):
        return Cue(inject, None, "off")
    if inject.when is not None and visit is not None:
        return Cue(inject, None, "off")
    settled = None if inject.when is None else context.settled(inject.when)
    return Cue(inject, None, "off" if settled is False else "open")


def sheet(context: Context) -> Sheet:
    """Return the list as one landscape sheet."""
    return Sheet(
        name="msel",
        title=word("msel.title", title=context.scenario.title),
        page="A4 wide",
        mark=context.mark,
        blocks=(
            Paragraph(word("msel.lead"), "plain"),
            Table(
                words("msel.header"),
                tuple(tuple(_row(context, cue)) for cue in cues(context)),
                WIDTHS,
            ),
        ),
    )


def _row(context: Context, cue: Cue) -> Iterator[str]:
    inject = cue.inject
    scene = context.scenario.scenes.get(inject.at.id) if inject.at else None
    told = begin(scene.clock, context.group.case) if scene else None
    yield inject.id
    yield spelled(later(told, inject.after)).replace(" ", "\n")
    yield "" if cue.at is None else clock(cue.at)
    yield context.say(scene.where) if scene else ""
    yield word(f"types.{inject.type}")
    yield f"{inject.sender or word('msel.executor')}→\n{receiver(context, inject)}"
    yield inject.channel
    yield context.say(inject.text)
    yield "\n".join((*condition(context, inject), word(f"msel.{cue.state}")))
    yield context.events(inject.expect)
    yield word("msel.limit", minutes=inject.minutes) if inject.minutes else ""
    yield "\n".join(missed(context, inject))
    yield inject.objective
    yield "\n".join(passage.text for passage in inject.cite)
    yield inject.executor or word("msel.executor")
    yield ""
    yield word("msel.result") if inject.expect else ""
    yield ""


def receiver(context: Context, inject: Inject) -> str:
    """Return for whom a cue is."""
    if inject.to in {"", EVERYBODY}:
        return word("msel.all")
    return context.scenario.cast[inject.to].name


def condition(context: Context, inject: Inject) -> Iterator[str]:
    """Yield on what it depends whether a cue comes; findings are named by what they say."""
    if inject.when is not None:
        named = {name.name for name in names_in(formula(inject.when.text))}
        known = context.scenario.findings
        if named <= known.keys():
            yield word("msel.when", what=word("msel.or").join(known[n].text for n in sorted(named)))
        else:
            yield word("msel.case")
    if inject.prob < 100:  # noqa: PLR2004 - percent
        yield word("msel.prob", prob=inject.prob)
    if inject.when is None and inject.prob >= 100:  # noqa: PLR2004
        yield word("msel.always")


def missed(context: Context, inject: Inject) -> Iterator[str]:
    """Yield what follows where nobody reacts."""
    if inject.miss is not None:
        yield context.say(inject.miss)
    if inject.miss_fault is not None:
        yield word("msel.miss_fault", text=context.scenario.faults[inject.miss_fault.id].text)
