"""Feedback: one person's marks, answers and what to review, as a page that needs no other file.

It is made of one script alone, so that nothing of anybody else can be in it. It shows keys: who
makes it decides that they may be known. Reserved items keep theirs unless that is asked for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from quizgen.grading.exact import ratio
from quizgen.messages import catalogue
from quizgen.model.interactions import Blanks, Case, Interval, Match, Multi, Numeric, Order, Walk
from quizgen.model.kinds import kind_of
from quizgen.model.outcomes import Verdict
from quizgen.results.reviewing import modules_of, provisions_of, slips_of
from quizgen.results.tables import shown
from quizgen.web.assets import read
from quizgen.web.keys import key_html
from quizgen.web.rendering import Writer
from quizgen.web.responses import chosen, response_html, right_ids, signs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.model.interactions import Interaction
    from quizgen.model.outcomes import Outcome
    from quizgen.results.marking import Graded

_GAP = re.compile(r"\[\[(\d+)\]\]")
_BLANK = re.compile(r"^blank\d+:")
EMPTY = Markup()
FIRST = 12
"""Provisions that are named at once: more would be no advice."""
_SIGNS = {
    Verdict.CORRECT: "✓",
    Verdict.PARTIAL: "◐",
    Verdict.UNANSWERED: "–",
    Verdict.PENDING: "…",
    Verdict.VOID: "○",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """An option that could be ticked."""

    sign: str
    text: Markup
    own: bool
    right: bool
    why: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question, or a part of one, as it was answered."""

    number: str
    kind: str
    verdict: str
    sign: str
    points: str
    stem: Markup = EMPTY
    given: Markup = EMPTY
    choices: tuple[Choice, ...] = ()
    own: Markup = EMPTY
    key: Markup = EMPTY
    notes: tuple[Markup, ...] = ()
    feedback: Markup = EMPTY
    cites: tuple[tuple[str, str], ...] = ()
    parts: tuple[Question, ...] = ()
    hidden: bool = False
    """Whether it is reserved, so that neither it nor its key is shown."""


def feedback_html(graded: Graded, title: str, *, reveal: bool = False) -> str:
    """Return the page of one person.

    Args:
        graded: The person's script with its marks.
        title: Of the assignment.
        reveal: Whether to show reserved items and their keys too.
    """
    writer = Writer(None, alone=True)
    paper, form = graded.paper, graded.form
    questions = [_item(graded, place, writer, reveal=reveal) for place in range(len(form.items))]
    open_ = {item.id for item in form.items if reveal or item.use != "reserved"}
    style = read("static/feedback.css").decode("utf-8")
    return str(
        writer.render(
            "feedback.html",
            style=Markup(style),  # noqa: S704 - our own
            title=title,
            form=form.title,
            who=graded.script.who,
            receipt=graded.script.receipt,
            received=graded.script.received.replace("T", " "),
            late=graded.script.late,
            score=shown(paper.score),
            max=shown(paper.max),
            percent=shown(paper.percent),
            status=paper.status,
            pending=sum(one.verdict is Verdict.PENDING for one in graded.outcomes),
            failed=[form.sections.get(one, one) for one in paper.failed_sections],
            hidden=sum(one.hidden for one in questions),
            modules=[
                (name, shown(got), shown(most), float(100 * got / most) if most else 0.0)
                for name, got, most in modules_of(graded)
            ],
            provisions=provisions_of(graded, open_),
            most=FIRST,
            slips=slips_of(graded, open_),
            questions=questions,
        )
    )


def _item(graded: Graded, place: int, writer: Writer, *, reveal: bool) -> Question:
    item, outcome = graded.form.items[place], graded.outcomes[place]
    head = _head(str(place + 1), item.interaction, outcome)
    if item.use == "reserved" and not reveal:
        return replace(head, hidden=True)
    asked = replace(
        head,
        stem=_stem(item.interaction, item.asked, writer),
        given=writer.html(item.given),
        feedback=writer.html(item.feedback),
        cites=item.cite,
    )
    responses = graded.script.responses
    response = responses[place] if place < len(responses) else None
    return _answered(asked, item.interaction, response, outcome, writer)


