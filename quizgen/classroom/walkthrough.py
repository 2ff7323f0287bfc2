"""Walkthrough: the play for the facilitator, scene by scene: plot, cues, help, right handling."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.classroom.context import clock, spelled
from quizgen.classroom.cues import cues, receiver
from quizgen.classroom.papers import formed
from quizgen.classroom.words import word
from quizgen.model.sheets import Form, Heading, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.classroom.context import Context
    from quizgen.classroom.story import Move, Visit
    from quizgen.model.scenes import Beat
    from quizgen.model.sheets import Block


def scenes(context: Context) -> Iterator[Block]:
    """Yield what the facilitator needs in each scene of the best way."""
    for number, visit in enumerate(context.story.visits, 1):
        where = context.say(visit.scene.where)
        yield Heading(word("guide.scene", number=number, where=where), 2)
        told = spelled(visit.moment) or word("none")
        yield Paragraph(
            word("guide.when", clock=clock(visit.begin), minutes=visit.minutes, moment=told),
            "note",
        )
        if visit.optional:
            yield Paragraph(word("guide.optional"), "note")
        rows = ((word(f"guide.{key}"), text) for key, text in _rows(context, visit))
        yield Form(tuple((label, text) for label, text in rows if text))
    if context.story.ending is not None:
        title = context.say(context.story.ending.title)
        yield Paragraph(word("guide.end", title=title))


def _rows(context: Context, visit: Visit) -> Iterator[tuple[str, str]]:
    yield "plot", "\n".join(told(context, beat) for beat in visit.beats)
    yield (
        "exhibit",
        "；".join(
            context.say(exhibit.title)
            for exhibit in context.scenario.exhibits.values()
            if exhibit.at.id == visit.scene.id
        ),
    )
    yield "cue", "\n".join(_cues(context, visit))
    yield (
        "paper",
        "；".join(
            document.title for paper, document in formed(context) if paper.at.id == visit.scene.id
        ),
    )
    if visit.decision is None:
        return
    by = context.scenario.cast.get(visit.decision.by)
    who = f"{by.name}：" if by else ""
    yield "ask", who + context.say(visit.decision.ask)
    if visit.decision.discussion:  # no option is the right one, so none is called so
        ways = (visit.best, *visit.others) if visit.best else visit.others
        yield "talk", "\n".join(_move(context, move) for move in ways)
        yield "help", "\n".join(_help(context, visit))
        return
    if visit.best is not None:
        yield "best", _move(context, visit.best)
    fair = [move for move in visit.others if move.outcome.grade == "ok"]
    yield "ok", "\n".join(_move(context, move) for move in fair) or word("guide.ok_none")
    stray = [move for move in visit.others if move.outcome.grade != "ok"]
    yield "wrong", "\n".join(_move(context, move) for move in stray)
    yield "help", "\n".join(_help(context, visit))


def told(context: Context, beat: Beat) -> str:
    """Return a moment of a scene in one line."""
    who = context.scenario.cast[beat.who].name if beat.who else ""
    if beat.say is not None:
        return f"{who}：{context.say(beat.say)}"
    if beat.act is not None:
        return who + word("guide.act", act=context.say(beat.act))
    if beat.show is not None:
        lines = "；".join(context.say(line) for line in beat.fields)
        return f"{word('guide.show')}{context.say(beat.show)}（{lines}）"
    doc = context.say(beat.doc)
    if beat.to:
        return word("guide.hand", who=context.scenario.cast[beat.to].name, doc=doc)
    return word("guide.hand_plain", doc=doc)


def _cues(context: Context, visit: Visit) -> Iterator[str]:
    for cue in cues(context):
        inject = cue.inject
        if cue.at is not None and inject in visit.cues:
            yield word(
                "guide.cue_line",
                id=inject.id,
                clock=clock(cue.at),
                channel=inject.channel,
                to=receiver(context, inject),
                text=context.say(inject.text),
            )


def _move(context: Context, move: Move) -> str:
    text = context.say(move.option.text)
    feedback = context.say(move.outcome.feedback).replace("\n", "")
    return f"· {text}\n　{feedback}〔{context.cites(move.outcome.cite)}〕"


def _help(context: Context, visit: Visit) -> Iterator[str]:
    assert visit.decision is not None
    yield word("guide.help_1", ask=context.say(visit.decision.ask))
    if visit.best is None:
        return
    cite = visit.best.outcome.cite
    gists = context.gists(cite) or (context.cites(cite),)
    yield word("guide.help_2", gists="；".join(gist.rstrip("。") for gist in gists))
    if visit.decision.discussion:
        yield word("guide.help_talk")
        return
    told_so = [context.say(inject.miss) for inject in visit.cues if inject.miss]
    text = context.say(visit.best.option.text)
    yield word("guide.help_3", text="；".join([text, *(line.rstrip("。") for line in told_so)]))