def _head(number: str, own: Interaction, outcome: Outcome) -> Question:
    pending = outcome.verdict is Verdict.PENDING
    return Question(
        number=number,
        kind=kind_of(own),
        verdict=str(outcome.verdict),
        sign=_SIGNS.get(outcome.verdict, "✗"),
        points=f"{'?' if pending else shown(outcome.score)} / {shown(outcome.max)}",
    )


def _answered(
    asked: Question, own: Interaction, response: object, outcome: Outcome, writer: Writer
) -> Question:
    if isinstance(own, Case):
        return replace(asked, parts=tuple(_parts(own, response, outcome, writer)))
    picked, right = chosen(response), right_ids(own)
    choices = tuple(
        Choice(
            sign=sign,
            text=text,
            own=id_ in picked,
            right=id_ in right,
            why=writer.html(why, inline=True) if id_ in picked | right else EMPTY,
        )
        for id_, sign, text, why in signs(own, writer)
    )
    # Options show what is right among them; what was put in its very place need not be repeated.
    placed = isinstance(own, Order | Match | Walk) and outcome.verdict is Verdict.CORRECT
    told = placed or (bool(choices) and bool(right))
    return replace(
        asked,
        choices=choices,
        own=response_html(own, response, writer),
        key=EMPTY if told else key_html(own, writer),
        notes=tuple(_notes(own, outcome, writer)),
    )


def _parts(own: Case, response: object, outcome: Outcome, writer: Writer) -> Iterator[Question]:
    given = response if isinstance(response, dict) else {}
    for number, part in enumerate(own.parts, 1):
        # A case that nobody answered, or that is void, has no outcomes of its parts.
        nothing = replace(outcome, score=outcome.score * 0, max=ratio(part.interaction.max))
        came = outcome.parts.get(part.id, nothing)
        head = _head(f"({number})", part.interaction, came)
        asked = replace(head, stem=_stem(part.interaction, part.stem, writer))
        yield _answered(asked, part.interaction, given.get(part.id), came, writer)


def _stem(own: Interaction, stem: str, writer: Writer) -> Markup:
    text = writer.html(stem)
    if not isinstance(own, Blanks):
        return text
    return Markup(_GAP.sub(r'<span class="gap">(\1)</span>', str(text)))  # noqa: S704 - numbers


def _reason(own: Interaction, reason: str, writer: Writer) -> Markup:
    """Return a reason of the grading contract in words; "" for one that is said elsewhere."""
    code, _, rest = _BLANK.sub("", reason).partition(":")
    key = f"quiz.reason.{code}"
    if isinstance(own, Walk) and code in {"order", "missing"}:
        texts = {step.id: writer.html(step.text, inline=True) for step in own.steps}
        names = dict(zip("ab", (texts[id_] for id_ in rest.split(">")), strict=False))
        return escape(catalogue()[key]["zh"]).format(**names)
    if isinstance(own, Interval) and code == "format":
        key = "quiz.reason.format_range"
    # What follows a colon is an id of the item: the key points of a text say it themselves.
    return EMPTY if rest or key not in catalogue() else writer.say(key)


def _notes(own: Interaction, outcome: Outcome, writer: Writer) -> Iterator[Markup]:
    """Yield why an answer is not right, as far as it shows, and the reasons of the key."""
    yield from dict.fromkeys(filter(None, (_reason(own, one, writer) for one in outcome.reasons)))
    match own:
        case Numeric(rule=rule):
            whys = [known.why for known in rule.also if known.tag and known.tag in outcome.reasons]
        case Blanks(blanks=blanks):
            whys = [blank.why for blank in blanks]
        case Order(entries=entries):
            whys = [entry.why for entry in entries]
        case Match(left=left):
            whys = [one.why for one in left]
        case Walk(steps=steps):
            whys = [step.why for step in steps]
        case _:
            whys = []
    if outcome.verdict is not Verdict.CORRECT or isinstance(own, Numeric | Multi):
        yield from (writer.html(why, inline=True) for why in dict.fromkeys(filter(None, whys)))
